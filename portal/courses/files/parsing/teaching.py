"""The course itself, its modules and its lessons, from checked values."""

from portal.courses.files.parsing.digests import Digests
from portal.courses.files.parsing.steps import step
from portal.courses.files.parsing.values import date, lines, translated
from portal.courses.files.records import CourseRecord, LessonRecord, ModuleRecord
from portal.courses.files.yaml_reading import Located

DEFAULT_LEVEL = "introductory"
DEFAULT_MINUTES = 45


def course(located: Located) -> CourseRecord:
    """The course of a file that fits its schema."""
    values = located.value
    return CourseRecord(
        slug=values["slug"],
        title=translated(values.get("title")),
        summary=translated(values.get("summary")),
        place=located.place("slug"),
    )


def module(located: Located, course_slug: str, position: int) -> ModuleRecord:
    """The module of a file that fits its schema; enters a period that is none."""
    values = located.value
    return ModuleRecord(
        course=course_slug,
        slug=values["slug"],
        position=position,
        title=translated(values["title"]),
        question=translated(values["question"]),
        aims=lines(values.get("aims")),
        period=date(located, "period"),
        place=located.place("slug"),
    )


def lesson(
    located: Located, module_slug: str, folder: str, position: int, digests: Digests
) -> LessonRecord:
    """The lesson of a file that fits its schema."""
    values = located.value
    return LessonRecord(
        module=module_slug,
        folder=folder,
        slug=values["slug"],
        position=position,
        title=translated(values["title"]),
        question=translated(values["question"]),
        aims=lines(values.get("aims")),
        level=values.get("level", DEFAULT_LEVEL),
        minutes=values.get("minutes", DEFAULT_MINUTES),
        steps=tuple(step(located, index, digests) for index in range(len(values["steps"]))),
        place=located.place("slug"),
    )
