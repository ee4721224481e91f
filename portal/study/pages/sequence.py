"""The page of a sequence: events to put in order, then when they happened and who says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.chronicle.pages import Testimony, dates_stated
from portal.lessons.answering import key_of_events
from portal.lessons.models import Step
from portal.lessons.scoring import KeyFaultError
from portal.study.learner import Learner
from portal.study.pages.items import Item, items_of
from portal.study.pages.question import percent
from portal.study.pages.tasks import TaskPage, task_parts
from portal.study.queries.arrangements import arrangement_of
from portal.ui.languages import date_in_words, in_language
from timeline.models import Event


@dataclass(frozen=True, slots=True)
class Placed:
    """An event in its place in time, with the learner's place and the dates that are stated."""

    title: str
    url: str
    when: str
    yours: str
    statements: tuple[Testimony, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SequencePage(TaskPage):
    """The events as they stand in the form; once they are in order, their dates."""

    form: Any
    """What is to be put in order; none once it is."""
    items: tuple[Item, ...]
    """The events as they stand in the form."""
    placed: tuple[Placed, ...]
    """The events in order of time; none before."""
    result: str
    """How many pairs stand in their order, in words; empty before."""
    score: str
    """What that is worth."""
    unsettled: tuple[str, ...]
    """The pairs of which nobody can tell which came first, in words."""
    is_changed: bool
    """Whether an order was given, of other events than are asked for now."""


def sequence_page(
    request: HttpRequest,
    learner: Learner,
    step: Step,
    events: Sequence[Event],
    form: Any,
) -> SequencePage:
    """The form for a learner who has given no order of these events; for others their places.

    `events` are in order of time. They are as editors place them now: the order that was given is
    kept, what it is worth follows their dates.
    """
    arranged = arrangement_of(learner, step, events)
    given = arranged.order or []
    asked = form if arranged.order is None else None
    known = {str(event.pk): event for event in events}
    result, score = _result([known[key] for key in given])
    return SequencePage(
        **task_parts(request, step),
        form=asked,
        items=items_of(asked) if asked else (),
        placed=() if asked else _placed(events, given),
        result=result,
        score=score,
        unsettled=() if asked else _unsettled(events),
        is_changed=arranged.outdated is not None,
    )


def _result(given: list[Event]) -> tuple[str, str]:
    try:
        key = key_of_events(given)
    except KeyFaultError:
        return "", ""
    order = [str(event.pk) for event in given]
    right, whole = key.right(order), len(key.told_apart)
    words = ngettext(
        "%(right)d of %(whole)d pair stands in the order of time.",
        "%(right)d of %(whole)d pairs stand in the order of time.",
        whole,
    )
    return words % {"right": right, "whole": whole}, percent(key.score(order))


def _placed(events: Sequence[Event], given: list[str]) -> tuple[Placed, ...]:
    stated = dates_stated([event.pk for event in events])
    return tuple(
        Placed(
            title=_title(event),
            url=reverse("chronicle:event", args=[event.slug]),
            when=date_in_words(event.date),
            yours=_("Your place: %(place)d") % {"place": given.index(str(event.pk)) + 1},
            statements=stated.get(event.pk, ()),
        )
        for event in events
    )


def _unsettled(events: Sequence[Event]) -> tuple[str, ...]:
    try:
        certain = key_of_events(events).told_apart
    except KeyFaultError:  # an editor comes here even where no two are apart
        certain = frozenset()
    return tuple(
        _("“%(one)s” and “%(other)s”: their dates meet, so that either may come first.")
        % {"one": _title(one), "other": _title(other)}
        for one, other in combinations(events, 2)
        if not {(str(one.pk), str(other.pk)), (str(other.pk), str(one.pk))} & certain
    )


def _title(event: Event) -> str:
    return in_language(event.title, event.title_vi)
