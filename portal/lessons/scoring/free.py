"""A free text: read by people, scored by no machine."""

from dataclasses import dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class FreeKey:
    """The rubric: what a reader looks for, each with its points."""

    criteria: tuple[tuple[str, int], ...] = ()

    def score(self, given: object) -> None:
        """No score, whatever was written."""
        del given

    def data(self) -> dict[str, Any]:
        """Plain values that `from_data` reads back."""
        return {"criteria": [list(each) for each in self.criteria]}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        return cls(tuple((words, points) for words, points in data["criteria"]))
