"""One choice, or several."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Self

from portal.lessons.scoring.points import FULL, NOTHING, KeyFaultError, balance


@dataclass(frozen=True, slots=True)
class ChoiceKey:
    """The options that are offered, and which of them are right."""

    options: frozenset[str]
    right: frozenset[str]
    several: bool = False

    def __post_init__(self) -> None:
        if not self.right or not self.right < self.options:
            raise KeyFaultError("Some options must be right and some wrong.")

    def score(self, chosen: Collection[str]) -> Fraction:
        """One choice: all or nothing. Several: each right one counts, each wrong one takes away."""
        picked = frozenset(chosen) & self.options
        if not self.several:
            return FULL if len(picked) == 1 and picked <= self.right else NOTHING
        if picked == self.options:
            return NOTHING
        return balance(len(picked & self.right), len(picked - self.right), len(self.right))

    def data(self) -> dict[str, Any]:
        """Plain values that `from_data` reads back."""
        return {
            "options": sorted(self.options),
            "right": sorted(self.right),
            "several": self.several,
        }

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        return cls(frozenset(data["options"]), frozenset(data["right"]), several=data["several"])
