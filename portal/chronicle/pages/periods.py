"""Periods of the timeline, drawn on the pages of other rooms."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from portal.chronicle.pages.by_year import YearGroup, by_year, counted_events
from portal.chronicle.pages.timeline import captions_of, items_of, lanes, said_of, today
from portal.ui.charts.drawing import Drawing, Links
from portal.ui.charts.items import Key, TimelineItem, extent_of
from portal.ui.charts.layout import across
from portal.ui.charts.placement import place_marks
from portal.ui.charts.scale import Window, window_of
from portal.ui.charts.timeline import draw
from portal.ui.languages import language
from timeline.queries.overview import EventWords, events_within


@dataclass(frozen=True, slots=True)
class Period:
    """A period with what the texts say happened in it; no drawing where they say nothing."""

    years: str
    drawing: Drawing | None
    groups: tuple[YearGroup, ...]
    count: str
    url: str


def periods_drawn(
    expressions: Collection[str], *, unjudged: Collection[int], unplaced: QuerySet[Any]
) -> dict[str, Period]:
    """The periods of some EDTF expressions, each drawn; one query for all.

    Of the `unjudged` events it is not shown whether sources disagree: somebody is about to judge.
    The `unplaced` ones, which are named by a query for their keys, are not drawn at all: somebody
    is about to say when they happened.
    """
    windows = {edtf: window_of(edtf) for edtf in expressions}
    if not windows:
        return {}
    spans = ((window.first, window.last) for window in windows.values())
    rows = events_within(spans, but=unplaced)
    items = [
        item._replace(disputed=None) if item.key in unjudged else item
        for item in items_of(row for row, _words in rows)
    ]
    words: dict[Key, EventWords] = {words.pk: words for _row, words in rows}
    return {edtf: _period(window, items, words) for edtf, window in windows.items()}


def _period(window: Window, items: list[TimelineItem], words: dict[Key, EventWords]) -> Period:
    inside = [item for item in items if _lies_in(window, item)]
    kinds = {item.lane for item in inside}
    shown = [lane for lane in lanes() if lane.key in kinds]
    placement = place_marks(inside, window=window, lanes=shown, layout=across())
    said = said_of(words[key] for key in placement.alone)
    whole = reverse("chronicle:timeline")
    drawing = draw(
        placement,
        captions_of(said),
        links=Links(
            window=lambda inner: f"{whole}?period={inner.edtf}",
            complete=f"{reverse('chronicle:list')}?period={window.edtf}",
        ),
        today=today(),
        language=language(),
    )
    return Period(
        years=window.label(language()),
        drawing=drawing if drawing.marks else None,
        groups=by_year(placement, drawing, said),
        count=counted_events(placement.size),
        url=f"{whole}?period={window.edtf}",
    )


def _lies_in(window: Window, item: TimelineItem) -> bool:
    first, last = extent_of(item)
    return last >= window.first and first <= window.last
