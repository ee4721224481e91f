"""Things that belong together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Self

from portal.lessons.scoring.points import NOTHING, KeyFaultError

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class MatchingKey:
    """The partner of each item, and all partners that are offered.

    Several items may share a partner; partners that belong to none are distractors.
    """

    pairs: tuple[tuple[str, str], ...]
    offered: frozenset[str]

    def __post_init__(self) -> None:
        items, partners = {item for item, _ in self.pairs}, {partner for _, partner in self.pairs}
        if len(self.pairs) < _FEWEST or len(items) < len(self.pairs):
            raise KeyFaultError("Two different items at least must be matched.")
        if not partners <= self.offered:
            raise KeyFaultError("The key names partners that are not offered.")
        if len(partners) < _FEWEST:
            raise KeyFaultError("The same partner for everything would be the key.")

    @property
    def for_nothing(self) -> int:
        """How many pairs are right at most where the same is chosen for everything."""
        return max(Counter(partner for _, partner in self.pairs).values())

    def score(self, given: Iterable[Sequence[str]]) -> Fraction:
        """The right pairs, as far as they are more than the same choice for everything gets."""
        chosen: dict[str, str] = {}
        for item, partner in given:
            chosen.setdefault(item, partner)
        right_pairs = sum(chosen.get(item) == partner for item, partner in self.pairs)
        spare = self.for_nothing
        return max(NOTHING, Fraction(right_pairs - spare, len(self.pairs) - spare))

    def data(self) -> dict[str, Any]:
        """Plain values that `from_data` reads back."""
        return {"pairs": [list(pair) for pair in self.pairs], "offered": sorted(self.offered)}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        return cls(
            tuple((item, partner) for item, partner in data["pairs"]), frozenset(data["offered"])
        )
