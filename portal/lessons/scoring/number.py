"""A number, with how far off it may be."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Self

from portal.lessons.scoring.points import FULL, NOTHING, KeyFaultError

_SPACE = re.compile(r"\s+")
_WRITTEN = re.compile(r"[-+]?\d+(?:[.,]\d+)*", re.ASCII)
_GROUP = 3
LONGEST = 40


def parse_number(text: str, decimal_mark: str = ".") -> Decimal | None:
    """The number that somebody wrote; None where it is none.

    `decimal_mark` is the language's own: "1,500" is read by it. Where only one reading makes sense
    ("1,5" or "1.500,25") that one is taken whatever the language.
    """
    written = _SPACE.sub("", text.replace("\N{MINUS SIGN}", "-"))
    if len(written) > LONGEST or not _WRITTEN.fullmatch(written):
        return None
    marks = [char for char in written if char in ".,"]
    mark = _decimal_mark(written, marks, decimal_mark)
    whole, _, fraction = written.rpartition(mark) if mark else (written, "", "")
    groups = re.split(r"[.,]", whole)
    if len(groups) > 1 and any(len(group) != _GROUP for group in groups[1:]):
        return None
    return Decimal("".join(groups) + (f".{fraction}" if fraction else ""))


def _decimal_mark(written: str, marks: list[str], of_language: str) -> str:
    """The mark that parts whole from fraction; empty where all marks only group digits."""
    if not marks:
        return ""
    last = marks[-1]
    if marks.count(last) > 1:
        return ""
    if len(set(marks)) > 1:
        return last
    digits_behind = len(written) - written.rindex(last) - 1
    return "" if digits_behind == _GROUP and last != of_language else last


@dataclass(frozen=True, slots=True)
class NumberKey:
    """The numbers that are accepted, each with its tolerance."""

    accepted: tuple[tuple[Decimal, Decimal], ...]

    def __post_init__(self) -> None:
        if not self.accepted:
            raise KeyFaultError("One number at least must be accepted.")

    def score(self, given: Iterable[Decimal]) -> Fraction:
        """All or nothing; the ends of the tolerance are inside."""
        numbers = list(given)
        return FULL if numbers and all(map(self._accepts, numbers)) else NOTHING

    def _accepts(self, number: Decimal) -> bool:
        return any(within(number, value, tolerance) for value, tolerance in self.accepted)

    def data(self) -> dict[str, Any]:
        """Plain values that `from_data` reads back."""
        return {"accepted": [[str(value), str(tolerance)] for value, tolerance in self.accepted]}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        return cls(tuple((Decimal(value), Decimal(off)) for value, off in data["accepted"]))


def within(number: Decimal, value: Decimal, tolerance: Decimal) -> bool:
    """Whether a number lies no further from a value than the tolerance."""
    # Fractions are exact; a subtraction of decimals rounds to the context's precision.
    return abs(Fraction(number) - Fraction(value)) <= Fraction(tolerance)
