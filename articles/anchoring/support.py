"""Which matches are no more than chance: sentences that were rewritten.

A longest common subsequence also finds "the" and "of" in two sentences that have nothing to do with
each other. So a sentence keeps its matches only when enough of it is there and little else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.anchoring.alignment import NO_WORD
from articles.anchoring.tokens import Break, TokenText

SUPPORT_FLOOR = 0.5
"""A sentence with less of its words in place is taken as rewritten."""
LONG_RUN = 5
"""So many words in a row are no chance, even in a sentence that was rewritten."""
TEAR = 4
"""So many new words and a sentence end, inside an old sentence, tear it in two."""
TORN_SHARE = 0.35
"""The side of a torn sentence with less of it was matched by chance."""
_WEIGHT_CAP = 12


@dataclass(frozen=True, slots=True)
class Edges:
    """The equal beginning and end of two texts: ``old[:start]`` and ``old[end:]``.

    `first` and `last` say the same in words: before `first` and from `last` on all stayed.
    """

    start: int
    end: int
    first: int
    last: int


def weigh(keys: Sequence[str]) -> list[int]:
    """A weight for each word: a long word says more, and any says something."""
    return [1 + min(len(key), _WEIGHT_CAP) for key in keys]


def equal_edges(old: TokenText, new: TokenText, match: Sequence[int]) -> Edges:
    """How far two texts are equal from either end, as far as the alignment agrees."""
    start = _common_prefix(old.text, new.text)
    longest = min(len(old.text), len(new.text)) - start
    rest, new_rest = old.text[start:], new.text[start:]
    end = len(old.text) - min(longest, _common_prefix(rest[::-1], new_rest[::-1]))
    count, shift = len(old), len(new) - len(old)
    first = 0
    while first < count and old.ends[first] <= start and match[first] == first:
        first += 1
    if first < count and old.ends[first] <= start:
        start = old.starts[first]
    last = count
    while last > first and old.starts[last - 1] >= end and match[last - 1] == last - 1 + shift:
        last -= 1
    if last > first and old.starts[last - 1] >= end:
        end = old.ends[last - 1]
    return Edges(start, max(start, end), first, last)


def _common_prefix(one: str, other: str) -> int:
    """The length of the longest common beginning, by halving: comparing slices is fast."""
    low, high = 0, min(len(one), len(other))
    if one[:high] == other[:high]:
        return high
    while high - low > 1:
        middle = (low + high) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle
    return low


def drop_chance_matches(
    match: list[int], old: TokenText, new: TokenText, edges: Edges
) -> list[float]:
    """Unmatch the words of rewritten sentences outside `edges`.

    Gives the support of each sentence: the share of its words that are in place, 0 to 1.
    """
    weights, new_weights = weigh(old.keys), weigh(new.keys)
    supports: list[float] = []
    for first, end in old.units:
        if end <= edges.first or first >= edges.last:
            supports.append(1.0)
            continue
        changed = range(max(first, edges.first), min(end, edges.last))
        _mend_tear(match, changed, new, weights)
        total = sum(weights[first:end])
        found = sum(weights[i] for i in range(first, end) if match[i] != NO_WORD)
        support = found / max(total, _spread(match, range(first, end), new, new_weights))
        supports.append(support)
        if support < SUPPORT_FLOOR:
            for run in _runs(match, changed):
                if len(run) < LONG_RUN:
                    match[run[0] : run[-1] + 1] = [NO_WORD] * len(run)
    return supports


def _mend_tear(match: list[int], words: range, new: TokenText, weights: list[int]) -> None:
    """Where new sentences stand inside an old one, unmatch the side that has much less of it."""
    groups: list[list[int]] = []
    last = NO_WORD
    for i in words:
        j = match[i]
        if j == NO_WORD:
            continue
        torn = (
            last != NO_WORD
            and j - last > TEAR
            and max(new.breaks[last + 1 : j + 1]) >= Break.SENTENCE
        )
        if torn or not groups:
            groups.append([])
        groups[-1].append(i)
        last = j
    sizes = [sum(weights[i] for i in group) for group in groups]
    for group, size in zip(groups, sizes, strict=True):
        if size < TORN_SHARE * sum(sizes) and len(group) < LONG_RUN:
            for i in group:
                match[i] = NO_WORD


def _spread(match: list[int], words: range, new: TokenText, weights: list[int]) -> int:
    """The weight of the new words among which a sentence lies, without whole new sentences."""
    places = [match[i] for i in words if match[i] != NO_WORD]
    total = sum(weights[j] for j in places)
    for j, k in pairwise(places):
        if k - j > 1:
            borders = [n for n in range(j + 1, k + 1) if new.breaks[n] >= Break.SENTENCE]
            until, since = (borders[0], borders[-1]) if borders else (k, k)
            total += sum(weights[j + 1 : until]) + sum(weights[since:k])
    return total


def _runs(match: list[int], words: range) -> list[list[int]]:
    """Matched words that follow each other in both texts."""
    runs: list[list[int]] = []
    for i in words:
        if match[i] == NO_WORD:
            continue
        if runs and runs[-1][-1] == i - 1 and match[i - 1] + 1 == match[i]:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs
