"""Sentences that moved.

A sentence without a match in order is looked for among the new words that nothing has claimed. It
is carried there only on good evidence, because a near-copy of a deleted sentence is a wrong place.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from articles.anchoring.alignment import NO_WORD, match_words
from articles.anchoring.support import weigh
from articles.anchoring.tokens import Break, TokenText

MOVE_FLOOR = 0.6
"""A sentence elsewhere with less of its words is not the same one."""
LONE_WORDS = 4
"""A sentence that moved alone needs so many words to be recognised."""
RIVAL_MARGIN = 0.05
"""Two places whose scores differ less are equally good, so neither is taken."""
CHAIN_GAP = 60
"""New words that may have been put between two sentences which moved together."""
LONG_WORD = 8
"""From so many letters on a word may hold two slips instead of one."""
_GRAM = 3
_MAX_PLACES = 24
_MAX_TRIALS = 3
_MAX_SENTENCES = 4000
_SEARCH_SECONDS = 0.05

Gram = tuple[str, ...]


@dataclass(slots=True)
class Placement:
    """Where a sentence seems to have gone: its words as old to new, and how much of it they are.

    `score` runs from 0 to 1; `rival` is the score of the next best place.
    """

    unit: int
    score: float
    match: dict[int, int]
    rival: float = 0.0
    first: int = field(init=False)
    last: int = field(init=False)

    def __post_init__(self) -> None:
        self.first = min(self.match.values(), default=NO_WORD)
        self.last = max(self.match.values(), default=NO_WORD)


@dataclass(frozen=True, slots=True)
class Relocations:
    """Sentences by number: those `found` elsewhere, and places that are only `likely`."""

    found: dict[int, Placement]
    likely: dict[int, Placement]


def find_moved(match: Sequence[int], old: TokenText, new: TokenText) -> Relocations:
    """Look for the sentences without a match among unclaimed new words."""
    units = [
        number
        for number, (first, end) in enumerate(old.units)
        if all(match[i] == NO_WORD for i in range(first, end))
    ][:_MAX_SENTENCES]
    grams = {number: _grams(old.keys, *old.units[number]) for number in units}
    search = _Search(match, old, new, {gram for found in grams.values() for _, gram in found})
    placements: dict[int, Placement] = {}
    for number in units:
        placement = search.place(number, grams[number])
        if placement is not None:
            placements[number] = placement
    return _settle(placements, old, new)


def is_typo(word: str, other: str) -> bool:
    """Whether two spellings differ by one slip of the pen, or by two in a long word."""
    slips = 1 if max(len(word), len(other)) < LONG_WORD else 2
    return OSA.distance(word, other, score_cutoff=slips) <= slips


def _grams(keys: Sequence[str], first: int, end: int) -> list[tuple[int, Gram]]:
    size = min(_GRAM, end - first)
    return [(i, tuple(keys[i : i + size])) for i in range(first, end - size + 1)]


class _Search:
    """Finds the place of a sentence by the diagonals on which its runs of three words lie."""

    def __init__(
        self, match: Sequence[int], old: TokenText, new: TokenText, wanted: set[Gram]
    ) -> None:
        self._old = old
        self._new = new
        self._weights = weigh(old.keys)
        self._claimed = bytearray(len(new))
        for j in match:
            if j != NO_WORD:
                self._claimed[j] = 1
        self._places: dict[Gram, list[int]] = defaultdict(list)
        sizes = sorted({len(gram) for gram in wanted})
        for j in range(len(new)):
            if self._claimed[j]:
                continue
            for size in sizes:
                gram = tuple(new.keys[j : j + size])
                if gram in wanted and len(self._places[gram]) <= _MAX_PLACES:
                    self._places[gram].append(j)

    def place(self, number: int, grams: list[tuple[int, Gram]]) -> Placement | None:
        """The best place of one sentence, if there is a good one."""
        first, end = self._old.units[number]
        votes: Counter[int] = Counter()
        for i, gram in grams:
            places = self._places.get(gram, [])
            if len(places) <= _MAX_PLACES:
                votes.update(j - i for j in places)
        tried: list[int] = []
        trials: list[Placement] = []
        for diagonal, _ in votes.most_common(8):
            if len(trials) == _MAX_TRIALS:
                break
            if all(abs(diagonal - other) >= max(3, (end - first) // 2) for other in tried):
                tried.append(diagonal)
                trials.append(self._compare(number, diagonal))
        trials.sort(key=lambda trial: -trial.score)
        if not trials or trials[0].score < MOVE_FLOOR:
            return None
        trials[0].rival = trials[1].score if len(trials) > 1 else 0.0
        return trials[0]

    def _compare(self, number: int, diagonal: int) -> Placement:
        first, end = self._old.units[number]
        slack = 3 + (end - first) // 4
        near = range(max(0, first + diagonal - slack), min(len(self._new), end + diagonal + slack))
        free = [j for j in near if not self._claimed[j]]
        local = match_words(
            self._old.keys[first:end], [self._new.keys[j] for j in free], seconds=_SEARCH_SECONDS
        )
        pairs = [(first + i, free[at]) for i, at in enumerate(local) if at != NO_WORD]
        kept = _densest(pairs, max(2, (end - first) // 4))
        score = sum(self._weights[i] for i in kept) / sum(self._weights[first:end])
        return Placement(number, score, kept)


def _densest(pairs: list[tuple[int, int]], gap: int) -> dict[int, int]:
    """The largest group of pairs between which no more than `gap` words were put."""
    groups: list[list[tuple[int, int]]] = []
    for i, j in pairs:
        if groups and (j - groups[-1][-1][1]) - (i - groups[-1][-1][0]) <= gap:
            groups[-1].append((i, j))
        else:
            groups.append([(i, j)])
    largest = max(groups, key=len, default=[])
    return dict(largest)


def _settle(placements: dict[int, Placement], old: TokenText, new: TokenText) -> Relocations:
    """Of all placements those that have evidence enough, no new word claimed twice."""
    relocations = Relocations({}, {})
    claimed: set[int] = set()
    for placement in sorted(placements.values(), key=lambda p: (-p.score, p.unit)):
        sure = _chained(placement, placements, old) or _stands_alone(placement, old, new)
        if sure and claimed.isdisjoint(placement.match.values()):
            claimed.update(placement.match.values())
            relocations.found[placement.unit] = placement
        else:
            relocations.likely[placement.unit] = placement
    return relocations


def _chained(placement: Placement, placements: dict[int, Placement], old: TokenText) -> bool:
    """Whether a neighbouring sentence went to the neighbouring place."""
    first, end = old.units[placement.unit]
    before, after = placements.get(placement.unit - 1), placements.get(placement.unit + 1)
    return (
        before is not None
        and old.breaks[first] >= Break.SENTENCE
        and 0 < placement.first - before.last <= CHAIN_GAP
    ) or (
        after is not None
        and old.breaks[end] >= Break.SENTENCE
        and 0 < after.first - placement.last <= CHAIN_GAP
    )


def _stands_alone(placement: Placement, old: TokenText, new: TokenText) -> bool:
    """Whether one sentence is recognised without its neighbours.

    Near-copies of a sentence are common (a summary, a refrain), so it must be the same word for
    word save spelling, or have moved as a paragraph of its own; and no other place may be as good.
    """
    if placement.rival >= placement.score - RIVAL_MARGIN:
        return False
    first, end = old.units[placement.unit]
    start, stop = placement.first, placement.last + 1
    borders = old.breaks[first], old.breaks[end], new.breaks[start], new.breaks[stop]
    if min(borders) == Break.LINE:
        return True
    return (
        min(borders) >= Break.SENTENCE
        and end - first == stop - start >= LONE_WORDS
        and all(map(is_typo, old.keys[first:end], new.keys[start:stop]))
    )
