"""Things to be put in order."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Any, Self

from portal.lessons.scoring.points import NOTHING, KeyFaultError, balance

_FEWEST = 2


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
        place = {item: at for at, item in enumerate(self.order)}
        pairs = list(combinations(given, 2))
        right = sum(place[one] < place[other] for one, other in pairs)
        return balance(right, len(pairs) - right, len(pairs))

    def data(self) -> dict[str, Any]:
        """Plain values that `from_data` reads back."""
        return {"order": list(self.order)}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        return cls(tuple(data["order"]))


def shuffled(order: Sequence[str], seed: str) -> list[str]:
    """The same items in an order that a seed decides and that is not the right one."""

    def lot(item: str) -> bytes:
        return hashlib.sha256(f"{seed}:{item}".encode()).digest()

    drawn = sorted(order, key=lot)
    return drawn if drawn != list(order) else [*drawn[1:], *drawn[:1]]
