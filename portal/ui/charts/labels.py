"""Puts labels beside marks so that no two of them meet, and leaves out those without room."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
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

    `middles` are those of all marks on the line in their order, whether they have labels or not.
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
        for level, row in enumerate(self.rows):
            if level and not _is_free(self.rows[level - 1], *leader):
                return None
            found = self._best(wish, row)
            if found:
                anchor, at, left, right = found
                row.append((left, right))
                for lower in self.rows[:level]:
                    lower.append(leader)
                return Place(level, anchor, at, left, right)
        return None

    def _best(
        self, wish: Wish, row: list[tuple[float, float]]
    ) -> tuple[str, float, float, float] | None:
        """The place in a row, of those with room, that covers the fewest marks."""
        fewest, best = len(self.middles) + 1, None
        for place in _candidates(wish):
            left, right = place[2] - _PADDING, place[3] + _PADDING
            if place[2] < self.left or place[3] > self.right or not _is_free(row, left, right):
                continue
            covered = bisect_left(self.middles, right) - bisect_right(self.middles, left)
            if covered < fewest:
                fewest, best = covered, place
        return best


def _is_free(row: list[tuple[float, float]], left: float, right: float) -> bool:
    for begin, end in row:  # noqa: SIM110 - `all` takes twice the time, and there are many
        if right > begin and end > left:
            return False
    return True


def _candidates(wish: Wish) -> tuple[tuple[str, float, float, float], ...]:
    middle, begin, end, width = wish
    left = middle - width / 2
    start, stop = min(begin, middle - _LEADER), max(end, middle + _LEADER)
    return (
        ("middle", middle, left, left + width),
        ("start", start, start, start + width),
        ("end", stop, stop - width, stop),
    )


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
