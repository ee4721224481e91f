"""Carrying spans of an old text to a new one."""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz

from articles.anchoring.alignment import NO_WORD, align
from articles.anchoring.relocation import Relocations, find_moved
from articles.anchoring.segments import Segment, build_segments
from articles.anchoring.substance import differs_in_substance
from articles.anchoring.support import drop_chance_matches, equal_edges
from articles.anchoring.tokens import tokenise

SURVIVAL_FLOOR = 0.4
"""A passage of which less survives is an orphan. The aim is a half: the rest is what a difference
cannot see, such as words that were replaced by others."""
DIFFERENCE_SECONDS = 0.25
"""The time for one difference. A pair of texts of an article's length needs a fiftieth of it."""
_CHAIN_WORDS = 60
_CANDIDATE_CHARS = 4000
_LIKENED_CHARS = 400
_CANDIDATE_FLOOR = 50.0


class AnchorStatus(StrEnum):
    """What became of a passage in a new text."""

    KEPT = "kept"
    MOVED = "moved"
    CHANGED = "changed"
    ORPHANED = "orphaned"


class Reason(StrEnum):
    """Why a passage has its status."""

    SAME_WORDS = "same_words"  # kept: the same words at the corresponding place
    RELOCATED = "relocated"  # moved: the same words elsewhere, save space and punctuation
    PUNCTUATION = "punctuation"  # changed in space or punctuation alone
    WORDS = "words"  # changed: the place corresponds, the words differ
    RELOCATED_AND_CHANGED = "relocated_and_changed"  # changed: elsewhere, and other words
    TOO_LITTLE_LEFT = "too_little_left"  # orphaned: most of it is gone
    LIKENESS = "likeness"  # orphaned: something like it stands elsewhere, which may be a copy
    REPLACED = "replaced"  # orphaned: other words stand in its place
    DELETED = "deleted"  # orphaned: nothing stands in its place


@dataclass(frozen=True, slots=True)
class Carried:
    """Where a span of the old text stands in the new one, in code points.

    `start` and `end` are None for an orphan; `candidate` is then the best guess, if there is one.
    `confidence` runs from 0 to 1: the share that survived, less where its sentence changed.
    """

    status: AnchorStatus
    start: int | None
    end: int | None
    confidence: float
    reason: Reason
    candidate: tuple[int, int] | None = None


def reanchor(old: str, new: str, spans: Sequence[tuple[int, int]]) -> list[Carried]:
    """Carry spans of `old` to `new`: one result a span, in their order.

    The texts are compared once for all spans. Raises ValueError for a span that is empty or outside
    the old text.
    """
    for start, end in spans:
        if not 0 <= start < end <= len(old):
            raise ValueError(f"[{start}, {end}) is no span of a text of {len(old)} characters")
    if old == new:
        return [_kept(start, end, 1.0) for start, end in spans]
    comparison = _compared(old, new)
    return [comparison.carry(start, end) for start, end in spans]


@lru_cache(maxsize=16)
def _compared(old: str, new: str) -> "_Comparison":
    """Comparing costs most, and readers ask for many places of the same two texts."""
    return _Comparison(old, new)


def _kept(start: int, end: int, confidence: float) -> Carried:
    return Carried(AnchorStatus.KEPT, start, end, confidence, Reason.SAME_WORDS)


