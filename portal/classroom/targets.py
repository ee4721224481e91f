"""What can be assigned."""

from dataclasses import dataclass
from typing import TypeAlias

from articles.models import Article, Passage, Revision
from portal.lessons.models import Lesson, Module


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a revision that are to become a passage when they are assigned."""

    revision: Revision
    start: int
    end: int


Target: TypeAlias = Lesson | Module | Article | Passage | Words
