"""What a drawing of a window asks for: a row for each event, or one for many that stand together.

Of ten thousand events nearly all share a mark with others. The database counts those that stand
within a few days of each other, so that a page costs the same however many events there are.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Count,
    DateTimeField,
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
from django.utils import timezone

from articles.dating import UNKNOWN_END, UNKNOWN_START
from articles.queries.prepared import Asked, Prepared
from timeline.agreement import Verdict
from timeline.models import Event, EventKind
from timeline.queries import narrowing


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


class DrawnIn(NamedTuple):
    """What is drawn in a window, in no order, and how many events have no place in any."""

    dated: list[Drawn]
    undated: int


class Grid(NamedTuple):
    """A window from its first to its last day, and how many days next to each other are one."""

    first: int
    last: int
    step: int


def drawn_in(grid: Grid, asked: Mapping[str, str]) -> DrawnIn:
    """The events that are drawn in a window, and the number of those without a date; one query.

    Of all events, or of those that answer everything `asked`: a `theme` or `text` by its slug, a
    `kind`, `words`, or ``yes`` for `disputed`.
    """
    dated: list[Drawn] = []
    undated = 0
    for kind, place, size, *rest in _rows(asked, **grid._asdict()):
        if place is None:
            undated += size
        else:
            dated.append(Drawn(kind, place, size, *rest))
    return DrawnIn(dated, undated)


def _rows(asked: Mapping[str, str], **grid: int) -> list[Any]:
    values = {name: value for name, value in asked.items() if value}
    is_disputed = "disputed" in values
    if values.pop("disputed", "yes") != "yes":
        return []
    words = values.pop("words", "").split()
    query = _prepared(frozenset(values), len(words), is_disputed)
    numbered = {f"word{number}": re.escape(word) for number, word in enumerate(words)}
    return list(query.rows(**grid, **values, **numbered, at=timezone.now()))


@lru_cache(maxsize=64)
def _prepared(
    names: frozenset[str],
    words: int,
    is_disputed: bool,  # noqa: FBT001 - a key of the cache
) -> "Prepared[Any]":
    events = _narrowed(Event.objects.vouched_for(), names, words, is_disputed=is_disputed)
    grid = [Asked(name, BigIntegerField()) for name in Grid._fields]
    return Prepared(lambda: _grouped(events, *grid))


def _narrowed(
    events: "QuerySet[Event]", names: frozenset[str], words: int, *, is_disputed: bool
) -> "QuerySet[Event]":
    if "theme" in names:
        events = narrowing.of_theme(events, Asked("theme", CharField()))
    if "kind" in names:
        events = narrowing.of_kind(events, Asked("kind", CharField()))
    if "text" in names:
        at = Asked("at", DateTimeField())
        events = narrowing.attested_by(events, Asked("text", CharField()), at)
    for number in range(words):
        events = narrowing.saying(events, Asked(f"word{number}", CharField()))
    if is_disputed:
        events = events.disputed()  # type: ignore[attr-defined]
    return events


def _grouped(
    events: "QuerySet[Event]", first: Expression, last: Expression, step: Expression
) -> "QuerySet[Event, tuple[Any, ...]]":
    """Events by kind and by days next to each other, as `Drawn` has them.

    Those without a date have no place. A goal stands where it falls due. Disputed events are never
    in a crowd: they are drawn at several days, and some of these may lie in the window although
    their own do not.
    """
    is_open = Q(date_latest__gte=UNKNOWN_END)
    begins = Case(
        When(is_open, then="date_earliest"),
        When(date_earliest__lte=UNKNOWN_START, then="date_latest"),
        default="date_earliest",
    )
    ends = Case(When(is_open, then="date_earliest"), default="date_latest")
    is_disputed = Q(verdict=Verdict.CONTRADICT)
    is_dated = Q(date_earliest__isnull=False)
    at = Case(When(kind=EventKind.GOAL, then="ends"), default="begins")
    return (
        events.order_by()
        .annotate(begins=begins, ends=ends)
        .filter(Q(begins__lte=last, ends__gte=first) | is_disputed | ~is_dated)
        .annotate(
            place=Case(When(is_dated, then=(Least(Greatest(at, first), last) - first) / step)),
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