class _Comparison:
    """Two texts with all that is known of how one became the other."""

    def __init__(self, old: str, new: str) -> None:
        self._old = tokenise(old)
        self._new = tokenise(new)
        match = align(self._old, self._new, seconds=DIFFERENCE_SECONDS)
        self._edges = equal_edges(self._old, self._new, match)
        self._supports = drop_chance_matches(match, self._old, self._new, self._edges)
        self._relocations = find_moved(match, self._old, self._new)
        chains = _apply(self._relocations, match)
        for number, placement in self._relocations.found.items():
            self._supports[number] = placement.score
        self._segments = build_segments(self._old, self._new, match, chains)
        self._unit_starts = [self._old.starts[first] for first, _ in self._old.units]

    def carry(self, start: int, end: int) -> Carried:
        """Carry one span."""
        shift = len(self._new.text) - len(self._old.text)
        if end <= self._edges.start:
            return _kept(start, end, 1.0)
        if start >= self._edges.end:
            return _kept(start + shift, end + shift, 1.0)
        groups: dict[int, list[Segment]] = {}
        for segment in self._segments.touching(start, end):
            groups.setdefault(segment.chain, []).append(segment)
        best = max(groups.values(), key=lambda group: _survival(group, start, end), default=[])
        share = _survival(best, start, end)
        place = self._place(best, start, end)
        if place is None or share < SURVIVAL_FLOOR:
            return self._orphan(start, end, share, place)
        confidence = round(share * (1 + self._support(start, end)) / 2, 3)
        return self._status(start, end, place, confidence, moved=best[0].chain != 0)

    def _place(self, group: list[Segment], start: int, end: int) -> tuple[int, int] | None:
        """The span from the first to the last surviving character, or None if it is all space."""
        if not group:
            return None
        new = self._new.text
        first = min(segment.place(max(start, segment.start), closing=False) for segment in group)
        last = max(segment.place(min(end, segment.end), closing=True) for segment in group)
        words, found = self._old.text[start:end], new[first:last]
        if words == found:
            return first, last
        if not words[0].isspace():
            first += len(found) - len(found.lstrip())
        if not words[-1].isspace():
            last -= len(found) - len(found.rstrip())
        while 0 < first < last and unicodedata.combining(new[first]):
            first -= 1
        while first < last < len(new) and unicodedata.combining(new[last]):
            last += 1
        return (first, last) if first < last else None

    def _status(
        self, start: int, end: int, place: tuple[int, int], confidence: float, *, moved: bool
    ) -> Carried:
        before, after = self._old.text[start:end], self._new.text[slice(*place)]
        same = before == after
        if same and not moved:
            return _kept(*place, confidence)
        if not same and differs_in_substance(before, after):
            reason = Reason.RELOCATED_AND_CHANGED if moved else Reason.WORDS
            return Carried(AnchorStatus.CHANGED, *place, confidence, reason)
        if moved:
            return Carried(AnchorStatus.MOVED, *place, confidence, Reason.RELOCATED)
        return Carried(AnchorStatus.CHANGED, *place, confidence, Reason.PUNCTUATION)

    def _support(self, start: int, end: int) -> float:
        """How much of the sentences that a span touches is in place, 0 to 1."""
        supports = self._supports[slice(*self._units(start, end))]
        return sum(supports) / len(supports) if supports else 1.0

    def _units(self, start: int, end: int) -> tuple[int, int]:
        first = max(0, bisect_right(self._unit_starts, start) - 1)
        return first, bisect_left(self._unit_starts, end)

    def _orphan(self, start: int, end: int, share: float, place: tuple[int, int] | None) -> Carried:
        status, likely = AnchorStatus.ORPHANED, self._likely(start, end)
        confidence = round(share, 3)
        if place is not None:
            return Carried(status, None, None, confidence, Reason.TOO_LITTLE_LEFT, place)
        if likely is not None:
            return Carried(status, None, None, confidence, Reason.LIKENESS, likely)
        replaced = self._replacement(start, end)
        reason = Reason.DELETED if replaced is None else Reason.REPLACED
        return Carried(status, None, None, confidence, reason, replaced)

    def _likely(self, start: int, end: int) -> tuple[int, int] | None:
        """The place elsewhere that the evidence did not suffice for."""
        for number in range(*self._units(start, end)):
            placement = self._relocations.likely.get(number)
            if placement is None:
                continue
            inside = [
                j
                for i, j in placement.match.items()
                if self._old.ends[i] > start and self._old.starts[i] < end
            ] or [placement.first, placement.last]
            return self._new.starts[min(inside)], self._new.ends[max(inside)]
        return None

    def _replacement(self, start: int, end: int) -> tuple[int, int] | None:
        """What stands where the words stood, or that part of it which resembles them."""
        first, last = self._segments.between(start, end)
        last = min(last, first + _CANDIDATE_CHARS)
        found = self._new.text[first:last]
        if not any(char.isalnum() for char in found):
            return None
        words = self._old.text[start:end]
        alignment = None
        if len(words) <= min(len(found), _LIKENED_CHARS):
            alignment = fuzz.partial_ratio_alignment(words, found, score_cutoff=_CANDIDATE_FLOOR)
        if alignment is not None and alignment.dest_end:
            first, last = first + alignment.dest_start, first + alignment.dest_end
            found = self._new.text[first:last]
        first += len(found) - len(found.lstrip())
        last -= len(found) - len(found.rstrip())
        return (first, last) if first < last else None


def _survival(group: list[Segment], start: int, end: int) -> float:
    """The share of a span that a group of segments carries, 0 to 1."""
    kept = sum((min(end, s.end) - max(start, s.start)) * s.weight for s in group)
    return min(1.0, kept / (end - start))


def _apply(relocations: Relocations, match: list[int]) -> list[int]:
    """Enter moved sentences in a word alignment; gives the chain of each word.

    Sentences that went to one place together make one chain, numbered from 1.
    """
    chains = [0] * len(match)
    last = last_new = NO_WORD
    chain = 0
    for number in sorted(relocations.found):
        for i, j in relocations.found[number].match.items():
            together = chain and i - last <= _CHAIN_WORDS and 0 < j - last_new <= _CHAIN_WORDS
            if not together:
                chain += 1
            match[i], chains[i] = j, chain
            last, last_new = i, j
    return chains
