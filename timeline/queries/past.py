"""What a text could look back on."""

from typing import Any, NamedTuple

from django.db.models import BigIntegerField, Q, QuerySet

from articles.dating import UNKNOWN_END
from articles.queries.prepared import Asked, Prepared
from timeline.models import Event, EventKind
from timeline.queries.overview import dated_events

MOST_OVER = 40
"""Of the past events, as many as a strip can choose from."""


class PastEvent(NamedTuple):
    """An event that a text could look back on."""

    pk: int
    slug: str
    title: str
    title_vi: str
    date: str
    earliest: int
    latest: int
    weight: int
    verdict: str


def over_by(day: int) -> list[PastEvent]:
    """The weightiest events that were over, or had begun for good, before a day; nearest first."""
    return list(map(PastEvent._make, _over_by.rows(day=day)))


def _over_by_query() -> "QuerySet[Event, tuple[Any, ...]]":
    day = Asked("day", BigIntegerField())
    over = Q(date_latest__lt=day) | Q(date_earliest__lt=day, date_latest__gte=UNKNOWN_END)
    return (
        dated_events()
        .exclude(kind=EventKind.GOAL)
        .filter(over)
        .order_by("-weight", "-date_earliest", "pk")
        .values_list(
            "pk",
            "slug",
            "title",
            "title_vi",
            "date",
            "date_earliest",
            "date_latest",
            "weight",
            "verdict",
        )[:MOST_OVER]
    )


_over_by = Prepared(_over_by_query)
