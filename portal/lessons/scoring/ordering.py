"""Things to be put in order."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Any, Self

from portal.lessons.scoring.points import NOTHING, KeyFaultError, balance

_FEWEST = 2
_TURNS = 20

Lot = Callable[[str], str]
"""Draws the same for the same words whenever it is asked."""


@dataclass(frozen=True, slots=True)
class OrderingKey:
    """The items in their right order."""

    order: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(self.order) < _FEWEST or len(set(self.order)) < len(self.order):
            raise KeyFaultError("Two different items at least must be put in order.")

    def score(self, given: Sequence[str]) -> Fraction:
        """Each pair in its right order counts, each pair the wrong way round takes away."""
        if sorted(given) != sorted(self.order):
            return NOTHING
        return score_pairs(given, frozenset(combinations(self.order, 2)))

    def data(self) -> dict[str, Any]:
        """Plain values that `from_data` reads back."""
        return {"order": list(self.order)}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        return cls(tuple(data["order"]))


@dataclass(frozen=True, slots=True)
class SequenceKey:
    """Items, each with the first and the last day that it can mean.

    Where the days of two meet, nobody can tell which came first: that pair counts for nothing.
    """

    days: tuple[tuple[str, int, int], ...]

    def __post_init__(self) -> None:
        if not self.told_apart:
            raise KeyFaultError("Two items at least must lie apart in time.")

    @property
    def told_apart(self) -> frozenset[tuple[str, str]]:
        """The pairs whose order is certain, the earlier one first."""
        return frozenset(
            (one, other)
            for one, _first, last in self.days
            for other, first, _last in self.days
            if last < first
        )

    def right(self, given: Sequence[str]) -> int:
        """How many of these pairs stand in their order."""
        return len(self.told_apart & frozenset(combinations(given, 2)))

    def score(self, given: Sequence[str]) -> Fraction:
        """As of an ordering, of the pairs whose order is certain."""
        return score_pairs(given, self.told_apart)


def score_pairs(given: Sequence[str], earlier: AbstractSet[tuple[str, str]]) -> Fraction:
    """Each pair in its order counts, each one turned round takes away; others do neither."""
    pairs = frozenset(combinations(given, 2))
    wrong = sum((other, one) in earlier for one, other in pairs)
    return balance(len(pairs & earlier), wrong, len(earlier))


def shuffled(order: Sequence[str], lot: Lot) -> list[str]:
    """The same items in an order that lots decide; of three or more not the right one.

    Of two it may be: never to show the right order would tell it. Lots that nobody can guess make
    an order that nobody can.
    """
    for turn in range(_TURNS):
        drawn = sorted(order, key=lambda item: lot(f"{turn}:{item}"))
        if len(order) <= _FEWEST or drawn != list(order):
            return drawn
    return [*order[1:], *order[:1]]
