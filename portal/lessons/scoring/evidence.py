"""Words that are evidence.

A selection is the set of the sentences that it touches, and so is the key: whoever marks half a
sentence with the pointer and whoever ticks it in a list have chosen the same.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Self

from portal.lessons.scoring.points import NOTHING, KeyFaultError, balance

Span = tuple[int, int]


def touched(spans: Iterable[Span], sentences: Sequence[Span]) -> frozenset[int]:
    """The places of the sentences of which spans hold one character at least.

    `sentences` are in order and do not overlap, as `articles.text.sentences` gives them.
    """
    starts = [start for start, _end in sentences]
    found: set[int] = set()
    for start, end in spans:
        first = max(0, bisect_right(starts, start) - 1)
        for place in range(first, len(sentences)):
            sentence_start, sentence_end = sentences[place]
            if sentence_start >= end:
                break
            if max(start, sentence_start) < min(end, sentence_end):
                found.add(place)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class EvidenceKey:
    """The sentences that are offered, and the sets of them of which any one is an answer."""

    offered: frozenset[int]
    alternatives: tuple[frozenset[int], ...]

    def __post_init__(self) -> None:
        if not self.alternatives:
            raise KeyFaultError("The key names no words.")
        for alternative in self.alternatives:
            if not alternative or not alternative <= self.offered:
                raise KeyFaultError("The key names words that are not offered.")
            if alternative == self.offered:
                raise KeyFaultError("The key names everything that is offered.")

    @property
    def named(self) -> frozenset[int]:
        """Every sentence of any alternative."""
        return frozenset().union(*self.alternatives)

    def score(self, selection: Collection[int]) -> Fraction:
        """The best that the selection reaches for one alternative.

        Each sentence of the alternative counts, each sentence that no alternative names takes away.
        """
        chosen = frozenset(selection) & self.offered
        if chosen == self.offered:
            return NOTHING
        needless = len(chosen - self.named)
        return max(balance(len(chosen & each), needless, len(each)) for each in self.alternatives)

    def nearest(self, selection: Collection[int]) -> int:
        """The place of the alternative that a selection comes closest to."""
        chosen = frozenset(selection)
        shares = [Fraction(len(chosen & each), len(each)) for each in self.alternatives]
        return shares.index(max(shares))

    def data(self) -> dict[str, Any]:
        """Plain values that `from_data` reads back."""
        return {
            "offered": sorted(self.offered),
            "alternatives": [sorted(each) for each in self.alternatives],
        }

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        return cls(
            frozenset(data["offered"]), tuple(frozenset(each) for each in data["alternatives"])
        )
