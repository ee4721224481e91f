"""What the files of a course say of each other."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.courses.files.problems import Problem
from portal.courses.files.records import (
    AnnotationRecord,
    DigestRecord,
    EventRecord,
    Identity,
    LessonRecord,
    Record,
    SourceRecord,
)


def doubles(records: list[Record], sources: list[SourceRecord]) -> Iterator[Problem]:
    """Objects that claim the same key, and sources that claim the same file."""
    first: dict[Identity | str, Record] = {}
    for record in records:
        identity = (record.kind, record.key)
        if first.setdefault(identity, record) is not record:
            message = f"The {record.kind} “{record.key}” is in {first[identity].place} already."
            yield Problem.at(record.place, message)
    for record in sources:
        if record.sha256 and first.setdefault(record.sha256, record) is not record:
            message = f"{first[record.sha256].place} has the same SHA-256."
            yield Problem.at(record.place, message)


def without_source(digests: list[DigestRecord], files: list[str]) -> Iterator[Problem]:
    """Digests of sources that have no file."""
    for digest in digests:
        name = f"sources/{digest.source}.yaml"
        if name not in files:
            yield Problem.at(digest.place, f"There is no {name}.")


def without_theme(
    records: list[DigestRecord | AnnotationRecord | EventRecord], themes: set[str]
) -> Iterator[Problem]:
    """What names themes that are not listed."""
    for record in records:
        named = (record.theme,) if isinstance(record, AnnotationRecord) else record.themes
        for theme in named:
            if theme and theme not in themes:
                yield Problem.at(record.place, f"The theme “{theme}” is not in themes.yaml.")


def pointing_nowhere(
    notes: list[AnnotationRecord], terms: set[str] | None, events: set[str] | None
) -> Iterator[Problem]:
    """Cross-references to terms and events that are not listed; None: they cannot be read."""
    for note in notes:
        if note.term and terms is not None and note.term not in terms:
            yield Problem.at(note.place, f"The term “{note.term}” is not in terms.yaml.")
        if note.event and events is not None and note.event not in events:
            yield Problem.at(note.place, f"The event “{note.event}” is not in events.yaml.")


@dataclass(frozen=True, slots=True)
class Listed:
    """The slugs of what the lists of a course hold; None: a list cannot be read."""

    themes: set[str] | None
    terms: set[str] | None
    events: set[str] | None
    indicators: set[str] | None


def steps_without_their_things(lessons: list[LessonRecord], listed: Listed) -> Iterator[Problem]:
    """Steps that name themes, terms, events and indicators which are not listed."""
    for step in (step for lesson in lessons for step in lesson.steps):
        named = (
            ("theme", (step.theme,), listed.themes),
            ("term", (step.term, *step.terms), listed.terms),
            ("event", (step.event, *step.events), listed.events),
            ("indicator", (step.indicator,), listed.indicators),
        )
        for name, slugs, known in named:
            for slug in slugs:
                if slug and known is not None and slug not in known:
                    yield Problem.at(step.place, f"The {name} “{slug}” is not in {name}s.yaml.")
