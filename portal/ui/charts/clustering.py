"""Which marks on a line stand for themselves, and which share a ring because they would touch."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

Spot = tuple[float, float, float, float, int, *tuple[Any, ...]]
"""One item on its line, or several that share a ring already, in user units: where the first
stands, where their room begins and ends, where the last stands, how many they are; whatever
else belongs to them."""


class Group(NamedTuple):
    """A run of spots, `start` to `stop` in their order, of `size` items, and the room it takes."""

    start: int
    stop: int
    size: int
    first: float
    last: float
    before: float
    after: float

    @property
    def middle(self) -> float:
        """Half-way between its first and last anchor."""
        return (self.first + self.last) / 2


Radius = Callable[[int], float]
"""How large the ring of so many items is."""

FIRST_GAP = 3.0
"""The least room between two groups."""
_MORE = 1.6


def cluster(
    lines: Sequence[Sequence[Spot]], radius: Radius, most: int
) -> tuple[tuple[Group, ...], ...]:
    """Groups on each line that do not touch, at most `most` of them on all lines together.

    The spots of a line are in the order of their anchors. Time is linear in their number after
    that: neighbours that touch become one, and where too many are left the gap grows.
    """
    if len(lines) > most:
        raise ValueError(f"{len(lines)} lines cannot be drawn with {most} marks.")
    gap = FIRST_GAP
    groups = [_gathered(line, radius, gap) for line in lines]
    while sum(map(len, groups)) > most:
        gap *= _MORE
        groups = [_apart(line, radius, gap) for line in groups]
    return tuple(map(tuple, groups))


def _gathered(spots: Sequence[Spot], radius: Radius, gap: float) -> list[Group]:
    """What `_apart` makes of spots that are groups of their own, in less time."""
    apart: list[Group] = []
    start, size, first, last, before, after = 0, 0, 0.0, 0.0, 0.0, float("-inf")  # the latest
    for number, spot in enumerate(spots):
        if after + gap <= spot[1]:
            if number:
                apart.append(Group(start, number, size, first, last, before, after))
            start = number
            first, before, after, last, size = spot[:5]
            continue
        size += spot[4]
        last = max(last, spot[3])
        while True:
            middle, ring = (first + last) / 2, radius(size)
            before, after = middle - ring, middle + ring
            if not apart or apart[-1].after + gap <= before:
                break
            start, _stop, more, first, end, _before, _after = apart.pop()
            size, last = size + more, max(last, end)
    if spots:
        apart.append(Group(start, len(spots), size, first, last, before, after))
    return apart


def _apart(groups: Sequence[Group], radius: Radius, gap: float) -> list[Group]:
    """Join neighbours until all are at least `gap` apart."""
    apart: list[Group] = []
    for group in groups:
        latest = group
        while apart and apart[-1].after + gap > latest.before:
            latest = _joined(apart.pop(), latest, radius)
        apart.append(latest)
    return apart


def _joined(one: Group, other: Group, radius: Radius) -> Group:
    size, last = one.size + other.size, max(one.last, other.last)
    middle, ring = (one.first + last) / 2, radius(size)
    return Group(one.start, other.stop, size, one.first, last, middle - ring, middle + ring)
