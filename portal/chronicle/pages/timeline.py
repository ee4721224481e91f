"""The timeline: what is drawn of a window, and the same by year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.dating import Bounds, Language, day_number
from portal.chronicle.pages.by_year import (
    Said,
    YearGroup,
    by_year,
    counted_events,
    marked_by_editors,
)
from portal.chronicle.pages.choosing import Chosen, Narrowing, ZoomLinks, zoom_of
from portal.chronicle.pages.listing import LAST
from portal.ui.addresses import address_of
from portal.ui.charts.drawing import Caption, Drawing, Links
from portal.ui.charts.items import Crowd, Key, Lane, TimelineItem
from portal.ui.charts.layout import Layout, across, downwards
from portal.ui.charts.placement import Placement, place_marks
from portal.ui.charts.scale import Window
from portal.ui.charts.timeline import draw
from portal.ui.languages import date_in_words, language
from portal.ui.pages import Frame, Link, frame_parts
from timeline.models import EventKind
from timeline.queries import facets, overview
from timeline.queries.drawn import Drawn
from timeline.queries.overview import EventRow, EventWords


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage(Frame):
    """A window of the timeline, drawn and in words."""

    narrowing: Narrowing
    """The form that narrows it."""
    zoom: ZoomLinks | None
    """The windows around and inside; none where there is nothing to draw."""
    drawing: Drawing | None
    """The marks, from left to right."""
    years: tuple[YearGroup, ...]
    """The same as the drawing, by year."""
    count: str
    """How many events the window shows, in words."""
    undated: Link | None
    """How many events answer the choice and have no date, with the end of the list, if any."""
    drawing_url: str
    """The drawing that runs downwards."""
    list_url: str
    """The complete list of the same choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawingPage(Frame):
    """A window of the timeline drawn downwards."""

    zoom: ZoomLinks | None
    """The windows around and inside; none where there is nothing to draw."""
    drawing: Drawing | None
    """The marks, from top to bottom."""
    count: str
    """How many events the window shows, in words."""
    undated: Link | None
    """How many events answer the choice and have no date, with the end of the list, if any."""
    timeline_url: str
    """The list of the same window."""


@dataclass(frozen=True, slots=True)
class _View:
    """A window with everything that is drawn in it."""

    chosen: Chosen
    zoom: ZoomLinks | None
    placement: Placement | None
    drawing: Drawing | None
    said: dict[Key, Said]
    years: str
    undated: int

    @property
    def count(self) -> int:
        return self.placement.size if self.placement else 0


def timeline_page(request: HttpRequest) -> TimelinePage:
    """The window that an address asks for; three queries."""
    chosen = Chosen.of(request, "chronicle:timeline")
    days, values = facets.days_and_filter_values()
    view = _view(chosen, days, across())
    return TimelinePage(
        **frame_parts(request, chosen.query),
        title=_title(view),
        description=_("What the texts say happened, and what they say shall happen."),
        narrowing=chosen.narrowing(values),
        zoom=view.zoom,
        drawing=view.drawing,
        years=_by_year(view),
        count=counted_events(view.count),
        undated=_undated(view),
        drawing_url=chosen.url("chronicle:drawing", period=chosen.period),
        list_url=chosen.url("chronicle:list", period=chosen.period),
    )


def drawing_page(request: HttpRequest) -> DrawingPage:
    """The same window drawn downwards; three queries."""
    chosen = Chosen.of(request, "chronicle:drawing")
    view = _view(chosen, facets.first_and_last_day(), downwards())
    title = _title(view)
    return DrawingPage(
        **frame_parts(request, chosen.query),
        title=title,
        crumbs=(Link(_("Timeline"), address_of("chronicle:timeline")), Link(_("Drawing"))),
        zoom=view.zoom,
        drawing=view.drawing,
        count=counted_events(view.count),
        undated=_undated(view),
        timeline_url=chosen.url("chronicle:timeline", period=chosen.period),
    )


def items_of(rows: Iterable[EventRow]) -> list[TimelineItem]:
    """Events as the drawing takes them, each in the lane of its kind."""
    return [
        TimelineItem(
            earliest=row.date_earliest,
            latest=row.date_latest,
            key=row.pk,
            lane=row.kind,
            kind=row.kind,
            approximate=bool(row.about),
            passages=row.statement_count,
            disputed=_stated(row.disputed, row.date_earliest, row.date_latest),
            weight=row.weight,
        )
        for row in rows
    ]


def _item(event: Drawn) -> TimelineItem:
    """An event as far as it takes to see whether it stands alone."""
    return TimelineItem(
        earliest=event.first,
        latest=event.last,
        key=event.key,
        lane=event.kind,
        kind=event.kind,
        passages=event.passages,
        disputed=_stated(event.disputed, event.first, event.last),
    )


