"""What lists and drawings of many events ask: columns only, nothing is judged or parsed."""

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple, cast

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    DateTimeField,
    Exists,
    F,
    IntegerField,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast
from django.utils import timezone

from articles.dating import UNKNOWN_END, UNKNOWN_START
from articles.models import Article, ArticleKind, Theme
from articles.queries.prepared import Asked, AskedAmong, Prepared
from timeline.agreement import Verdict
from timeline.models import Attestation, Event, EventKind

Days = tuple[int, int]
"""The numbers of a first and a last day."""
MOST_OVER = 40
"""Of the past events, as many as a strip can choose from."""

EventRow = tuple[int, int, int, str, str, int, int, str | None, int]
"""An event as a drawing needs it, plain because there are many: first and last day, key, its lane
and its kind, which are the same, whether its date is about a time, number of passages, where
sources disagree the disputed days as stored, and weight."""


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


class FilterValue(NamedTuple):
    """A theme or a text that events can be narrowed to."""

    kind: str
    slug: str
    name: str
    name_vi: str


def dated_events() -> "QuerySet[Event]":
    """The events that have a place in time and stand on words that readers can see."""
    return Event.objects.vouched_for().filter(date_earliest__isnull=False)


def event_rows(events: "QuerySet[Event]") -> list[EventRow]:
    """The rows of dated events, in no order; one query."""
    rows = _as_rows(events).order_by().values_list(*_ROW)
    return cast("list[EventRow]", list(rows))  # a dated event has both bounds


_ROW = (
    "date_earliest",
    "date_latest",
    "pk",
    "lane",
    "kind",
    "about",
    "statement_count",
    "disputed",
    "weight",
)


def _as_rows(events: "QuerySet[Event]") -> "QuerySet[Event]":
    about = Q(date__contains="~") | Q(date__contains="%")
    return events.annotate(
        lane=F("kind"),
        # No boolean: rows come as the database gives them, nothing is converted.
        about=Case(When(about, then=Value(1)), default=Value(0), output_field=IntegerField()),
        disputed=Case(When(verdict=Verdict.CONTRADICT, then="disputed_days")),
    )


def in_order_of_time(events: "QuerySet[Event]") -> "QuerySet[Event]":
    """Events by the day that they are listed under: the first, or of about a time its middle."""
    middle = (F("date_earliest") + F("date_latest")) / 2
    about = Q(date__contains="~") & Q(date_earliest__gt=UNKNOWN_START, date_latest__lt=UNKNOWN_END)
    listed_on = Case(
        When(about, then=middle), default="date_earliest", output_field=BigIntegerField()
    )
    return events.annotate(listed_on=listed_on).order_by("listed_on", "date_latest", "pk")


def words_of(events: Collection[int]) -> dict[int, EventWords]:
    """What is said of events; one query, and none for no events."""
    if not events:
        return {}
    rows = _words_of.rows(keys=events)
    return {row[0]: EventWords._make(row) for row in rows}


_words_of = Prepared(
    lambda: (
        Event.objects.filter(pk__in=AskedAmong("keys", BigIntegerField()))
        .order_by()
        .values_list(*EventWords._fields)
    )
)


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
    attested = Attestation.objects.on_published_words().filter(
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


def around(event: Event, each: int) -> tuple[list[Event], list[Event]]:
    """The dated events next before and after one, nearest last and first; two queries."""
    if event.date_earliest is None:
        return [], []
    others = dated_events().exclude(pk=event.pk)
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


def texts_held_in_full() -> "QuerySet[Article]":
    """The published source texts, whose silence can be judged, by date of publication."""
    return (
        Article.objects.published()
        .filter(kind=ArticleKind.SOURCE)
        .select_related("source")
        .order_by(F("source__published_earliest").asc(nulls_last=True), "source__slug")
    )


def silent_texts(event: Event) -> list[Article]:
    """The texts held in full that could speak of an event and do not; one query.

    Those printed before it had begun could not, save of a goal. One whose statement waits for an
    editor is not silent.
    """
    spoken = Attestation.objects.in_force().filter(
        event=event, passage__article__source=OuterRef("source")
    )
    texts = texts_held_in_full().exclude(Exists(spoken))
    if event.date_earliest is not None and event.kind != EventKind.GOAL:
        texts = texts.exclude(source__published_latest__lt=event.date_earliest)
    return list(texts)


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
        _as_rows(dated_events().filter(within).exclude(pk__in=but))
        .order_by("date_earliest", "date_latest", "pk")
        .values_list(*_ROW, "slug", "title", "title_vi", "date")
    )
    more = len(_ROW)
    return [
        (cast("EventRow", row[:more]), EventWords._make((row[2], *row[more:], *row[:2], row[8])))
        for row in rows
    ]
