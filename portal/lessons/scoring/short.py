"""A short answer in words."""

import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any, Self

from portal.lessons.scoring.points import FULL, NOTHING, KeyFaultError

_STROKES = str.maketrans("đĐ", "dD")  # has no diacritic that Unicode takes apart


@dataclass(frozen=True, slots=True)
class Folding:
    """What does not count when two answers are compared. Space around words never does."""

    ignores_case: bool = True
    ignores_diacritics: bool = False
    ignores_spaces: bool = False

    def fold(self, words: str) -> str:
        """Words in the form in which they are compared."""
        folded = unicodedata.normalize("NFC", words)
        if self.ignores_diacritics:
            apart = unicodedata.normalize("NFD", folded.translate(_STROKES))
            folded = "".join(char for char in apart if not unicodedata.combining(char))
        if self.ignores_case:
            folded = folded.casefold()
        parts = unicodedata.normalize("NFC", folded).split()
        return ("" if self.ignores_spaces else " ").join(parts)

    def same(self, one: str, other: str) -> bool:
        """Whether two answers count as one."""
        return self.fold(one) == self.fold(other)


@dataclass(frozen=True, slots=True)
class ShortKey:
    """The forms that are accepted."""

    forms: tuple[str, ...]
    folding: Folding = Folding()

    def __post_init__(self) -> None:
        if not any(self.folding.fold(form) for form in self.forms):
            raise KeyFaultError("One form at least must be accepted.")

    def score(self, given: Iterable[str]) -> Fraction:
        """All or nothing."""
        folded = {self.folding.fold(words) for words in given} - {""}
        accepted = {self.folding.fold(form) for form in self.forms}
        return FULL if folded and folded <= accepted else NOTHING

    def data(self) -> dict[str, Any]:
        """Plain values that `from_data` reads back."""
        return {"forms": list(self.forms), "folding": asdict(self.folding)}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        return cls(tuple(data["forms"]), Folding(**data["folding"]))
