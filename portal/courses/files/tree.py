"""Where the files of a course lie: in a folder, or in a zip. Nothing outside is ever read."""

import os
import stat
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from portal.courses.files.problems import CourseFilesError, Problem

LARGEST = 2_000_000
"""Bytes of one file."""
LARGEST_COURSE = 50_000_000
"""Bytes of all files together, and of a zip."""
MOST_FILES = 2_000

PATTERNS = (
    "course.yaml",
    "themes.yaml",
    "terms.yaml",
    "sources/*.yaml",
    "digests/*.md",
    "places/*.yaml",
    "annotations/*.jsonld",
    "events.yaml",
    "indicators.yaml",
    "modules/*/module.yaml",
    "modules/*/lessons/*.md",
)
"""The names of the files of a course."""

_LINK = "This is a link, and links are not followed. Put the file itself in its place."
_OUTSIDE = "This name leads out of the zip. Make the zip anew, of the folder of the course."
_ENCRYPTED = 0x1
_BROKEN = (OSError, NotImplementedError, EOFError, ValueError, zipfile.BadZipFile, zlib.error)


@dataclass(slots=True)
class Tree:
    """The files of a course by their names from its folder; hidden ones are left out."""

    files: dict[str, Path | bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """The names of the files, in order."""
        return sorted(self.files)

    def matching(self, pattern: str) -> list[str]:
        """The files whose names fit a pattern, part by part."""
        depth = pattern.count("/")
        fitting = (name for name in self.names if name.count("/") == depth)
        return [name for name in fitting if PurePosixPath(name).match(pattern)]

    def read(self, name: str) -> bytes | None:
        """What stands in a file; None if that is too much, which is entered."""
        content = self.files[name]
        if isinstance(content, Path):
            with content.open("rb") as file:
                content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            self.problems.append(Problem(name, 1, f"The file has more than {LARGEST:,} bytes."))
            return None
        return content


def open_tree(path: Path) -> Tree:
    """The files of a folder or of a zip; raises `CourseFilesError` if it is neither."""
    if path.is_dir():
        return _of_folder(path)
    if not path.is_file():
        raise _refused(path, "There is no such folder and no such zip.")
    if path.stat().st_size > LARGEST_COURSE:
        raise _refused(path, f"The zip has more than {LARGEST_COURSE:,} bytes.")
    try:
        with zipfile.ZipFile(path) as archive:
            return _of_zip(path, archive)
    except _BROKEN as error:
        raise _refused(path, f"This is no folder and no zip that can be read: {error}.") from error


def _of_folder(folder: Path) -> Tree:
    tree = Tree()
    for path, folders, files in os.walk(folder):
        inside = Path(path).relative_to(folder)
        folders[:] = [name for name in folders if not _is_hidden(name)]
        for name in (*folders, *files):
            place = inside / name
            if (folder / place).is_symlink():
                tree.problems.append(Problem(place.as_posix(), 1, _LINK))
            elif name in files and not _is_hidden(name):
                tree.files[place.as_posix()] = folder / place
        if len(tree.files) > MOST_FILES:
            raise _refused(folder, f"The folder has more than {MOST_FILES:,} files.")
    return tree


def _of_zip(path: Path, archive: zipfile.ZipFile) -> Tree:
    """The files of a zip, read at once; where all lie in one folder of it, from that folder."""
    tree = Tree()
    entries = archive.infolist()
    if len(entries) > MOST_FILES:
        raise _refused(path, f"The zip has more than {MOST_FILES:,} files.")
    total = 0
    for entry in entries:
        parts = entry.filename.split("/")
        if any(_is_hidden(part) for part in parts if part != ".."):
            continue
        if problem := _refusal(entry, parts, tree):
            tree.problems.append(Problem(entry.filename, 1, problem))
        elif not entry.is_dir():
            with archive.open(entry) as file:
                content = file.read(LARGEST + 1)
            total += len(content)
            if total > LARGEST_COURSE:
                raise _refused(path, f"Its files have more than {LARGEST_COURSE:,} bytes together.")
            tree.files[entry.filename] = content
    return _from_its_folder(tree)


def _refusal(entry: zipfile.ZipInfo, parts: list[str], tree: Tree) -> str:
    """Why an entry of a zip is not taken; empty if it is."""
    if ".." in parts or not parts[0] or "\\" in entry.filename or ":" in parts[0]:
        return _OUTSIDE
    if stat.S_ISLNK(entry.external_attr >> 16):
        return _LINK
    if entry.flag_bits & _ENCRYPTED:
        return "This file is encrypted. Make the zip without a password."
    if entry.filename in tree.files:
        return "The zip has this file twice."
    return ""


def _from_its_folder(tree: Tree) -> Tree:
    """A tree without the one folder in which all its files lie, if they do."""
    tops = {name.partition("/")[0] for name in tree.files}
    if "course.yaml" in tree.files or len(tops) != 1:
        return tree
    inside = {name.partition("/")[2]: content for name, content in tree.files.items()}
    return Tree({name: content for name, content in inside.items() if name}, tree.problems)


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "__"))


def _refused(path: Path, message: str) -> CourseFilesError:
    return CourseFilesError([Problem(path.name, 1, message)])
