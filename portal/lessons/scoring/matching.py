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
    """The right item of each left one, and all right items that are offered.

    Several left items may share a right one; right items that belong to none are distractors.
    """

    pairs: tuple[tuple[str, str], ...]
    offered: frozenset[str]

    def __post_init__(self) -> None:
        lefts, rights = {left for left, _ in self.pairs}, {right for _, right in self.pairs}
        if len(self.pairs) < _FEWEST or len(lefts) < len(self.pairs):
            raise KeyFaultError("Two different items at least must be matched.")
        if not rights <= self.offered:
            raise KeyFaultError("The key names items that are not offered.")
        if len(rights) < _FEWEST:
            raise KeyFaultError("The same item for everything would be the key.")

    @property
    def for_nothing(self) -> int:
        """How many pairs are right at most where the same is chosen for everything."""
        return max(Counter(right for _, right in self.pairs).values())

    def score(self, given: Iterable[Sequence[str]]) -> Fraction:
        """The right pairs, as far as they are more than the same choice for everything gets."""
        chosen: dict[str, str] = {}
        for left, right in given:
            chosen.setdefault(left, right)
        right_pairs = sum(chosen.get(left) == right for left, right in self.pairs)
        spare = self.for_nothing
        return max(NOTHING, Fraction(right_pairs - spare, len(self.pairs) - spare))

    def data(self) -> dict[str, Any]:
        """Plain values that `from_data` reads back."""
        return {"pairs": [list(pair) for pair in self.pairs], "offered": sorted(self.offered)}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        return cls(
            tuple((left, right) for left, right in data["pairs"]), frozenset(data["offered"])
        )
