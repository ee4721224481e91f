"""Writing a course's public state as files."""

from pathlib import Path

import yaml

from portal.courses.files import PATTERNS, Identity, Kind, LessonRecord, Record, file_contents
from portal.courses.models import LoadedObject, LoadedStatus
from portal.courses.published import published_records
from portal.lessons.models import Course


class ExportRefused(Exception):  # noqa: N818 - the word that the command uses
    """A course cannot be exported; the message says why."""


def course_files(slug: str) -> tuple[dict[str, str], list[str]]:
    """The files of a public course, by name; and a sentence for all that is missing in them."""
    course = Course.objects.published().filter(slug=slug).first()
    if course is None:
        raise ExportRefused(f"There is no public course “{slug}”. Drafts are not exported.")
    loaded: list[Identity] = [
        (Kind(row.kind), row.key)
        for row in LoadedObject.objects.filter(course=slug).exclude(status=LoadedStatus.ARCHIVED)
    ]
    records, left_out = published_records(course, loaded)
    return file_contents(records), [*_missing(records), *left_out]


def _missing(records: list[Record]) -> list[str]:
    digests = {record.key for record in records if record.kind is Kind.DIGEST}
    return [
        f"The lesson “{lesson.key}” reads “{step.text}”, which is no public digest: "
        "the files can be loaded only where that text is."
        for lesson in records
        if isinstance(lesson, LessonRecord)
        for step in lesson.steps
        if step.text and step.text not in digests
    ]


def write_course(slug: str, folder: Path) -> tuple[int, list[str]]:
    """Write a course into a new folder or over an older export of it.

    Files of a course that are no longer part of it are removed. Returns how many files there are
    now, and what is to be known of them. Raises `ExportRefused`.
    """
    contents, warnings = course_files(slug)
    try:
        _write(contents, slug, folder)
    except OSError as error:
        raise ExportRefused(
            f"The course cannot be written to {folder}: {error.strerror}. Name a folder that you"
            " may write in; it need not be there yet."
        ) from error
    return len(contents), warnings


def _write(contents: dict[str, str], slug: str, folder: Path) -> None:
    old = [path for pattern in PATTERNS for path in folder.glob(pattern)]
    if folder.exists() and any(folder.iterdir()) and _slug_of(folder) != slug:
        raise ExportRefused(
            f"{folder} holds something else than the course “{slug}”. Name an empty folder."
        )
    for name, text in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    for path in old:
        if path.relative_to(folder).as_posix() not in contents:
            path.unlink()


def _slug_of(folder: Path) -> str | None:
    """The slug of the course that lies in a folder."""
    try:
        values = yaml.safe_load((folder / "course.yaml").read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError):
        return None
    return values.get("slug") if isinstance(values, dict) else None
