"""Taking in the source texts that lie in a folder, where their checksums are a source's."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from django.utils import timezone

from articles.importing import ImportRefused, read_article
from articles.models import Revision
from articles.operations.imports import ImportEffect, import_parsed
from articles.operations.publishing import publish_revision
from portal.courses.files import CourseFilesError, Problem, SourceRecord


class TextEffect(StrEnum):
    """What became of a file in the folder of texts."""

    IMPORTED = "imported"
    UNCHANGED = "here already"
    UNMATCHED = "matches no source of the course"


@dataclass(frozen=True, slots=True)
class TextOutcome:
    """A file and what became of it."""

    file_name: str
    effect: TextEffect


@dataclass(frozen=True, slots=True)
class HeldText:
    """A file of a source: its characters, and the revision that was read from it."""

    sha256: str
    decoded: str
    revision: Revision


def import_texts(
    folder: Path, sources: Iterable[SourceRecord], *, publish: bool
) -> tuple[list[TextOutcome], list[HeldText]]:
    """Import each file whose SHA-256 a source has, for signed-in people; report the others.

    A text that is here already is left as it is, public or not.
    """
    held: list[HeldText] = []
    known = {source.sha256: source for source in sources if source.sha256}
    outcomes: list[TextOutcome] = []
    problems: list[Problem] = []
    for path in sorted(path for path in folder.iterdir() if path.is_file()):
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() not in known:
            outcomes.append(TextOutcome(path.name, TextEffect.UNMATCHED))
            continue
        try:
            parsed = read_article(data, file_name=path.name)
        except ImportRefused as error:
            problems.append(Problem(path.name, 1, str(error)))
            continue
        outcome = import_parsed(by=None, parsed=parsed, file_name=path.name)
        held.append(HeldText(parsed.sha256, data.decode(parsed.encoding), outcome.revision))
        if outcome.effect is ImportEffect.UNCHANGED:
            outcomes.append(TextOutcome(path.name, TextEffect.UNCHANGED))
            continue
        stays_off = outcome.effect is not ImportEffect.NEW and not outcome.article.is_public_at(
            timezone.now()
        )
        if publish and not stays_off:
            publish_revision(by=None, revision=outcome.revision)
        outcomes.append(TextOutcome(path.name, TextEffect.IMPORTED))
    if problems:
        raise CourseFilesError(problems)
    return outcomes, held
