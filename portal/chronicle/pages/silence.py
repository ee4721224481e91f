"""The silence map: which text held in full speaks of which event."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article
from portal.chronicle.pages.by_year import when_marked
from portal.chronicle.pages.testimony import passage_url
from portal.ui.languages import date_in_words, in_language
from portal.ui.pages import Frame, Link, Paging, frame_parts, paging_of
from timeline.models import Event
from timeline.queries import overview
from timeline.queries.silence import Heard, Hearings, hearings, texts_held_in_full
from timeline.queries.standing import ground, standing_attestations

PAGE_SIZE = 50

_Spoken = dict[tuple[int, int], str]
"""The address of a statement by the keys of event and source."""
_Labels = dict[Heard, str]
"""What cells say, in the language of this page."""


@dataclass(frozen=True, slots=True)
class Column:
    """A text."""

    title: str
    url: str
    published: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of a text about an event: `what` is a value of `Heard`."""

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
    """The map as far as it is asked for; as many queries for one event and text as for all.

    Four of them are asked only where a text would be silent.
    """
    texts = list(texts_held_in_full())
    events = overview.in_order_of_time(Event.objects.vouched_for())
    page = Paginator(events, PAGE_SIZE).get_page(request.GET.get("page"))
    listed = list(overview.with_attested_on(page))
    spoken, heard, labels = _spoken(listed), hearings(listed, texts), _labels()
    address = reverse("chronicle:silence")
    return SilencePage(
        **frame_parts(request, {"page": str(page.number) if page.number > 1 else ""}),
        title=_("Who speaks of what"),
        description=_(
            "Of texts that are held here in full: where a statement of an event is marked, and"
            " where none is, though the text was printed when it could be known."
        ),
        crumbs=(
            Link(_("Timeline"), reverse("chronicle:timeline")),
            Link(_("Who speaks of what")),
        ),
        columns=tuple(_column(text) for text in texts),
        rows=tuple(_row(event, texts, spoken, heard, labels) for event in listed) if texts else (),
        paging=paging_of(page, lambda number: f"{address}?page={number}"),
    )


def _spoken(events: list[Event]) -> _Spoken:
    """Where readers find what each source states of each event."""
    found: _Spoken = {}
    for each in reversed(standing_attestations(ground(), [event.pk for event in events])):
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


def _row(
    event: Event, texts: list[Article], spoken: _Spoken, heard: Hearings, labels: _Labels
) -> Row:
    return Row(
        title=in_language(event.title, event.title_vi),
        url=reverse("chronicle:event", args=[event.slug]),
        when=when_marked(event) if event.date else _("Without a date"),
        cells=tuple(
            _cell(heard[event.pk, text.pk], spoken.get((event.pk, text.source_id)), labels)
            for text in texts
        ),
    )


def _cell(heard: Heard, address: str | None, labels: _Labels) -> Cell:
    """A statement that readers do not see is not shown as one. But its text is not silent either.

    It waits for an editor, or stands on a text that is not public.
    """
    if address:
        return Cell(Heard.STATED, labels[Heard.STATED], address)
    known = Heard.UNJUDGED if heard is Heard.STATED else heard
    return Cell(known, labels[known])


def _labels() -> _Labels:
    return {
        Heard.STATED: _("speaks of it"),
        Heard.BEFORE: _("printed before it"),
        Heard.UNHEARD_OF: _("printed before the first statement of it"),
        Heard.UNJUDGED: _("not judged"),
        Heard.NAMED: _("named in its words, no statement marked"),
        Heard.SILENT: _("no statement marked"),
    }
