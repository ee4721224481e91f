"""What the private pages of a lesson's steps have alike."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.lessons.models import Question, Step, StepKind
from portal.lessons.pages import anchor_of, is_open, title_of, words_of
from portal.lessons.queries import is_public_lesson, place_of_step, step_of_lesson
from portal.ui.languages import in_language
from portal.ui.pages import Frame, Link, frame_parts


class NoSuchTaskError(LookupError):
    """There is no such step for this person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskPage(Frame):
    """A step of a lesson that is taken in private."""

    step: int
    """The key of the step."""
    words: SafeString
    """What the editor wrote to the step."""
    back: Link
    """The step on the page of its lesson."""


def step_to_take(pk: int, kind: StepKind, *, for_editors: bool) -> Step:
    """A step of a public lesson; for editors of any lesson."""
    step = step_of_lesson(pk)
    if step is None or step.kind != kind:
        raise NoSuchTaskError(pk)
    if not for_editors and not (is_public_lesson(step.lesson) and is_open(step)):
        raise NoSuchTaskError(pk)
    return step


def question_of(step: Step) -> Question:
    """The question that a step asks."""
    if step.question is None:
        raise NoSuchTaskError(step.pk)
    return step.question


def task_parts(request: HttpRequest, step: Step) -> dict[str, Any]:
    """The parts of a page that follow from its step."""
    lesson = step.lesson
    title = in_language(step.title, step.title_vi)
    address = reverse("lessons:preview", args=[lesson.pk])
    if is_public_lesson(lesson):
        address = reverse("lessons:lesson", args=[lesson.module.slug, lesson.slug])
    return {
        **frame_parts(request),
        "title": title,
        "crumbs": (Link(title_of(lesson), address), Link(title)),
        "step": step.pk,
        "words": words_of(step),
        "back": Link(_("Back to the lesson"), f"{address}#{anchor_of(place_of_step(step))}"),
    }
