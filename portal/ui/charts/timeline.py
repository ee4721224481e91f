"""Draws a timeline: first `arrange` chooses the marks, then `draw` gives them words and places."""

from collections.abc import Mapping

from articles.dating import Language
from portal.ui.charts.across import draw_across
from portal.ui.charts.arrangement import (
    MOST_MARKS,
    Arrangement,
    Entry,
    Key,
    Kind,
    Lane,
    Layout,
    TimelineItem,
    across,
    arrange,
    downwards,
)
from portal.ui.charts.downwards import draw_downwards
from portal.ui.charts.drawing import Caption, Drawing, Links, Mark
from portal.ui.charts.sketch import Sketch

__all__ = [
    "MOST_MARKS",
    "Arrangement",
    "Caption",
    "Drawing",
    "Entry",
    "Kind",
    "Lane",
    "Layout",
    "Links",
    "Mark",
    "TimelineItem",
    "across",
    "arrange",
    "downwards",
    "draw",
]


def draw(
    arrangement: Arrangement,
    captions: Mapping[Key, Caption],
    *,
    links: Links,
    today: int,
    language: Language,
) -> Drawing:
    """Draw what was arranged; `captions` holds the words for all of `arrangement.alone`.

    Labels never meet and never leave the drawing; the list beside the drawing has those left out.
    """
    sketch = Sketch(arrangement, captions, links, today, language)
    return draw_downwards(sketch) if arrangement.layout.down else draw_across(sketch)
