"""What is drawn of many events in one window: each item once, alone or in a ring with others."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import itemgetter
from typing import NamedTuple, Self

from articles.dating import UNKNOWN_END, UNKNOWN_START, Bounds
from portal.ui.charts.clustering import FIRST_GAP, Group, cluster
from portal.ui.charts.scale import Scale, Window

MOST_MARKS = 80
_THREE_DIGITS = 100


class Kind(StrEnum):
    """What an item says: that something happened, or that it shall."""

    EVENT = "event"
    GOAL = "goal"


Key = str | int
"""What tells items apart, the same for all items of a drawing."""


class TimelineItem(NamedTuple):  # made in a quarter of the time of a frozen dataclass
    """An event as a timeline draws it; its words come later, for what is drawn alone.

    `earliest` and `latest` are day numbers or the signs of open and unknown ends (articles.dating).
    `lane` is the key of a lane, `kind` tells goals from everything else. `disputed` holds the
    stated days where sources disagree, else nothing. `weight` decides which labels come first.
    Items sort in order of time.
    """

    earliest: int
    latest: int
    key: Key
    lane: str = ""
    kind: str = Kind.EVENT
    approximate: bool = False
    passages: int = 1
    disputed: tuple[Bounds, ...] | None = None
    weight: int = 0


class Crowd(NamedTuple):
    """Items of one lane that stand so close that they share a ring for sure; only counted.

    `begin` and `end` are the first and the last of the days that they stand at, `first` and `last`
    those of all their days. Days that sources disagree about are in no crowd.
    """

    lane: str
    size: int
    passages: int
    begin: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Lane:
    """A line of the timeline. `letter` stands for it where there is no room for its label."""

    key: str
    label: str
    letter: str
    goals: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Measures of a drawing in user units: where time begins and ends, how large marks are.

    `length` is the size of the drawing along the axis of time, `start` and `end` the two ends of
    the axis. Times run downwards with `down`, else from left to right.
    """

    down: bool
    length: float
    start: float
    end: float
    dot: float
    bar: float
    """Half the thickness of a bar."""
    digit: float
    """How much the second and each further digit widens a ring."""
    ring: float

    def crowd_days(self, window: Window) -> int:
        """In how many days next to each other all items that begin, or all goals, make a crowd.

        None of them stands further than a bar's core from its beginning, nor is smaller than a dot.
        """
        room = 2 * self.dot + FIRST_GAP - _CORE / 2
        return int(room / Scale(window, self.start, self.end).day)

    def ring_of(self, count: int) -> float:
        """The radius of the ring that says how many it holds."""
        if count < _THREE_DIGITS:
            return self.ring
        return self.ring + self.digit * (len(str(count)) - 2)


def across(width: float = 1184) -> Layout:
    """From left to right, with the lanes' labels before the axis."""
    return Layout(
        down=False, length=width, start=132, end=width - 24, dot=5, bar=5, digit=4, ring=11
    )


def downwards(height: float = 1040) -> Layout:
    """From top to bottom, for narrow screens."""
    return Layout(
        down=True, length=height, start=46, end=height - 24, dot=4.5, bar=4, digit=3, ring=8
    )


class Entry(NamedTuple):
    """One mark to draw: its items in order of time, the crowds with them, and where it stands.

    `first` and `last` are the days that it is drawn at, `disputed` whether sources disagree about
    an item of it.
    """

    items: tuple[TimelineItem, ...]
    crowds: tuple[Crowd, ...]
    lane: int
    middle: float
    before: float
    after: float
    first: int
    last: int
    disputed: bool

    @property
    def size(self) -> int:
        """How many items it stands for."""
        return len(self.items) + sum(crowd.size for crowd in self.crowds)

    @property
    def item(self) -> TimelineItem:
        """The item that stands alone, of several the first."""
        return self.items[0]

    @property
    def passages(self) -> int:
        """How many passages speak of the items."""
        alone = sum(item.passages for item in self.items)
        return alone + sum(crowd.passages for crowd in self.crowds)

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys of the items, without those in crowds."""
        return tuple(item.key for item in self.items)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Everything that a window shows, in order of time. `alone` are the keys that need words."""

    window: Window
    layout: Layout
    lanes: tuple[Lane, ...]
    entries: tuple[Entry, ...]

    @property
    def scale(self) -> Scale:
        """Lays out the days of the window."""
        return Scale(self.window, self.layout.start, self.layout.end)

    @property
    def alone(self) -> tuple[Key, ...]:
        """The items that stand for themselves, in order of time."""
        return tuple(entry.item.key for entry in self.entries if entry.size == 1)

    def detailed(self, detailed: Callable[[TimelineItem], TimelineItem]) -> Self:
        """The same with more about the items that stand alone, whose places do not change."""
        return replace(
            self,
            entries=tuple(
                entry._replace(items=(detailed(entry.item),)) if entry.size == 1 else entry
                for entry in self.entries
            ),
        )


def extent_of(item: TimelineItem) -> tuple[int, int]:
    """The first and the last day that an item is drawn at: all stated days, or its own.

    An item without an end stands where it begins, and one without a beginning where it ends.
    """
    earliest, latest = item.earliest, item.latest
    if not item.disputed:
        if earliest > UNKNOWN_START and latest < UNKNOWN_END:
            return earliest, latest
        return _closed(earliest, latest)
    spans = [_closed(*span) for span in item.disputed]
    return min(first for first, _ in spans), max(last for _, last in spans)


