"""A timeline from top to bottom, for narrow screens: lanes side by side, labels in a column."""

from portal.ui.charts.drawing import AxisTick, Drawing, LaneLine, Mark
from portal.ui.charts.labels import Place, Stop, spread
from portal.ui.charts.scale import ticks, years_label
from portal.ui.charts.shapes import Brush
from portal.ui.charts.sketch import MOST_TICKS, Sketch, future, importance, label_at
from portal.ui.charts.svg import Pen, number
from portal.ui.charts.widths import text_width

TEXT = 13.0
"""The size of type, in user units; the drawing is never shown smaller than it is."""
DOWN_WIDTH = 288.0
_LANE_PITCH = 16
_FIRST_LANE = 44
_LABEL_PITCH = 18
_FURTHEST = 54


def draw_downwards(sketch: Sketch) -> Drawing:
    """Draw it so; clusters are labelled too, with their years."""
    layout, scale = sketch.placement.layout, sketch.scale
    entries, lanes = sketch.placement.entries, sketch.placement.lanes
    lanes_at = [_FIRST_LANE + n * _LANE_PITCH for n in range(len(lanes))]
    column = lanes_at[-1] + 26 if lanes_at else _FIRST_LANE
    room = DOWN_WIDTH - column
    words = [sketch.label_of(entry, room=room, size=TEXT) for entry in entries]
    named = [n for n, said in enumerate(words) if said]
    in_order = sorted(named, key=lambda n: importance(entries[n]))
    ranks = {n: -rank for rank, n in enumerate(in_order)}
    places = spread(
        [Stop(entries[n].middle, ranks[n]) for n in named],
        pitch=_LABEL_PITCH,
        top=layout.start - 10,
        bottom=layout.length - 8,
        furthest=_FURTHEST,
    )
    beside = {named[n]: place for n, place in places.items()}
    pen, outline = Pen(down=True), Brush.of(scale, layout).outline
    leads: list[str] = []
    marks: list[Mark] = []
    for n, entry in enumerate(entries):
        x = lanes_at[entry.lane]
        drawn = outline(entry, x)
        label = None
        if n in beside:
            y = beside[n]
            width = text_width(words[n], TEXT, bold=entry.disputed)
            label = label_at(
                words[n], TEXT, Place(0, "start", column, column, column + width), y + 4.5
            )
            way = [(entry.middle, x + 13.0), (entry.middle, column - 12.0), (y, column - 4.0)]
            leads.append(pen.line(way if way[0][1] < way[1][1] else way[1:]))
        marks.append(sketch.mark(entry, drawn, label, (x, entry.middle + 4.5)))
    return Drawing(
        down=True,
        width=number(DOWN_WIDTH),
        height=number(layout.length),
        years=years_label(*sketch.placement.window.years, sketch.language),
        ticks=tuple(
            AxisTick(
                rule=pen.line(((at, 33.0), (at, column - 16.0))),
                x="0",
                y=number(at + 4.5),
                label=tick.label,
            )
            for tick in ticks(sketch.placement.window, MOST_TICKS, sketch.language)
            for at in [scale.at(tick.day)]
        ),
        lanes=tuple(
            LaneLine(
                rule=pen.line(((24.0, x), (layout.length, x))),
                label=lane.label,
                goals=lane.goals,
                words=((number(x), "16", lane.letter),),
            )
            for lane, x in zip(lanes, lanes_at, strict=True)
        ),
        future=future(sketch, DOWN_WIDTH, layout.length),
        leads="".join(leads),
        marks=tuple(marks),
    )
