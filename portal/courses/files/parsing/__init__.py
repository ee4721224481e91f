"""From checked values to the objects of a course.

What a schema cannot say is checked here: dates, the Markdown of a digest, values of a kind.
"""

from portal.courses.files.parsing.digests import Digests
from portal.courses.files.parsing.places import places
from portal.courses.files.parsing.teaching import course, lesson, module
from portal.courses.files.parsing.texts import digest, source, terms, themes
from portal.courses.files.parsing.timeline import events, indicators
from portal.courses.files.parsing.values import tidy_markdown

__all__ = [
    "Digests",
    "course",
    "digest",
    "events",
    "indicators",
    "lesson",
    "module",
    "places",
    "source",
    "terms",
    "themes",
    "tidy_markdown",
]