def arrange(  # noqa: PLR0913 - a drawing has these parts
    items: Iterable[TimelineItem],
    *,
    window: Window,
    lanes: Sequence[Lane],
    layout: Layout,
    crowds: Iterable[Crowd] = (),
    most: int = MOST_MARKS,
) -> Arrangement:
    """Choose the marks: items outside the window are left out, those that would touch share one.

    Takes O(n log n) for n items, and gives the same in whatever order they come.
    """
    rows: dict[str, list[_Placed]] = {lane.key: [] for lane in lanes}
    scale = Scale(window, layout.start, layout.end)
    _place(items, rows, scale, layout.dot)
    _place_crowds(crowds, rows, scale, layout)
    for row in rows.values():
        row.sort()
    groups = cluster(list(rows.values()), layout.ring_of, most)
    entries = [
        _entry(row[group.start : group.stop], lane, group)
        for lane, (row, found) in enumerate(zip(rows.values(), groups, strict=True))
        for group in found
    ]
    entries.sort(key=lambda entry: (entry.middle, entry.lane))
    return Arrangement(window, layout, tuple(lanes), tuple(entries))


_Placed = tuple[float, float, float, float, int, TimelineItem | Crowd, int, int]
"""Where an item or a crowd stands first, its room, where it stands last, and its size, which decide
who shares a ring; and the days that it is drawn at. Plain, because there are many."""
_PLACED, _FIRST, _LAST = map(itemgetter, (5, 6, 7))
_CORE = 14  # of a long bar, what no other mark may cover
_CORE_OF_DISPUTE = 30
_LEAST_BAR = 12
_TICKS = 4.0
_FEW_TICKS = 2  # are no wider than a dot
_WIDEST_TICKS = 18.0
MOST_TICKS = 15


def tick_offsets(passages: int) -> tuple[float, ...]:
    """Where the ticks of an item's passages stand, from its middle."""
    count = min(passages, MOST_TICKS)
    step = min(_TICKS, _WIDEST_TICKS / max(1, count - 1))
    return tuple((n - (count - 1) / 2) * step for n in range(count))


def drawn_span(first: int, last: int, scale: Scale) -> tuple[float, float]:
    """Where a span begins and ends on the axis, cut at the window, and never too short to see."""
    window = scale.window
    begin = scale.at(max(first, window.first))
    end = scale.at(min(last, window.last) + 1)
    if end - begin >= _LEAST_BAR:
        return begin, end
    middle = (begin + end) / 2
    return middle - _LEAST_BAR / 2, middle + _LEAST_BAR / 2


def _place(
    items: Iterable[TimelineItem], rows: Mapping[str, list[_Placed]], scale: Scale, dot: float
) -> None:
    """Put the items that the window shows into their rows. One loop without calls, for many."""
    window_first, window_last = scale.window.first, scale.window.last
    start, unit = scale.start, scale.day
    for item in items:
        earliest, latest, _key, lane, kind, _about, passages, disputed, _weight = item
        if disputed or earliest <= UNKNOWN_START or latest >= UNKNOWN_END:
            first, last = extent_of(item)
        else:
            first, last = earliest, latest
        if last < window_first or first > window_last:
            continue
        begin = start + (first - window_first) * unit if first > window_first else start
        end = start + (min(last, window_last) + 1 - window_first) * unit
        half = dot
        if first == last or end - begin <= _LEAST_BAR:
            middle = (begin + end) / 2
            if first != last:
                half = _LEAST_BAR / 2
        else:
            if kind == Kind.GOAL:
                begin = end - _LEAST_BAR
            core = begin + (_CORE_OF_DISPUTE if disputed else _CORE)
            middle = (begin + min(end, core)) / 2
            half = max(dot, middle - begin)
        if passages > _FEW_TICKS:
            half = max(half, min(_TICKS * passages, _WIDEST_TICKS) / 2)
        rows[lane].append((middle, middle - half, middle + half, middle, 1, item, first, last))


def _place_crowds(
    crowds: Iterable[Crowd], rows: Mapping[str, list[_Placed]], scale: Scale, layout: Layout
) -> None:
    window = scale.window
    for crowd in crowds:
        begin = scale.at(max(crowd.begin, window.first))
        end = scale.at(min(crowd.end, window.last) + 1)
        middle, ring = (begin + end) / 2, layout.ring_of(crowd.size)
        room = middle - ring, middle + ring
        placed = begin, *room, end, crowd.size, crowd, crowd.first, crowd.last
        rows[crowd.lane].append(placed)


def _closed(earliest: int, latest: int) -> tuple[int, int]:
    if latest >= UNKNOWN_END:
        return earliest, earliest
    return (latest if earliest <= UNKNOWN_START else earliest), latest


def _entry(row: Sequence[_Placed], lane: int, group: Group) -> Entry:
    placed = list(map(_PLACED, row))
    items = sorted(each for each in placed if isinstance(each, TimelineItem))
    return Entry(
        items=tuple(items),
        crowds=tuple(each for each in placed if isinstance(each, Crowd)),
        lane=lane,
        middle=group.middle,
        before=group.before,
        after=group.after,
        first=min(map(_FIRST, row)),
        last=max(map(_LAST, row)),
        disputed=any(item.disputed for item in items),
    )
