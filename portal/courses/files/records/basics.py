"""What the records of all kinds share."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What an object of a course is, in the order in which they rest on each other."""

    THEME = "theme"
    TERM = "term"
    SOURCE = "source"
    DIGEST = "digest"
    PLACES = "places"
    ANNOTATION = "annotation"
    EVENT = "event"
    INDICATOR = "indicator"
    COURSE = "course"
    MODULE = "module"
    LESSON = "lesson"


Identity = tuple[Kind, str]
"""Kind and key: the slug, or for a lesson ``MODULE/LESSON``."""


@dataclass(frozen=True, slots=True)
class Place:
    """A file, named from the folder of the course, and a line of it from 1."""

    file: str
    line: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class Translated:
    """Words in English and in Vietnamese."""

    en: str = ""
    vi: str = ""


@dataclass(frozen=True, slots=True)
class TranslatedLines:
    """A list in English and in Vietnamese."""

    en: tuple[str, ...] = ()
    vi: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a digest, quoted as `articles.anchoring.selectors` does.

    `start` is where they stand there, in code points, for the order of the file.
    """

    digest: str
    exact: str  # empty where the words are gone
    prefix: str
    suffix: str
    start: int = field(default=0, compare=False)
