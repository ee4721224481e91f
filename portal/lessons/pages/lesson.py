"""The page of a lesson."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.lessons import queries
from portal.lessons.models import Lesson
from portal.lessons.pages.naming import (
    NotHereError,
    course_link,
    lines_of,
    minutes_of,
    title_of,
)
from portal.lessons.pages.steps import StepView, views_of
from portal.ui.languages import in_language
from portal.ui.pages import Frame, Link, Message, Pager, Turn, frame_parts

NOWHERE = Pager()


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonPage(Frame):
    """A lesson with its steps."""

    question: str
    """The question that the lesson asks."""
    aims: tuple[str, ...]
    """What a learner can do after it."""
    level: str
    """How much it asks for."""
    minutes: str
    """How long it takes, in words."""
    steps: tuple[StepView, ...]
    """Its steps in order."""
    styles: tuple[str, ...]
    """The style sheets that its steps need beside the room's own."""
    scripts: tuple[str, ...]
    """The modules that its steps need."""
    pager: Pager
    """The lessons before and after."""
    notices: tuple[Message, ...] = ()
    """That this is a preview."""
    slugs: tuple[str, ...] = ()
    """Those of its module and its own, where it is public."""


def lesson_page(request: HttpRequest, module_slug: str, slug: str) -> LessonPage:
    """A public lesson."""
    lesson = queries.published_lesson(module_slug, slug)
    if lesson is None:
        raise NotHereError(slug)
    page = _lesson_page(request, lesson, views_of(lesson), pager=_pager(lesson))
    return replace(page, slugs=(module_slug, slug), part=f"lesson:{module_slug}/{slug}")


def lesson_preview(request: HttpRequest, pk: int) -> LessonPage:
    """A lesson as editors see it before it is published."""
    lesson = queries.lesson_to_preview(pk)
    if lesson is None:
        raise NotHereError(str(pk))
    notice = Message(
        title=_("This is a preview of the lesson."),
        text=_("Only editors see it."),
        tone="doubt",
        url=reverse("admin:lessons_lesson_change", args=[lesson.pk]),
        link=_("Back to the desk"),
    )
    return _lesson_page(request, lesson, views_of(lesson, is_preview=True), notices=(notice,))


def _lesson_page(
    request: HttpRequest,
    lesson: Lesson,
    steps: tuple[StepView, ...],
    *,
    pager: Pager = NOWHERE,
    notices: tuple[Message, ...] = (),
) -> LessonPage:
    module = lesson.module
    question = in_language(lesson.question, lesson.question_vi)
    is_draft = bool(notices)
    return LessonPage(
        **frame_parts(request),
        title=title_of(lesson),
        description=question,
        crumbs=tuple(
            crumb
            for crumb in (
                course_link(),
                None if is_draft else Link(title_of(module), _module_url(module.slug)),
                Link(title_of(lesson)),
            )
            if crumb
        ),
        question=question,
        aims=lines_of(in_language(lesson.aims, lesson.aims_vi)),
        level=lesson.get_level_display(),
        minutes=minutes_of(lesson),
        steps=steps,
        styles=_styles(steps),
        scripts=_scripts(steps),
        pager=pager,
        notices=notices,
    )


def _pager(lesson: Lesson) -> Pager:
    """The lessons beside a public one, and after the last of a module the next module."""
    beside = vars(lesson)
    before = _turn(_("Lesson before"), beside["before"], lambda slug: _url(lesson, slug))
    after = _turn(_("Next lesson"), beside["after"], lambda slug: _url(lesson, slug))
    return Pager(before, after or _turn(_("Next module"), beside["next_module"], _module_url))


def _turn(label: str, row: dict[str, str] | None, url_of: Callable[[str], str]) -> Turn | None:
    if row is None:
        return None
    return Turn(label, in_language(row["title"], row["title_vi"]), url_of(row["slug"]))


def _url(lesson: Lesson, slug: str) -> str:
    return reverse("lessons:lesson", args=[lesson.module.slug, slug])


def _module_url(slug: str) -> str:
    return reverse("lessons:module", args=[slug])


def _styles(steps: tuple[StepView, ...]) -> tuple[str, ...]:
    """The style sheets that the steps need beside the room's own."""
    needed = {
        "css/chronicle.css": any(step.period or step.chart for step in steps),
        "css/glossary.css": _tasks(steps) & {"concordance"},
        "css/questions.css": _tasks(steps) & {"question", "sequence"},
    }
    return tuple(style for style, is_needed in needed.items() if is_needed)


def _scripts(steps: tuple[StepView, ...]) -> tuple[str, ...]:
    """What opens private pages in place, and what helps with them."""
    tasks = _tasks(steps)
    needed = {
        "js/in_place.js": tasks,
        "js/marking.js": tasks & {"question"},
        "js/ordering.js": tasks & {"question", "sequence"},
        "js/dragging.js": tasks & {"question", "sequence"},
    }
    return tuple(script for script, is_needed in needed.items() if is_needed)


def _tasks(steps: tuple[StepView, ...]) -> set[str]:
    return {step.task.kind for step in steps if step.task}
