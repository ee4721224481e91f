"""A timeline from left to right: lanes below each other, labels above the marks."""

from portal.ui.charts.drawing import AxisTick, Drawing, LaneLine, Mark
from portal.ui.charts.items import Lane
from portal.ui.charts.labels import Place, Shelf, Wish
from portal.ui.charts.scale import ticks, years_label
from portal.ui.charts.shapes import Brush
from portal.ui.charts.sketch import MOST_TICKS, Sketch, future, importance, label_at
from portal.ui.charts.svg import number
from portal.ui.charts.widths import lines, text_width

TEXT = 14.0
"""The size of type, in user units."""
_HEAD = 54  # for ticks and "not yet"
_UNDER = 22  # below a line: its ticks
_LOWEST_LABEL = 21  # its baseline, above the line
_ROW = 18
_LEVELS = 3
_WIDEST_LABEL = 240
_LANE_ROOM = 116


def draw_across(sketch: Sketch) -> Drawing:
    """Draw it so; the lanes are as far apart as the labels of the fullest need.

    Marks are drawn from their line, because it is known last where that lies.
    """
    layout = sketch.placement.layout
    entries, lanes = sketch.placement.entries, sketch.placement.lanes
    outline = Brush.of(sketch.scale, layout).outline
    outlines = [outline(entry, 0) for entry in entries]
    middles: list[list[float]] = [[] for _ in lanes]
    for entry in entries:
        middles[entry.lane].append(entry.middle)
    shelves = [Shelf(layout.start - 8, layout.length, _LEVELS, own) for own in middles]
    labels: dict[int, tuple[str, Place, float]] = {}
    alone = [n for n, entry in enumerate(entries) if entry.size == 1]
    alone.sort(key=lambda n: importance(entries[n]))  # of equal ones the first
    for n in alone:
        entry, drawn = entries[n], outlines[n]
        words = sketch.label_of(entry, room=_WIDEST_LABEL, size=TEXT)
        if not words:
            continue
        middle = (drawn.begin + drawn.end) / 2 if drawn.bracket else entry.middle
        width = text_width(words, TEXT, bold=entry.disputed)
        place = shelves[entry.lane].place(Wish(middle, drawn.begin, drawn.end, width))
        if place:
            labels[n] = words, place, middle
    highest = max((place.level for _words, place, _middle in labels.values()), default=0)
    pitch = _LOWEST_LABEL + _ROW * (1 + highest) + _UNDER
    lines_at = [_HEAD + pitch - _UNDER + n * pitch for n in range(len(lanes))]
    height = _HEAD + pitch * len(lanes)
    leads: list[str] = []
    marks: list[Mark] = []
    for n, entry in enumerate(entries):
        y = lines_at[entry.lane]
        label = None
        if n in labels:
            words, place, middle = labels[n]
            base = -_LOWEST_LABEL - _ROW * place.level
            label = label_at(words, TEXT, place, base, line=y)
            if place.level:
                foot = y - (16 if outlines[n].bracket else 9)
                leads.append(f"M{number(middle)} {number(foot)}V{number(y + base + 4)}")
        marks.append(
            sketch.mark(entry, outlines[n], label, (entry.middle, 4.5), line=f"0 {number(y)}")
        )
    return Drawing(
        down=False,
        width=number(layout.length),
        height=number(height),
        years=years_label(*sketch.placement.window.years, sketch.language),
        ticks=_ticks_across(sketch, height),
        lanes=tuple(
            _lane_across(lane, y, layout.start - 8, layout.length)
            for lane, y in zip(lanes, lines_at, strict=True)
        ),
        future=future(sketch, layout.length, height),
        leads="".join(leads),
        marks=tuple(marks),
    )


def _ticks_across(sketch: Sketch, height: float) -> tuple[AxisTick, ...]:
    found = ticks(sketch.placement.window, MOST_TICKS, sketch.language)
    return tuple(
        AxisTick(f"M{x} 30V{number(height)}", x, "20", tick.label)
        for tick in found
        for x in [number(sketch.scale.at(tick.day))]
    )


def _lane_across(lane: Lane, y: float, start: float, end: float) -> LaneLine:
    parts = lines(lane.label, TEXT, _LANE_ROOM, most=2)
    top = y + 5 - (len(parts) - 1) * 8
    return LaneLine(
        rule=f"M{number(start)} {number(y)}H{number(end)}",
        label=lane.label,
        goals=lane.goals,
        words=tuple(("0", number(top + 16 * n), part) for n, part in enumerate(parts)),
    )
