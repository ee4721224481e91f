"""Draws a timeline: `place_marks` chooses the marks, then `draw` gives them words and shapes."""

from collections.abc import Mapping

from articles.dating import Language
from portal.ui.charts.across import draw_across
from portal.ui.charts.downwards import draw_downwards
from portal.ui.charts.drawing import Caption, Drawing, Links, Mark
from portal.ui.charts.items import Key, Kind, Lane, TimelineItem
from portal.ui.charts.layout import Layout, across, downwards
from portal.ui.charts.placement import MOST_MARKS, Entry, Placement, place_marks
from portal.ui.charts.sketch import Sketch

__all__ = [
    "MOST_MARKS",
    "Caption",
    "Drawing",
    "Entry",
    "Kind",
    "Lane",
    "Layout",
    "Links",
    "Mark",
    "Placement",
    "TimelineItem",
    "across",
    "downwards",
    "draw",
    "place_marks",
]


def draw(
    placement: Placement,
    captions: Mapping[Key, Caption],
    *,
    links: Links,
    today: int,
    language: Language,
) -> Drawing:
    """Draw the marks of a window; `captions` holds the words for all of `placement.alone`.

    Labels never meet and never leave the drawing; the list beside the drawing has those left out.
    """
    sketch = Sketch(placement, captions, links, today, language)
    return draw_downwards(sketch) if placement.layout.down else draw_across(sketch)
