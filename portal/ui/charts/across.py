"""A timeline from left to right: lanes below each other, labels above the marks."""

from portal.ui.charts.arrangement import Lane
from portal.ui.charts.drawing import AxisTick, Drawing, LaneLine, Mark
from portal.ui.charts.labels import Shelf, Wish
from portal.ui.charts.scale import ticks, years_label
from portal.ui.charts.shapes import measured, outline
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
    """Draw it so; the lanes are as far apart as the labels of the fullest need."""
    layout, scale = sketch.arrangement.layout, sketch.scale
    entries, lanes = sketch.arrangement.entries, sketch.arrangement.lanes
    flat = [measured(entry, scale, layout) for entry in entries]
    middles: list[list[float]] = [[] for _ in lanes]
    for entry in entries:
        middles[entry.lane].append(entry.middle)
    shelves = [Shelf(layout.start - 8, layout.length, _LEVELS, own) for own in middles]
    wishes: dict[int, tuple[Wish, str]] = {}
    places = {}
    for n in sorted(range(len(entries)), key=lambda n: (importance(entries[n]), n)):
        entry, drawn = entries[n], flat[n]
        words = sketch.label_of(entry, room=_WIDEST_LABEL, size=TEXT)
        if len(entry.items) > 1 or not words:
            continue
        middle = (drawn.begin + drawn.end) / 2 if drawn.bracket else entry.middle
        width = text_width(words, TEXT, bold=entry.disputed)
        wish = Wish(middle, drawn.begin, drawn.end, width)
        wishes[n] = wish, words
        place = shelves[entry.lane].place(wish)
        if place:
            places[n] = place
    pitch = _LOWEST_LABEL + _ROW * (1 + max((p.level for p in places.values()), default=0)) + _UNDER
    lines_at = [_HEAD + pitch - _UNDER + n * pitch for n in range(len(lanes))]
    height = _HEAD + pitch * len(lanes)
    leads: list[str] = []
    marks: list[Mark] = []
    for n, entry in enumerate(entries):
        y = lines_at[entry.lane]
        label = None
        if n in places:
            place, (wish, words) = places[n], wishes[n]
            base = y - _LOWEST_LABEL - _ROW * place.level
            label = label_at(words, TEXT, place, base)
            if place.level:
                foot = y - (16 if flat[n].bracket else 9)
                leads.append(f"M{number(wish.middle)} {number(foot)}V{number(base + 4)}")
        drawn = outline(entry, y, scale, layout)
        marks.append(sketch.mark(entry, drawn, label, f"{number(entry.middle)} {number(y + 4.5)}"))
    return Drawing(
        down=False,
        width=number(layout.length),
        height=number(height),
        years=years_label(*sketch.arrangement.window.years, sketch.language),
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
    found = ticks(sketch.arrangement.window, MOST_TICKS, sketch.language)
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
