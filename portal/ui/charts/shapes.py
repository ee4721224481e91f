"""The marks of a timeline as paths: dot, bar, fade, arrow, ring, diamond, bracket, ticks."""

from dataclasses import dataclass
from enum import StrEnum

from articles.dating import Bounds
from portal.ui.charts.arrangement import Entry, Kind, Layout, TimelineItem, drawn_span, tick_offsets
from portal.ui.charts.scale import Scale, is_a_day
from portal.ui.charts.svg import Pen, Point

_STUB = 44  # an arrow's length says nothing
_HEAD = 9
_LEAST_FADE = 30
_BRACKET_REACH = 8
_TICK_FROM, _TICK_TO = 9, 14


class Shape(StrEnum):
    """What a mark looks like, and so what it says of its time."""

    DOT = "dot"  # a day
    BAR = "bar"  # a month to a span
    ABOUT = "about"  # about then: faded
    ARROW = "arrow"  # from then on, or until then
    GOAL = "goal"
    RING = "ring"  # several events


@dataclass(frozen=True, slots=True)
class Outline:
    """A mark's paths. `begin` and `end` are where what is seen of it begins and ends."""

    shape: Shape
    path: str
    ticks: str
    bracket: str
    begin: float
    end: float


def outline(entry: Entry, across: float, scale: Scale, layout: Layout) -> Outline:
    """The paths of one mark, whose line lies at `across`."""
    brush = _Brush(Pen(layout.down), across, scale, layout)
    if entry.size > 1:
        return brush.ring(entry)
    item = entry.item
    if item.disputed:
        return brush.disputed(item, item.disputed, entry)
    return brush.single(item, entry)


@dataclass(frozen=True, slots=True)
class _Brush:
    pen: Pen
    across: float
    scale: Scale
    layout: Layout

    @property
    def outwards(self) -> int:
        """The side on which brackets stand: above a line, or after it."""
        return 1 if self.layout.down else -1

    def ring(self, entry: Entry) -> Outline:
        radius = self.layout.ring_of(entry.size)
        path = self.pen.circle(entry.middle, self.across, radius)
        begin, end = entry.middle - radius, entry.middle + radius
        bracket = ""
        if entry.disputed:
            bracket = self.bracket(begin + _BRACKET_REACH, end - _BRACKET_REACH, beyond=radius - 5)
        return Outline(Shape.RING, path, "", bracket, begin, end)

    def single(self, item: TimelineItem, entry: Entry) -> Outline:
        ticks = self.ticks(item, entry.middle)
        if item.kind == Kind.GOAL:
            return self.goal(item, entry, ticks)
        if not (is_a_day(item.earliest) and is_a_day(item.latest)):
            return self.arrow(item, ticks)
        begin, end = drawn_span(item.earliest, item.latest, self.scale)
        if item.approximate:
            more = max(0.0, _LEAST_FADE - (end - begin)) / 2
            begin, end = begin - more, end + more
            path = self.pen.box(begin, end, self.across, self.layout.bar)
            return Outline(Shape.ABOUT, path, ticks, "", begin, end)
        if item.earliest == item.latest:
            dot = self.layout.dot
            path = self.pen.circle(entry.middle, self.across, dot)
            return Outline(Shape.DOT, path, ticks, "", entry.middle - dot, entry.middle + dot)
        path = self.pen.box(begin, end, self.across, self.layout.bar)
        return Outline(Shape.BAR, path, ticks, "", begin, end)

    def arrow(self, item: TimelineItem, ticks: str) -> Outline:
        onwards = is_a_day(item.earliest)
        day = item.earliest if onwards else item.latest
        begin, end = drawn_span(day, day, self.scale)
        foot, way = (begin, 1) if onwards else (end, -1)
        room = self.scale.end - foot if onwards else foot - self.scale.start
        tip = foot + way * max(2.0 * _HEAD, min(_STUB, room))
        neck = tip - way * _HEAD
        half = self.layout.bar - 1
        points: list[Point] = [
            (foot, -half), (neck, -half), (neck, -half - 3), (tip, 0),
            (neck, half + 3), (neck, half), (foot, half),
        ]  # fmt: skip
        path = self.pen.polygon((along, self.across + off) for along, off in points)
        return Outline(Shape.ARROW, path, ticks, "", min(foot, tip), max(foot, tip))

    def goal(self, item: TimelineItem, entry: Entry, ticks: str) -> Outline:
        half = self.layout.dot + 3
        middle = entry.middle
        diamond = self.pen.polygon(
            (middle + along, self.across + off)
            for along, off in ((-half, 0), (0, -half), (half, 0), (0, half))
        )
        begin = middle - half
        if is_a_day(item.earliest) and is_a_day(item.latest):
            start, _end = drawn_span(item.earliest, item.latest, self.scale)
            if start < begin:  # a goal for a span is drawn where it falls due
                diamond = self.pen.line(((start, self.across), (begin, self.across))) + diamond
                begin = start
        return Outline(Shape.GOAL, diamond, ticks, "", begin, middle + half)

    def disputed(self, item: TimelineItem, stated: tuple[Bounds, ...], entry: Entry) -> Outline:
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
                pieces.append(self.pen.circle(middle, self.across, self.layout.dot - 1))
            else:
                pieces.append(self.pen.box(begin, end, self.across, self.layout.bar - 1))
            ends += begin, end
        begin, end = min(ends, default=entry.before), max(ends, default=entry.after)
        bracket = self.bracket(begin, end)
        return Outline(
            Shape.DOT, "".join(pieces), self.ticks(item, entry.middle), bracket, begin, end
        )

    def bracket(self, begin: float, end: float, *, beyond: float = 3.0) -> str:
        low, high = (self.across + self.outwards * (beyond + off) for off in (5, 10))
        reach = 3.0
        return self.pen.line(
            ((begin - reach, low), (begin - reach, high), (end + reach, high), (end + reach, low))
        )

    def ticks(self, item: TimelineItem, middle: float) -> str:
        near, far = (self.across - self.outwards * off for off in (_TICK_FROM, _TICK_TO))
        if self.layout.down:
            near, far = near + 2, far + 3
        return self.pen.ticks([middle + off for off in tick_offsets(item.passages)], near, far)

    def _seen(self, first: int, last: int) -> bool:
        window = self.scale.window
        return (not is_a_day(first) or first <= window.last) and (
            not is_a_day(last) or last >= window.first
        )
