"""Which marks a window shows of many events: each item once, alone or in a ring with others."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import NamedTuple, Self

from articles.dating import UNKNOWN_END, UNKNOWN_START
from portal.ui.charts.clustering import Group, cluster
from portal.ui.charts.items import Crowd, Key, Kind, Lane, TimelineItem, extent_of
from portal.ui.charts.layout import CORE, LEAST_BAR, TICKS, WIDEST_TICKS, Layout
from portal.ui.charts.scale import Scale, Window

MOST_MARKS = 80


class Entry(NamedTuple):
    """One mark to draw: its items in order of time, the crowds with them, and where it stands.

    `size` is how many items it stands for, of which `passages` speak. `first` and `last` are the
    days that it is drawn at, `disputed` whether sources disagree about an item of it.
    """

    items: tuple[TimelineItem, ...]
    crowds: tuple[Crowd, ...]
    size: int
    passages: int
    lane: int
    middle: float
    before: float
    after: float
    first: int
    last: int
    disputed: bool

    @property
    def item(self) -> TimelineItem:
        """The item that stands alone, of several the first."""
        return self.items[0]


@dataclass(frozen=True, slots=True)
class Placement:
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
        return tuple(entry.items[0].key for entry in self.entries if entry.size == 1)

    @property
    def size(self) -> int:
        """How many items the window shows."""
        return sum(entry.size for entry in self.entries)

    def detailed(self, detailed: Callable[[TimelineItem], TimelineItem]) -> Self:
        """The same with more about the items that stand alone, whose places do not change."""
        return replace(
            self,
            entries=tuple(
                entry._replace(items=(detailed(entry.item),)) if entry.size == 1 else entry
                for entry in self.entries
            ),
        )


def place_marks(  # noqa: PLR0913 - a drawing has these parts
    items: Iterable[TimelineItem],
    *,
    window: Window,
    lanes: Sequence[Lane],
    layout: Layout,
    crowds: Iterable[Crowd] = (),
    most: int = MOST_MARKS,
) -> Placement:
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
        _entry(row, lane, group)
        for lane, (row, found) in enumerate(zip(rows.values(), groups, strict=True))
        for group in found
    ]
    entries.sort(key=_IN_ORDER)
    return Placement(window, layout, tuple(lanes), tuple(entries))


_IN_ORDER = itemgetter(Entry._fields.index("middle"), Entry._fields.index("lane"))
_Placed = tuple[float, float, float, float, int, TimelineItem | Crowd, int, int]
"""Where an item or a crowd stands first, its room, where it stands last, and its size, which decide
who shares a ring; and the days that it is drawn at. Plain, because there are many."""
_PLACED, _FIRST, _LAST = map(itemgetter, (5, 6, 7))
_CORE_OF_DISPUTE = 30
_FEW_TICKS = 2  # are no wider than a dot


def _place(
    items: Iterable[TimelineItem], rows: Mapping[str, list[_Placed]], scale: Scale, dot: float
) -> None:
    """Put the items that the window shows into their rows.

    One loop without calls, which unpacks its items, because there are many.
    """
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
        end = start + ((min(window_last, last)) + 1 - window_first) * unit
        half = dot
        if first == last or end - begin <= LEAST_BAR:
            middle = (begin + end) / 2
            if first != last:
                half = LEAST_BAR / 2
        else:
            if kind == Kind.GOAL:
                begin = end - LEAST_BAR
            core = begin + (_CORE_OF_DISPUTE if disputed else CORE)
            middle = (begin + min(end, core)) / 2
            half = max(dot, middle - begin)
        if passages > _FEW_TICKS:
            half = max(half, min(TICKS * passages, WIDEST_TICKS) / 2)
        rows[lane].append((middle, middle - half, middle + half, middle, 1, item, first, last))


def _place_crowds(
    crowds: Iterable[Crowd], rows: Mapping[str, list[_Placed]], scale: Scale, layout: Layout
) -> None:
    first_day, last_day = scale.window.first, scale.window.last
    start, unit = scale.start, scale.day
    ring_of = layout.ring_of
    for crowd in crowds:
        lane, size, _passages, first, last, earliest, latest = crowd  # as items: there are many
        begin = start + (first - first_day) * unit if first > first_day else start
        end = start + ((min(last_day, last)) + 1 - first_day) * unit
        middle, ring = (begin + end) / 2, ring_of(size)
        placed = begin, middle - ring, middle + ring, end, size, crowd, earliest, latest
        rows[lane].append(placed)


def _entry(row: Sequence[_Placed], lane: int, group: Group) -> Entry:
    start, stop, size, first_at, last_at, before, after = group
    middle = (first_at + last_at) / 2
    if size == 1:
        *_room, item, first, last = row[start]
        return Entry(
            items=(item,),  # type: ignore[arg-type]  # a crowd is never of one
            crowds=(),
            size=1,
            passages=item.passages,
            lane=lane,
            middle=middle,
            before=before,
            after=after,
            first=first,
            last=last,
            disputed=bool(item.disputed),  # type: ignore[union-attr]
        )
    several = row[start:stop]
    placed = list(map(_PLACED, several))
    items = sorted(each for each in placed if isinstance(each, TimelineItem))
    return Entry(
        items=tuple(items),
        crowds=tuple(each for each in placed if isinstance(each, Crowd)),
        size=size,
        passages=sum(each.passages for each in placed),
        lane=lane,
        middle=middle,
        before=before,
        after=after,
        first=min(map(_FIRST, several)),
        last=max(map(_LAST, several)),
        disputed=any(item.disputed for item in items),
    )
