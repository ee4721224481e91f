"""What a learner gives for an answer, whatever the kind of question."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Self

from portal.lessons.scoring import FreeKey, Key, NumberKey, Span


@dataclass(frozen=True, slots=True)
class Given:
    """The values that a key reads: options, items in order, places of sentences, words, a number.

    `words` are what the learner saw or wrote; `spans` the words marked inside the sentences.
    """

    values: tuple[Any, ...]
    words: str = ""
    spans: tuple[Span, ...] = ()

    def score(self, key: Key) -> Fraction | None:
        """What it is worth by a key; None for a free text."""
        if isinstance(key, FreeKey):
            return None
        if isinstance(key, NumberKey):
            return key.score([Decimal(value) for value in self.values])
        return key.score(list(self.values))

    def data(self) -> dict[str, Any]:
        """Plain values that `from_data` reads back; the words are kept beside them."""
        return {"values": list(self.values), "spans": [list(span) for span in self.spans]}

    @classmethod
    def from_data(cls, data: dict[str, Any], words: str = "") -> Self:
        return cls(
            tuple(data["values"]), words, tuple((start, end) for start, end in data["spans"])
        )
