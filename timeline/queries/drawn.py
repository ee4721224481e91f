"""What a drawing of a window asks for: a row for each event, or one for many that stand together.

Of ten thousand events nearly all share a mark with others. The database counts those that stand
within a few days of each other, so that a page costs the same however many events there are.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Count,
    Expression,
    Max,
    Min,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Greatest, Least

from articles.dating import UNKNOWN_END, UNKNOWN_START
from articles.queries.prepared import Asked, Prepared
from timeline.agreement import Verdict
from timeline.models import Event, EventKind
from timeline.queries.overview import dated_events


class Drawn(NamedTuple):
    """Events of one kind that stand within `step` days: mostly several, of which only one is named.

    `place` counts such days from the window's first. `first` and `last` are all their days. Where
    sources disagree, `disputed` has the days as stored, and the event is alone.
    """

    kind: str
    place: int
    size: int
    key: int
    first: int
    last: int
    passages: int
    disputed: str | None


class Days(NamedTuple):
    """A window from its first to its last day, and how many days next to each other are one."""

    first: int
    last: int
    step: int


def drawn_in(days: Days, **asked: str) -> list[Drawn]:
    """The dated events that are drawn in a window, in no order; one query, which is prepared.

    Of all, or of those of a `theme`, by its slug, and of a `kind`.
    """
    found = _prepared(frozenset(asked)).rows(**days._asdict(), **asked)
    return list(map(Drawn._make, found))


def drawn_among(events: "QuerySet[Event]", days: Days) -> list[Drawn]:
    """Those of some dated events that are drawn in a window, in no order; one query."""
    found = _grouped(events, *(Value(number, BigIntegerField()) for number in days))
    return list(map(Drawn._make, found))


def has_prepared_query(names: Iterable[str]) -> bool:
    """Whether `drawn_in` may be asked by these names: for them a query is kept ready."""
    return {"theme", "kind"}.issuperset(names)


@lru_cache(maxsize=4)
def _prepared(names: frozenset[str]) -> "Prepared[Any]":
    events = dated_events()
    if "theme" in names:
        events = events.filter(themes__slug=Asked("theme", CharField()))
    if "kind" in names:
        events = events.filter(kind=Asked("kind", CharField()))
    days = [Asked(name, BigIntegerField()) for name in Days._fields]
    return Prepared(lambda: _grouped(events, *days))


def _grouped(
    events: "QuerySet[Event]", first: Expression, last: Expression, step: Expression
) -> "QuerySet[Event, tuple[Any, ...]]":
    """Events by kind and by days next to each other, as `Drawn` has them.

    A goal stands where it falls due. Disputed events are never in a crowd: they are drawn at
    several days, and some of these may lie in the window although their own do not.
    """
    is_open = Q(date_latest__gte=UNKNOWN_END)
    begins = Case(
        When(is_open, then="date_earliest"),
        When(date_earliest__lte=UNKNOWN_START, then="date_latest"),
        default="date_earliest",
    )
    ends = Case(When(is_open, then="date_earliest"), default="date_latest")
    is_disputed = Q(verdict=Verdict.CONTRADICT)
    at = Case(When(kind=EventKind.GOAL, then="ends"), default="begins")
    return (
        events.order_by()
        .annotate(begins=begins, ends=ends)
        .filter(Q(begins__lte=last, ends__gte=first) | is_disputed)
        .annotate(
            place=(Least(Greatest(at, first), last) - first) / step,
            alone=Case(When(is_disputed, then="pk"), default=Value(0)),
        )
        .values("kind", "place", "alone")
        .annotate(
            size=Count("pk"),
            key=Min("pk"),
            first=Min("begins"),
            last=Max("ends"),
            passages=Sum("statement_count"),
            disputed=Min(Case(When(is_disputed, then="disputed_days"))),
        )
        .values_list(*Drawn._fields)
    )
