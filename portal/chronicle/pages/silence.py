"""The silence map: which text held in full speaks of which event."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article
from portal.chronicle.pages.testimony import passage_url
from portal.ui.languages import date_in_words, in_language
from portal.ui.pages import Frame, Link, Paging, frame_parts, paging_of
from timeline.models import Attestation, Event, EventKind
from timeline.queries.overview import dated_events
from timeline.queries.silence import texts_held_in_full
from timeline.queries.standing import ground, standing_attestations

PAGE_SIZE = 50

_Spoken = dict[tuple[int, int], str]
"""The address of a statement by the keys of event and source."""


@dataclass(frozen=True, slots=True)
class Column:
    """A text."""

    title: str
    url: str
    published: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What a text does about an event.

    It `states` something, is `silent`, was printed `before` it could know, or is left `unjudged`.
    """

    what: str
    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """An event against all texts."""

    title: str
    url: str
    when: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SilencePage(Frame):
    """Texts against events."""

    columns: tuple[Column, ...]
    """The texts held in full, by date of publication."""
    rows: tuple[Row, ...]
    """The events on this page of the map, in order of time."""
    paging: Paging
    """The pages before and after."""


def silence_page(request: HttpRequest) -> SilencePage:
    """The map as far as it is asked for; seven queries."""
    texts = list(texts_held_in_full())
    events = dated_events().order_by("date_earliest", "date_latest", "pk")
    page = Paginator(events, PAGE_SIZE).get_page(request.GET.get("page"))
    listed = list(page)
    spoken = _spoken(listed)
    address = reverse("chronicle:silence")
    return SilencePage(
        **frame_parts(request, {"page": str(page.number) if page.number > 1 else ""}),
        title=_("Who speaks of what"),
        description=_("A silence is shown only of texts that are held here in full."),
        crumbs=(
            Link(_("Timeline"), reverse("chronicle:timeline")),
            Link(_("Who speaks of what")),
        ),
        columns=tuple(_column(text) for text in texts),
        rows=tuple(_row(event, texts, spoken) for event in listed) if texts else (),
        paging=paging_of(page, lambda number: f"{address}?page={number}"),
    )


def _spoken(events: list[Event]) -> _Spoken:
    """What each source has on each event; an empty address where readers do not see it.

    A statement that readers do not see, because it waits for an editor or its text is not public,
    is not shown as one. But its text is not silent either.
    """
    keys = [event.pk for event in events]
    rows = Attestation.objects.in_force().filter(event__in=keys)
    found = dict.fromkeys(rows.values_list("event", "passage__article__source"), "")
    for each in reversed(standing_attestations(ground(), keys)):
        if not each.is_waiting:
            article = each.row.passage.article
            address = passage_url(article, each.row.passage.public_id)
            found[each.row.event_id, article.source_id] = address
    return found


def _column(article: Article) -> Column:
    published = article.source.published
    return Column(
        title=in_language(article.title, article.title_vi),
        url=reverse("reading:article", args=[article.slug]),
        published=date_in_words(published) if published else "",
    )


def _row(event: Event, texts: list[Article], spoken: _Spoken) -> Row:
    return Row(
        title=in_language(event.title, event.title_vi),
        url=reverse("chronicle:event", args=[event.slug]),
        when=date_in_words(event.date),
        cells=tuple(_cell(event, text, spoken.get((event.pk, text.source_id))) for text in texts),
    )


def _cell(event: Event, text: Article, address: str | None) -> Cell:
    if address:
        return Cell("states", _("speaks of it"), address)
    if address == "":
        return Cell("unjudged", _("not judged"))
    printed, begun = text.source.published_latest, event.date_earliest
    if event.kind != EventKind.GOAL and printed is not None and begun and printed < begun:
        return Cell("before", _("printed before it"))
    return Cell("silent", _("silent"))
