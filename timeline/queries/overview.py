"""Events as lists and drawings need them: columns only, nothing is judged or parsed."""

import datetime
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple, cast

from django.core.paginator import Page
from django.db.models import (
    BigIntegerField,
    Case,
    DateTimeField,
    Exists,
    Expression,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.utils import timezone

from articles.dating import UNKNOWN_END, UNKNOWN_START
from articles.models import Article
from articles.queries.prepared import Asked, AskedAmong, Prepared
from timeline.agreement import Kind, Verdict
from timeline.models import Attestation, Event


class EventRow(NamedTuple):
    """An event as a drawing needs it.

    `about` is 1 where its date is about a time, else 0. `disputed` has the days as stored where
    sources disagree, else nothing.
    """

    date_earliest: int
    date_latest: int
    pk: int
    kind: str
    about: int
    statement_count: int
    disputed: str | None
    weight: int


class EventWords(NamedTuple):
    """What a list says of an event, and what a drawing needs of one that is drawn alone."""

    pk: int
    slug: str
    title: str
    title_vi: str
    date: str
    date_earliest: int
    date_latest: int
    weight: int
    attested: int
    """1 where a passage that readers see gives the date, 0 where the editors chose it."""


def dated_events() -> "QuerySet[Event]":
    """The events that have a place in time and stand on words that readers can see."""
    return Event.objects.vouched_for().filter(date_earliest__isnull=False)


def event_rows(events: "QuerySet[Event]") -> list[EventRow]:
    """The rows of dated events, in no order; one query."""
    rows = _as_rows(events).order_by().values_list(*EventRow._fields)
    return list(map(EventRow._make, rows))


def _as_rows(events: "QuerySet[Event]") -> "QuerySet[Event]":
    about = Q(date__contains="~") | Q(date__contains="%")
    return events.annotate(
        # No boolean: rows come as the database gives them, nothing is converted.
        about=Case(When(about, then=Value(1)), default=Value(0), output_field=IntegerField()),
        disputed=Case(When(verdict=Verdict.CONTRADICT, then="disputed_days")),
    )


def in_order_of_time(events: "QuerySet[Event]") -> "QuerySet[Event]":
    """Events by the day that they are listed under: the first, or of about a time its middle.

    Those without a date come last.
    """
    middle = (F("date_earliest") + F("date_latest")) / 2
    about = Q(date__contains="~") & Q(date_earliest__gt=UNKNOWN_START, date_latest__lt=UNKNOWN_END)
    listed_on = Case(
        When(about, then=middle), default="date_earliest", output_field=BigIntegerField()
    )
    return events.annotate(listed_on=listed_on).order_by(
        F("listed_on").asc(nulls_last=True), F("date_latest").asc(nulls_last=True), "pk"
    )


def with_attested(
    events: "QuerySet[Event]", at: datetime.datetime | Expression | None = None
) -> "QuerySet[Event]":
    """Events with `attested`: 1 where a date that readers see stated lies in the event's own.

    What readers see is taken as of a moment, now unless told.
    """
    dates = Attestation.objects.shown().filter(
        event=OuterRef("pk"),
        kind=Kind.DATE,
        date_earliest__gte=OuterRef("date_earliest"),
        date_latest__lte=OuterRef("date_latest"),
        passage__article__in=Article.objects.published(at),
    )
    attested = Case(
        When(Exists(dates), then=Value(1)), default=Value(0), output_field=IntegerField()
    )
    return events.annotate(attested=attested)


def with_attested_on(page: "Page[Event]") -> "QuerySet[Event]":
    """The events of a page in order of time, with `attested`, which is asked of these alone."""
    here = cast("QuerySet[Event]", page.object_list)
    return with_attested(in_order_of_time(Event.objects.filter(pk__in=here.values("pk"))))


def words_of(events: Collection[int]) -> dict[int, EventWords]:
    """What is said of events; one query, and none for no events."""
    if not events:
        return {}
    rows = _words_of.rows(keys=events, at=timezone.now())
    return {row[0]: EventWords._make(row) for row in rows}


_words_of = Prepared(
    lambda: (
        with_attested(
            Event.objects.filter(pk__in=AskedAmong("keys", BigIntegerField())),
            Asked("at", DateTimeField()),
        )
        .order_by()
        .values_list(*EventWords._fields)
    )
)


def around(event: Event, each: int) -> tuple[list[Event], list[Event]]:
    """The dated events next before and after one, nearest last and first; two queries.

    They have `attested`.
    """
    if event.date_earliest is None:
        return [], []
    others = with_attested(dated_events().exclude(pk=event.pk))
    place = Q(date_earliest=event.date_earliest)
    before = others.filter(Q(date_earliest__lt=event.date_earliest) | (place & Q(pk__lt=event.pk)))
    after = others.filter(Q(date_earliest__gt=event.date_earliest) | (place & Q(pk__gt=event.pk)))
    return (
        list(before.order_by("-date_earliest", "-pk")[:each])[::-1],
        list(after.order_by("date_earliest", "pk")[:each]),
    )


def weightiest(most: int) -> "QuerySet[Event]":
    """The dated events that editors weigh most, of equal ones the first."""
    return dated_events().filter(
        pk__in=list(
            dated_events()
            .order_by("-weight", "date_earliest", "pk")
            .values_list("pk", flat=True)[:most]
        )
    )


def weightiest_dispute() -> Event | None:
    """The event that editors weigh most among those whose sources give different dates."""
    disputed = Event.objects.vouched_for().disputed().exclude(disputed_days="")
    return disputed.order_by("-weight", "date_earliest", "pk").first()


def events_within(
    windows: Iterable[tuple[int, int]], *, but: "QuerySet[Any]"
) -> list[tuple[EventRow, EventWords]]:
    """The dated events that a drawing of some windows has to look at, with their words; one query.

    A disputed event may be drawn far from its own date. `but` asks for the keys of those to leave
    out.
    """
    within = ~Q(disputed_days="")
    for first, last in windows:
        within |= Q(date_earliest__lte=last, date_latest__gte=first)
    rows = (
        with_attested(_as_rows(dated_events().filter(within).exclude(pk__in=but)))
        .order_by("date_earliest", "date_latest", "pk")
        .values_list(*EventRow._fields, "slug", "title", "title_vi", "date", "attested")
    )
    drawn = len(EventRow._fields)
    found: list[tuple[EventRow, EventWords]] = []
    for columns in rows:
        row, (slug, title, title_vi, date, attested) = (
            EventRow._make(columns[:drawn]),
            columns[drawn:],
        )
        words = EventWords(
            row.pk,
            slug,
            title,
            title_vi,
            date,
            row.date_earliest,
            row.date_latest,
            row.weight,
            attested,
        )
        found.append((row, words))
    return found
