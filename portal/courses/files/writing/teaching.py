"""The course itself, its modules and its lessons as the fields of their files."""

from portal.courses.files.records import (
    CourseRecord,
    LessonRecord,
    ModuleRecord,
)
from portal.courses.files.writing.fields import Fields, translated, translated_lines
from portal.courses.files.writing.steps import step_fields


def course(record: CourseRecord) -> Fields:
    """The course as its file has it."""
    return {
        "slug": record.slug,
        "title": translated(record.title),
        "summary": translated(record.summary),
    }


def module(record: ModuleRecord) -> Fields:
    """A module as its file has it."""
    return {
        "slug": record.slug,
        "title": translated(record.title),
        "question": translated(record.question),
        "aims": translated_lines(record.aims),
        "period": record.period or None,
    }


def lesson(record: LessonRecord) -> Fields:
    """The front matter of a lesson."""
    return {
        "slug": record.slug,
        "title": translated(record.title),
        "question": translated(record.question),
        "aims": translated_lines(record.aims),
        "level": record.level,
        "minutes": record.minutes,
        "steps": [step_fields(step) for step in record.steps],
    }
