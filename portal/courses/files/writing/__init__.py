"""From the objects of a course to their files, in the one canonical form."""

from portal.courses.files.writing.contents import TERM_KINDS, checksum, file_contents

__all__ = ["TERM_KINDS", "checksum", "file_contents"]
