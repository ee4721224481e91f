"""The page of an event: what each source states about it, and what they say together."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import F
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.dating import UNKNOWN_START, HistoricalDate, civil_date
from articles.models import Annotation, AnnotationStatus, Article
from portal.chronicle.pages.by_year import marked_by_editors, when_marked
from portal.chronicle.pages.testimony import (
    NothingVouchedForError,
    Testimony,
    beside_sources,
    passage_url,
    testimonies,
)
from portal.ui.charts.axis import Axis, StatedDate, draw_axis
from portal.ui.charts.scale import years_label
from portal.ui.languages import date_in_words, day_in_words, in_language, language
from portal.ui.pages import Frame, Link, frame_parts
from timeline.agreement import Judgement, judge
from timeline.agreement import in_words as value_in_words
from timeline.models import Event, Indicator
from timeline.queries.overview import around
from timeline.queries.silence import silent_texts
from timeline.queries.standing import Standing, ground, standing_attestations

_EACH_SIDE = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """What the sources say together, and what an editor decided."""

    extent: str
    """How many texts give how many different answers; empty where they do not disagree."""
    sentence: str
    hint: str
    disputed: bool
    settled: bool
    settled_value: str
    settlement: str
    settled_by: str
    """Who settled it and when, as a sentence; empty where nobody did."""


@dataclass(frozen=True, slots=True)
class Nearby:
    """An event that lies around another in time."""

    when: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class SilentText:
    """A text held in full that says nothing of an event."""

    title: str
    url: str
    published: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage(Frame):
    """An event with its attestations."""

    kind: str
    """What it is, in a word."""
    when: str
    """Where the editors put it in time, in words; empty where nowhere."""
    themes: tuple[Link, ...]
    """What it is about."""
    text: str
    """Its description."""
    judged: Judged
    """What the sources say together."""
    axis: Axis | None
    """The dates that are stated, each on its row."""
    statements: tuple[Testimony, ...]
    """The passages in order of publication."""
    silence: tuple[SilentText, ...]
    """The texts held in full that could speak of it and do not."""
    before: tuple[Nearby, ...]
    """What lies before it in time."""
    after: tuple[Nearby, ...]
    """What lies after it."""
    uses: tuple[Link, ...]
    """The annotations that point to it."""
    timeline_url: str
    """Its decade on the timeline."""
    data_url: str
    """The same as linked data."""


def event_page(request: HttpRequest, slug: str) -> EventPage:
    """The page of a published event that stands on public words; a fixed number of queries."""
    event = published_event(slug)
    standing = standing_of(event)
    if not standing:
        raise NothingVouchedForError(slug)
    statements = beside_sources(standing, testimonies(standing))
    title = in_language(event.title, event.title_vi)
    before, after = around(event, _EACH_SIDE)
    return EventPage(
        **frame_parts(request),
        title=title,
        description=in_language(event.description, event.description_vi)[:200],
        crumbs=(Link(_("Timeline"), reverse("chronicle:timeline")), *_decade(event), Link(title)),
        kind=event.get_kind_display(),
        when=marked_by_editors(_when(event))
        if is_dated_by_editors(event, standing)
        else _when(event),
        themes=tuple(
            Link(
                in_language(theme.name, theme.name_vi),
                f"{reverse('chronicle:timeline')}?{urlencode({'theme': theme.slug})}",
            )
            for theme in event.themes.all()
        ),
        text=in_language(event.description, event.description_vi),
        judged=judged_of(event, judge(each.statement for each in standing)),
        axis=axis_of(standing, statements),
        statements=statements,
        silence=tuple(_silent(text) for text in silent_texts(event)),
        before=tuple(_nearby(each) for each in before),
        after=tuple(_nearby(each) for each in after),
        uses=_uses(event),
        timeline_url=_timeline_url(event),
        data_url=reverse("chronicle:event_jsonld", args=[slug]),
    )


def standing_of(event: Event) -> list[Standing[Any]]:
    """What readers can see stated of an event, in order of publication; nothing that waits."""
    articles = Article.objects.filter(passages__attestations__event=event)
    on = ground(articles=articles.values_list("pk", flat=True).distinct())
    return [each for each in standing_attestations(on, [event.pk]) if not each.is_waiting]


def is_dated_by_editors(event: Event, standing: list[Standing[Any]]) -> bool:
    """Whether an event has a date in which no date lies that readers can see stated."""
    first, last = event.date_earliest, event.date_latest
    if first is None or last is None:
        return False
    dates = [each.statement.value for each in standing]
    return not any(
        isinstance(date, HistoricalDate) and first <= date.earliest and date.latest <= last
        for date in dates
    )


def judged_of(subject: Event | Indicator, judgement: Judgement) -> Judged:
    """The verdict in words, with the settlement if there is one."""
    return Judged(
        extent=_extent(judgement),
        sentence=judgement.reason(language()),
        hint=judgement.hint(language()),
        disputed=judgement.is_raised,
        settled=subject.is_settled,
        settled_value=subject.settled_value,
        settlement=in_language(subject.settlement, subject.settlement_vi),
        settled_by=_settled_by(subject),
    )


def _extent(judgement: Judgement) -> str:
    if not judgement.is_raised:
        return ""
    said = [each for pair in judgement.deciding for each in (pair.first, pair.second)]
    texts = len({each.source for each in said})
    answers = len({value_in_words(each, language()) for each in said})
    words = ngettext(
        "%(texts)d text, %(answers)d different answers.",
        "%(texts)d texts, %(answers)d different answers.",
        texts,
    )
    return words % {"texts": texts, "answers": answers}


def axis_of(standing: list[Standing[Any]], statements: tuple[Testimony, ...]) -> Axis | None:
    """The dates among the statements on one axis."""
    dates = [
        StatedDate(said.letter, each.statement.value, said.value, said.cite, said.url)
        for each, said in zip(standing, statements, strict=True)
        if isinstance(each.statement.value, HistoricalDate)
    ]
    return draw_axis(dates, language())


def published_event(slug: str) -> Event:
    """The event at an address, with its themes and who settled it; two queries."""
    found = Event.objects.published().filter(slug=slug)
    event = found.select_related("settled_by").prefetch_related("themes").first()
    if event is None:
        raise NothingVouchedForError(slug)
    return event


def _when(event: Event) -> str:
    return date_in_words(event.date) if event.date else ""


def _settled_by(subject: Event | Indicator) -> str:
    if subject.settled_at is None:
        return ""
    day = day_in_words(timezone.localdate(subject.settled_at))
    name = subject.settled_by.display_name if subject.settled_by else ""
    if name:
        return _("Settled by %(name)s on %(day)s") % {"name": name, "day": day}
    return _("Settled by the editors on %(day)s") % {"day": day}


def _decade(event: Event) -> tuple[Link, ...]:
    url = _timeline_url(event)
    if "period" not in url or event.date_earliest is None:
        return ()
    year = civil_date(event.date_earliest)[0]
    return (Link(years_label(year, year, language()), url),)


def _timeline_url(event: Event) -> str:
    """The year of the event on the timeline; the whole of it for one without a beginning."""
    whole = reverse("chronicle:timeline")
    if event.date_earliest is None or event.date_earliest <= UNKNOWN_START:
        return whole
    year = civil_date(event.date_earliest)[0]
    return f"{whole}?period={year:04}" if year >= 0 else whole


def _nearby(event: Event) -> Nearby:
    return Nearby(
        when=when_marked(event),
        title=in_language(event.title, event.title_vi),
        url=reverse("chronicle:event", args=[event.slug]),
    )


def _silent(article: Article) -> SilentText:
    published = article.source.published
    return SilentText(
        title=in_language(article.title, article.title_vi),
        url=reverse("reading:article", args=[article.slug]),
        published=date_in_words(published) if published else "",
    )


def _uses(event: Event) -> tuple[Link, ...]:
    notes = (
        Annotation.objects.filter(
            event_reference__event=event,
            status=AnnotationStatus.PUBLISHED,
            passage__article__in=Article.objects.published(),
            passage__anchors__revision=F("passage__article__published_revision"),
            passage__anchors__start__isnull=False,
        )
        .select_related("passage__article")
        .order_by("passage__article__title", "pk")
    )
    return tuple(
        Link(
            _("A note in “%(text)s”")
            % {"text": in_language(note.passage.article.title, note.passage.article.title_vi)},
            passage_url(note.passage.article, note.passage.public_id),
        )
        for note in notes
    )
