"""Puts labels beside marks so that no two of them meet, and leaves out those without room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_PADDING = 4.0
_LEADER = 3.0


class Box(NamedTuple):
    """The room that words take, in user units."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two have a place in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Wish(NamedTuple):
    """A label that asks for room above the mark that reaches from `begin` to `end`."""

    middle: float
    begin: float
    end: float
    width: float


class Place(NamedTuple):
    """Where a label stands: how many rows up, and its `anchor` as SVG names it."""

    level: int
    anchor: str
    x: float
    left: float
    right: float


@dataclass(slots=True)
class Shelf:
    """The rows above one line, from the lowest up, and what stands in them already.

    `middles` are those of all marks on the line, whether they have labels or not.
    """

    left: float
    right: float
    levels: int
    middles: Sequence[float] = ()
    rows: list[list[tuple[float, float]]] = field(init=False)

    def __post_init__(self) -> None:
        self.rows = [[] for _ in range(self.levels)]

    def place(self, wish: Wish) -> Place | None:
        """The lowest free place for a label: over the middle of its mark, or to one side.

        It goes where it covers the fewest other marks, so that their labels can be raised past it:
        a raised label hangs on a leader, which crosses no other label.
        """
        leader = (wish.middle - _LEADER, wish.middle + _LEADER)
        for level in range(self.levels):
            if level and not self._free(level - 1, *leader):
                return None
            free = [place for place in _candidates(wish, level) if self._has_room(place)]
            if free:
                place = min(free, key=self._covered)
                self.rows[level].append((place.left, place.right))
                for row in self.rows[:level]:
                    row.append(leader)
                return place
        return None

    def _has_room(self, place: Place) -> bool:
        inside = self.left <= place.left and place.right <= self.right
        return inside and self._free(place.level, place.left - _PADDING, place.right + _PADDING)

    def _covered(self, place: Place) -> int:
        return sum(place.left - _PADDING < at < place.right + _PADDING for at in self.middles)

    def _free(self, level: int, left: float, right: float) -> bool:
        return all(right <= taken[0] or taken[1] <= left for taken in self.rows[level])


def _candidates(wish: Wish, level: int) -> Iterable[Place]:
    width = wish.width
    half = width / 2
    yield Place(level, "middle", wish.middle, wish.middle - half, wish.middle + half)
    start = min(wish.begin, wish.middle - _LEADER)
    yield Place(level, "start", start, start, start + width)
    end = max(wish.end, wish.middle + _LEADER)
    yield Place(level, "end", end, end - width, end)


class Stop(NamedTuple):
    """A label that asks for a line beside its mark; the least important is left out first."""

    wish: float
    importance: int


def spread(
    stops: Sequence[Stop], *, pitch: float, top: float, bottom: float, furthest: float
) -> dict[int, float]:
    """Places for labels in one column, at least `pitch` apart and in the order of their marks.

    The least sum of squared distances from the wishes (isotonic regression by pooling adjacent
    violators: Barlow et al., 1972). Where a label would be further than `furthest` from its mark,
    the least important label of its pile goes. Returns places by the number of the stop.
    """
    kept = sorted(range(len(stops)), key=lambda n: stops[n].wish)
    while kept:
        places, piles = _pooled([stops[n].wish for n in kept], pitch, top, bottom)
        far = [abs(place - stops[n].wish) for n, place in zip(kept, places, strict=True)]
        worst = max(range(len(kept)), key=far.__getitem__)
        if far[worst] <= furthest and top <= places[0] and places[-1] <= bottom:
            return dict(zip(kept, places, strict=True))
        pile = next(pile for pile in piles if worst in pile)
        kept.pop(min(pile, key=lambda at: (stops[kept[at]].importance, -at)))
    return {}


def _pooled(
    wishes: Sequence[float], pitch: float, top: float, bottom: float
) -> tuple[list[float], list[range]]:
    """Places for all wishes, and the runs of them that stand close together."""
    pools: list[tuple[float, int]] = []  # sum and count
    for number, wish in enumerate(wishes):
        pool = (wish - number * pitch, 1)
        while pools and pools[-1][0] / pools[-1][1] >= pool[0] / pool[1]:
            total, count = pools.pop()
            pool = (pool[0] + total, pool[1] + count)
        pools.append(pool)
    last = bottom - (len(wishes) - 1) * pitch
    places: list[float] = []
    piles: list[range] = []
    for total, count in pools:
        start = len(places)
        level = max(top, min(total / count, last))
        places += [level + (start + n) * pitch for n in range(count)]
        piles.append(range(start, start + count))
    if last < top:  # more than the column holds: any of them may go
        piles = [range(len(wishes))]
    return places, piles
