"""Between which days the dated events lie, and what they can be narrowed to."""

from typing import Any, NamedTuple

from django.db.models import (
    Case,
    CharField,
    DateTimeField,
    Exists,
    Max,
    Min,
    OuterRef,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast
from django.utils import timezone

from articles.dating import UNKNOWN_END, UNKNOWN_START
from articles.models import Article, Theme
from articles.queries.prepared import Asked, Prepared
from timeline.models import Attestation, Event
from timeline.queries.overview import dated_events

Days = tuple[int, int]
"""The numbers of a first and a last day."""


class FilterValue(NamedTuple):
    """A theme or a text that events can be narrowed to."""

    kind: str
    slug: str
    name: str
    name_vi: str


def first_and_last_day() -> Days | None:
    """The days between which the dated events lie; one query."""
    [(first, last)] = _first_and_last_day.rows()
    return None if first is None else (first, last)


def _first_and_last_day_query() -> "QuerySet[Event, tuple[Any, ...]]":
    first_day = Case(
        When(date_earliest__gt=UNKNOWN_START, then="date_earliest"), default="date_latest"
    )
    last_day = Case(When(date_latest__lt=UNKNOWN_END, then="date_latest"), default="date_earliest")
    return (
        dated_events()
        .exclude(date_earliest__lte=UNKNOWN_START, date_latest__gte=UNKNOWN_END)
        .order_by()
        .values(all_of_them=Value(1))
        .annotate(first=Min(first_day), last=Max(last_day))
        .values_list("first", "last")
    )


_first_and_last_day = Prepared(_first_and_last_day_query)


def filter_values() -> list[FilterValue]:
    """The themes and the published texts that dated events have; one query."""
    return list(map(FilterValue._make, _filter_values.rows(at=timezone.now())))


def days_and_filter_values() -> tuple[Days | None, list[FilterValue]]:
    """What `first_and_last_day` and `filter_values` give; one query for both."""
    found = list(map(FilterValue._make, _days_and_filter_values.rows(at=timezone.now())))
    [bounds] = [each for each in found if each.kind == _DAYS]
    days = (int(bounds.slug), int(bounds.name)) if bounds.slug else None
    return days, [each for each in found if each is not bounds]


def _days_and_filter_values_query() -> "QuerySet[Any, tuple[Any, ...]]":
    days = _first_and_last_day_query().values_list(
        Value(_DAYS, output_field=CharField()),
        Cast("first", CharField()),
        Cast("last", CharField()),
        Value("", output_field=CharField()),
    )
    themes, texts = _themes_and_texts()
    return days.union(themes, texts, all=True)


def _filter_values_query() -> "QuerySet[Any, tuple[Any, ...]]":
    themes, texts = _themes_and_texts()
    return themes.union(texts, all=True)


def _themes_and_texts() -> "tuple[QuerySet[Any, tuple[Any, ...]], QuerySet[Any, tuple[Any, ...]]]":
    events = dated_events()
    themes = (
        Theme.objects.filter(Exists(events.filter(themes=OuterRef("pk"))))
        .annotate(facet=Value("theme", output_field=CharField()))
        .order_by()
        .values_list("facet", "slug", "name", "name_vi")
    )
    attested = Attestation.objects.shown().filter(
        Exists(events.filter(pk=OuterRef("event"))), passage__article=OuterRef("pk")
    )
    texts = (
        Article.objects.published(Asked("at", DateTimeField()))
        .filter(Exists(attested))
        .annotate(facet=Value("text", output_field=CharField()))
        .order_by()
        .values_list("facet", "slug", "title", "title_vi")
    )
    return themes, texts


_DAYS = "days"
_filter_values = Prepared(_filter_values_query)
_days_and_filter_values = Prepared(_days_and_filter_values_query)
