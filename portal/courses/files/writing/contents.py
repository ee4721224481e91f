"""Which objects stand in which file."""

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

from articles.dating import OPEN_END, parse
from articles.text.writing import to_markdown
from portal.courses.files.annotation_pages import annotation_page, annotation_text
from portal.courses.files.records import (
    AnnotationRecord,
    CourseRecord,
    DigestRecord,
    EventRecord,
    Kind,
    LessonRecord,
    ModuleRecord,
    PlacesRecord,
    Record,
    TermRecord,
)
from portal.courses.files.writing import teaching, texts, timeline
from portal.courses.files.writing.fields import Fields
from portal.courses.files.yaml_writing import to_yaml

TERM_KINDS = (
    *("concept", "document", "congress", "body", "agreement", "meeting", "person", "place"),
)
"""The order of the kinds in the file of terms, as `articles.models.TermKind` has them."""

_LISTS = {
    Kind.THEME: "themes.yaml",
    Kind.TERM: "terms.yaml",
    Kind.EVENT: "events.yaml",
    Kind.INDICATOR: "indicators.yaml",
}
"""Files with a list of objects; that of themes is there even if it is empty."""

_FIELDS: dict[Kind, Callable[[Any], Fields]] = {
    Kind.THEME: texts.theme,
    Kind.TERM: texts.term,
    Kind.SOURCE: texts.source,
    Kind.EVENT: timeline.event,
    Kind.INDICATOR: timeline.indicator,
    Kind.COURSE: teaching.course,
    Kind.MODULE: teaching.module,
}


UNDATED = OPEN_END + 1
"""Sorts events without a date behind all others."""


def file_contents(records: Iterable[Record]) -> dict[str, str]:
    """The files of a course: their names from its folder, and what stands in them."""
    contents: dict[str, str] = {}
    lists: dict[Kind, list[Record]] = {Kind.THEME: []}
    annotations: dict[str, list[AnnotationRecord]] = {}
    course = ""
    for record in records:
        if record.kind in _LISTS:
            lists.setdefault(record.kind, []).append(record)
        elif isinstance(record, AnnotationRecord):
            annotations.setdefault(record.digest, []).append(record)
        else:
            contents[_file_name(record)] = _text(record)
            course = record.slug if isinstance(record, CourseRecord) else course
    for kind, listed in lists.items():
        entries = [_FIELDS[kind](record) for record in sorted(listed, key=_order)]
        contents[_LISTS[kind]] = to_yaml(entries)
    for digest, notes in annotations.items():
        contents[f"annotations/{digest}.jsonld"] = annotation_page(notes, course, digest)
    return contents


def _order(record: Record) -> tuple[int, int, str]:
    """Terms by kind, events in the order of time and those without a date last; then by slug."""
    match record:
        case TermRecord():
            return TERM_KINDS.index(record.term_kind), 0, record.key
        case EventRecord():
            date = parse(record.date) if record.date else None
            return (date.earliest, date.latest, record.key) if date else (UNDATED, 0, record.key)
        case _:
            return 0, 0, record.key


def checksum(record: Record) -> str:
    """The SHA-256 of an object in its canonical form, which holds its place in the order too."""
    position = getattr(record, "position", "")
    head = f"{record.kind} {record.key} {position}\n"
    return hashlib.sha256(f"{head}{_text(record)}".encode()).hexdigest()


def _file_name(record: Record) -> str:
    """The file of an object that has one of its own, named from the folder of its course."""
    match record:
        case DigestRecord():
            return f"digests/{record.slug}.md"
        case ModuleRecord():
            return f"modules/{record.position:02}-{record.slug}/module.yaml"
        case LessonRecord():
            return f"modules/{record.folder}/lessons/{record.position:02}-{record.slug}.md"
        case PlacesRecord():
            return f"places/{record.digest}.yaml"
        case CourseRecord():
            return "course.yaml"
        case _:
            return f"sources/{record.key}.yaml"


def _text(record: Record) -> str:
    match record:
        case AnnotationRecord():
            return annotation_text(record)
        case DigestRecord():
            return _with_front_matter(texts.digest(record), "\n" + to_markdown(record.document))
        case PlacesRecord():
            return to_yaml([texts.place(each) for each in record.places])
        case LessonRecord():
            return _with_front_matter(teaching.lesson(record), "")
        case _:
            return to_yaml(_FIELDS[record.kind](record))


def _with_front_matter(fields: Fields, body: str) -> str:
    return f"---\n{to_yaml(fields)}---\n{body}"
