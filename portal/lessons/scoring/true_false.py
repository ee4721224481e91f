"""A claim that is true, or false and then put right."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Self

from portal.lessons.scoring.points import FULL, NOTHING
from portal.lessons.scoring.short import ShortKey

TRUE, FALSE = "true", "false"
_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class TrueFalseKey:
    """What is accepted in place of a false claim; nothing where the claim is true."""

    correction: ShortKey | None = None

    def score(self, given: Sequence[str]) -> Fraction:
        """The judgement, and of a false claim as much again for what is put in its place."""
        judgement, correction = given
        if self.correction is None:
            return FULL if judgement == TRUE else NOTHING
        if judgement != FALSE:
            return NOTHING
        return _HALF + _HALF * self.correction.score([correction])

    def data(self) -> dict[str, Any]:
        """Plain values that `from_data` reads back."""
        return {"correction": None if self.correction is None else self.correction.data()}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        correction = data["correction"]
        return cls(None if correction is None else ShortKey.from_data(correction))
