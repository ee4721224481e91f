"""The marks of a timeline as paths: dot, bar, fade, arrow, ring, diamond, bracket, ticks."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Self

from articles.dating import Bounds
from portal.ui.charts.items import Kind, TimelineItem
from portal.ui.charts.layout import TICKS, WIDEST_TICKS, Layout, drawn_span
from portal.ui.charts.placement import Entry
from portal.ui.charts.scale import Scale, is_a_day
from portal.ui.charts.svg import Pen

_STUB = 44  # an arrow's length says nothing
_HEAD = 9
_LEAST_FADE = 30
_BRACKET_REACH = 8
_TICK_FROM = 9
_MOST_TICKS = 15


class Shape(StrEnum):
    """What a mark looks like, and so what it says of its time."""

    DOT = "dot"  # a day
    BAR = "bar"  # a month to a span
    ABOUT = "about"  # about then: faded
    ARROW = "arrow"  # from then on, or until then
    GOAL = "goal"
    RING = "ring"  # several events


class Outline(NamedTuple):
    """A mark's paths. `begin` and `end` are where what is seen of it begins and ends."""

    shape: Shape
    path: str
    ticks: str
    bracket: str
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Brush:
    """Draws the marks of one drawing; `across` says where the line of each lies."""

    scale: Scale
    layout: Layout
    pen: Pen
    outwards: int
    """The side on which brackets stand: above a line, or after it."""

    @classmethod
    def of(cls, scale: Scale, layout: Layout) -> Self:
        """The brush for a layout."""
        return cls(scale, layout, Pen(layout.down), 1 if layout.down else -1)

    def outline(self, entry: Entry, across: float) -> Outline:
        """The paths of one mark."""
        if entry.size > 1:
            return self.ring(entry, across)
        item = entry.items[0]
        if item.disputed:
            return self.disputed(item.disputed, entry, across)
        return self.single(item, entry, across)

    def ring(self, entry: Entry, across: float) -> Outline:
        radius = self.layout.ring_of(entry.size)
        path = self.pen.circle(entry.middle, across, radius)
        begin, end = entry.middle - radius, entry.middle + radius
        bracket = ""
        if entry.disputed:
            bracket = self.bracket(
                begin + _BRACKET_REACH, end - _BRACKET_REACH, across, beyond=radius - 5
            )
        return Outline(Shape.RING, path, "", bracket, begin, end)

    def single(self, item: TimelineItem, entry: Entry, across: float) -> Outline:
        middle, earliest, latest = entry.middle, item.earliest, item.latest
        ticks = self.ticks(item.passages, middle, across)
        if item.kind == Kind.GOAL:
            return self.goal(item, middle, across, ticks)
        if not (is_a_day(earliest) and is_a_day(latest)):
            return self.arrow(item, across, ticks)
        begin, end = drawn_span(earliest, latest, self.scale)
        if item.approximate:
            more = max(0.0, _LEAST_FADE - (end - begin)) / 2
            begin, end = begin - more, end + more
            path = self.pen.box(begin, end, across, self.layout.bar)
            return Outline(Shape.ABOUT, path, ticks, "", begin, end)
        if earliest == latest:
            dot = self.layout.dot
            path = self.pen.circle(middle, across, dot)
            return Outline(Shape.DOT, path, ticks, "", middle - dot, middle + dot)
        path = self.pen.box(begin, end, across, self.layout.bar)
        return Outline(Shape.BAR, path, ticks, "", begin, end)

    def arrow(self, item: TimelineItem, across: float, ticks: str) -> Outline:
        onwards = is_a_day(item.earliest)
        day = item.earliest if onwards else item.latest
        begin, end = drawn_span(day, day, self.scale)
        foot, way = (begin, 1) if onwards else (end, -1)
        room = self.scale.end - foot if onwards else foot - self.scale.start
        tip = foot + way * max(2.0 * _HEAD, min(_STUB, room))
        half, shaft, head = self.layout.bar - 1, way * (abs(tip - foot) - _HEAD), way * _HEAD
        path = self.pen.stamp(
            foot,
            across - half,
            ((shaft, 0), (0, -3), (head, half + 3), (-head, half + 3), (0, -3), (-shaft, 0)),
        )
        return Outline(Shape.ARROW, path, ticks, "", min(foot, tip), max(foot, tip))

    def goal(self, item: TimelineItem, middle: float, across: float, ticks: str) -> Outline:
        half = self.layout.dot + 3
        sides = ((half, -half), (half, half), (-half, half))
        diamond = self.pen.stamp(middle - half, across, sides)
        begin = middle - half
        if is_a_day(item.earliest) and is_a_day(item.latest):
            start, _end = drawn_span(item.earliest, item.latest, self.scale)
            if start < begin:  # a goal for a span is drawn where it falls due
                diamond = self.pen.line(((start, across), (begin, across))) + diamond
                begin = start
        return Outline(Shape.GOAL, diamond, ticks, "", begin, middle + half)

    def disputed(self, stated: tuple[Bounds, ...], entry: Entry, across: float) -> Outline:
        pieces: list[str] = []
        ends: list[float] = []
        for first, last in sorted(set(stated)):
            if not self._seen(first, last):
                continue
            day = first if is_a_day(first) else last
            begin, end = drawn_span(day, last if is_a_day(last) else day, self.scale)
            if first == last:
                middle = (begin + end) / 2
                begin, end = middle - self.layout.dot, middle + self.layout.dot
                pieces.append(self.pen.circle(middle, across, self.layout.dot - 1))
            else:
                pieces.append(self.pen.box(begin, end, across, self.layout.bar - 1))
            ends += begin, end
        begin, end = min(ends, default=entry.before), max(ends, default=entry.after)
        bracket = self.bracket(begin, end, across)
        ticks = self.ticks(entry.passages, entry.middle, across)
        return Outline(Shape.DOT, "".join(pieces), ticks, bracket, begin, end)

    def bracket(self, begin: float, end: float, across: float, *, beyond: float = 3.0) -> str:
        low, high = (across + self.outwards * (beyond + off) for off in (5, 10))
        reach = 3.0
        return self.pen.line(
            ((begin - reach, low), (begin - reach, high), (end + reach, high), (end + reach, low))
        )

    def ticks(self, passages: int, middle: float, across: float) -> str:
        count = min(passages, _MOST_TICKS)
        step = min(TICKS, WIDEST_TICKS / max(1, count - 1))
        if self.layout.down:
            near, length = across - _TICK_FROM + 2, -4.0
        else:
            near, length = across + _TICK_FROM, 5.0
        return self.pen.ticks(count, step, middle, near, length)

    def _seen(self, first: int, last: int) -> bool:
        window = self.scale.window
        return (not is_a_day(first) or first <= window.last) and (
            not is_a_day(last) or last >= window.first
        )