def _crowd(events: Drawn, window: Window, step: int) -> Crowd:
    begin = window.first + events.place * step
    return Crowd(
        lane=events.kind,
        size=events.size,
        passages=events.passages,
        begin=begin,
        end=begin + step - 1,
        first=events.first,
        last=events.last,
    )


def _detailed(words: Mapping[int, EventWords], item: TimelineItem) -> TimelineItem:
    """An event with all that its mark shows."""
    event = words[item.key]  # type: ignore[index]  # the keys here are numbers
    return item._replace(
        earliest=event.date_earliest,
        latest=event.date_latest,
        approximate="~" in event.date or "%" in event.date,
        weight=event.weight,
    )


def _stated(stored: str | None, earliest: int, latest: int) -> tuple[Bounds, ...] | None:
    """The days that sources disagree about: its own where they give no other days."""
    if stored is None:
        return None
    pairs = (pair.split(":") for pair in stored.split())
    days = tuple(Bounds(int(first), int(last)) for first, last in pairs)
    return days or (Bounds(earliest, latest),)


def said_of(words: Iterable[EventWords]) -> dict[Key, Said]:
    """What is said of events, by the keys of their marks."""
    here = language()
    before, after = address_of("chronicle:event", "-").split("/-/")
    return {
        each.pk: Said(
            each.title_vi if here == "vi" and each.title_vi else each.title,
            date_in_words(each.date, here),
            f"{before}/{each.slug}/{after}",
            by_editors=not each.attested,
        )
        for each in words
    }


def captions_of(said: Mapping[Key, Said]) -> dict[Key, Caption]:
    """What stands beside the marks of events."""
    return {
        key: Caption(each.title, f"{each.title}, {when_of(each)}", each.url)
        for key, each in said.items()
    }


def when_of(said: Said) -> str:
    """When something was, marked where no passage gives the date."""
    return marked_by_editors(said.when) if said.by_editors else said.when


def today() -> int:
    """The number of this day."""
    day = timezone.localdate()
    return day_number(day.year, day.month, day.day)


def _view(chosen: Chosen, days: facets.Days | None, layout: Layout) -> _View:
    zoom = zoom_of(days)
    window = chosen.window(zoom.whole) if zoom else None
    if zoom is None or window is None:
        return _View(chosen, None, None, None, {}, "", chosen.drawn_in(None, 1).undated)
    step = max(1, layout.crowd_days(window))
    found, undated = chosen.drawn_in(window, step)
    kinds = {each.kind for each in found}
    placement = place_marks(
        [_item(each) for each in found if each.size == 1],
        window=window,
        lanes=[lane for lane in lanes() if lane.key in kinds],
        layout=layout,
        crowds=[_crowd(each, window, step) for each in found if each.size > 1],
    )
    words = overview.words_of([int(key) for key in placement.alone])
    placement = placement.detailed(partial(_detailed, words))
    said = said_of(words.values())
    drawing = draw(
        placement,
        captions_of(said),
        links=Links(
            window=chosen.windows(),
            complete=chosen.url("chronicle:list", period=chosen.period),
        ),
        today=today(),
        language=language(),
    )
    return _View(
        chosen,
        chosen.zoom(zoom, window),
        placement,
        drawing if drawing.marks else None,
        said,
        _years_of(window),
        undated,
    )


def _undated(view: _View) -> Link | None:
    if not view.undated:
        return None
    words = ngettext("%(count)d without a date", "%(count)d without a date", view.undated)
    return Link(words % {"count": view.undated}, view.chosen.url("chronicle:list", page=LAST))


def lanes() -> tuple[Lane, ...]:
    """A lane for each kind of event, with a letter of its label that no lane before it has."""
    return _lanes(language())


@lru_cache(maxsize=2)
def _lanes(_language: Language) -> tuple[Lane, ...]:
    found: list[Lane] = []
    for kind, label in (
        (EventKind.EVENT, _("Events")),
        (EventKind.DOCUMENT, _("Documents issued")),
        (EventKind.MEETING, _("Meetings")),
        (EventKind.MEMBERSHIP, _("Memberships")),
        (EventKind.AGREEMENT, _("Agreements")),
        (EventKind.GOAL, _("Goals stated")),
    ):
        taken = {lane.letter for lane in found}
        letter = next(sign for sign in label.upper() if sign not in taken)
        found.append(Lane(kind, label, letter, goals=kind == EventKind.GOAL))
    return tuple(found)


def _by_year(view: _View) -> tuple[YearGroup, ...]:
    if view.drawing is None or view.placement is None:
        return ()
    return by_year(view.placement, view.drawing, view.said)


def _title(view: _View) -> str:
    return _("Timeline, %(years)s") % {"years": view.years} if view.years else _("Timeline")


def _years_of(window: Window) -> str:
    return window.label(language())
