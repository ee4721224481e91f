"""From matched words to matched characters.

Between two words that follow each other in both texts lies a *gap*: space, punctuation, and words
that are not the same on both sides. A gap is refined into segments: equal characters, and
characters that took the place of others.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from articles.anchoring.alignment import NO_WORD
from articles.anchoring.tokens import TokenText

Span = tuple[int, int]

FEW_WORDS = 3
"""So many words replaced at their place in a sentence count as the same words, changed."""
FEW_WEIGHT = 0.75
"""What survives of them: more than half, so that one replaced word does not lose its passage."""
MANY_WORDS = 24
"""So many words replaced in a row are other words, whatever letters they share."""
LEAST_WEIGHT = 0.1
"""What resembles less is not taken for the same words at all."""
ALIKE = 70.0
"""Two spellings of one word, in rapidfuzz `ratio`, 0 to 100."""
_REPLACED = 0.99
_GROWTH = 3
_COMPARED_CHARS = 1000
_WORDS = re.compile(r"\w+")
_SENTENCE_BORDER = re.compile(r"(?<=[.!?…])[\"”’'»)\]]*\s+|[\n\r]+|(?<=[。\uff01\uff1f])")


@dataclass(frozen=True, slots=True)
class Segment:
    """``old[start:end]`` became ``new[new_start:new_end]``; both sides are not empty.

    `weight` is how much of it survived: 1 where the characters are equal. `chain` tells what moved
    together; 0 is what stayed in order.
    """

    start: int
    end: int
    new_start: int
    new_end: int
    weight: float
    chain: int

    def place(self, offset: int, *, closing: bool) -> int:
        """The new offset of an old one inside this segment or at either end of it."""
        size, new_size = self.end - self.start, self.new_end - self.new_start
        inside = offset - self.start
        if size == new_size:
            return self.new_start + inside
        scaled = -(-inside * new_size // size) if closing else inside * new_size // size
        return self.new_start + scaled


class SegmentMap:
    """All segments of a pair of texts, in the order of the old one."""

    def __init__(self, segments: Sequence[Segment], new_length: int) -> None:
        self._segments = segments
        self._starts = [segment.start for segment in segments]
        self._in_order = [segment for segment in segments if segment.chain == 0]
        self._in_order_starts = [segment.start for segment in self._in_order]
        self._new_length = new_length

    def touching(self, start: int, end: int) -> list[Segment]:
        """The segments that share characters with ``old[start:end]``."""
        index = max(0, bisect_right(self._starts, start) - 1)
        found: list[Segment] = []
        while index < len(self._segments) and self._starts[index] < end:
            if self._segments[index].end > start:
                found.append(self._segments[index])
            index += 1
        return found

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The new text between what stands before ``old[start:end]`` and what stands after it."""
        first = bisect_left(self._in_order_starts, start)
        last = bisect_left(self._in_order_starts, end)
        before = self._in_order[first - 1].new_end if first else 0
        after = self._in_order[last].new_start if last < len(self._in_order) else self._new_length
        return before, max(before, after)


def build_segments(
    old: TokenText, new: TokenText, match: Sequence[int], chains: Sequence[int]
) -> SegmentMap:
    """Refine a word alignment; `chains` gives the chain of each old word."""
    builder = _Builder(old.text, new.text)
    last = last_new = chain = 0
    for first, end in _runs(match, chains):
        j = match[first]
        start, new_start = old.starts[first], new.starts[j]
        builder.join((last, start), (last_new, new_start), chain, chains[first])
        chain = chains[first]
        stop, new_stop = old.ends[end - 1], new.ends[j + end - 1 - first]
        if old.text[start:stop] == new.text[new_start:new_stop]:
            builder.add((start, stop), (new_start, new_stop), 1.0, chain)
        else:
            for i in range(first, end):
                k = j + i - first
                if i > first:
                    gap = (old.ends[i - 1], old.starts[i])
                    builder.gap(gap, (new.ends[k - 1], new.starts[k]), chain)
                word = (old.starts[i], old.ends[i])
                builder.add(word, (new.starts[k], new.ends[k]), 1.0, chain)
        last, last_new = stop, new_stop
    builder.join((last, len(old.text)), (last_new, len(new.text)), chain, 0)
    return SegmentMap(builder.segments, len(new.text))


def _runs(match: Sequence[int], chains: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Old words, as (first, after last), that follow each other in both texts."""
    i, count = 0, len(match)
    while i < count:
        first = i
        i += 1
        if match[first] == NO_WORD:
            continue
        while i < count and match[i] == match[i - 1] + 1 and chains[i] == chains[first]:
            i += 1
        yield first, i


class _Builder:
    """Collects segments in the order of the old text."""

    def __init__(self, old: str, new: str) -> None:
        self._old = old
        self._new = new
        self.segments: list[Segment] = []

    def add(self, old: Span, new: Span, weight: float, chain: int) -> None:
        """Append one segment, unless a side of it is empty."""
        if old[0] < old[1] and new[0] < new[1]:
            self.segments.append(Segment(*old, *new, weight, chain))

    def join(self, old: Span, new: Span, left: int, right: int) -> None:
        """What lies between two words: a gap if both are of one chain and in order."""
        if left == right and new[0] <= new[1]:
            self.gap(old, new, left)
            return
        # Only punctuation stays with the word before it, or with the word after it.
        a, b = old
        c, d = new
        while a < b and c < len(self._new) and self._same_sign(a, c):
            a, c = a + 1, c + 1
        while b > a and d > 0 and self._same_sign(b - 1, d - 1):
            b, d = b - 1, d - 1
        self.add((old[0], a), (new[0], c), 1.0, left)
        self.add((b, old[1]), (d, new[1]), 1.0, right)

    def _same_sign(self, at: int, new_at: int) -> bool:
        char = self._old[at]
        return char == self._new[new_at] and not char.isalnum()

    def gap(self, old: Span, new: Span, chain: int) -> None:
        """Split a gap at sentence borders, then refine what belongs to the sentence at each side.

        Whole sentences between have no counterpart: they were deleted, inserted or rewritten.
        """
        (a, b), (c, d) = old, new
        if self._old[a:b] == self._new[c:d]:
            self.add(old, new, 1.0, chain)
            return
        borders = _borders(self._old, a, b)
        new_borders = _borders(self._new, c, d)
        if not borders and not new_borders:
            self._part(old, new, chain)
        elif borders and new_borders:
            self._part((a, borders[0]), (c, new_borders[0]), chain)
            self._part((borders[-1], b), (new_borders[-1], d), chain)
        elif new_borders:
            sides = (c, new_borders[0]), (new_borders[-1], d)
            self._part(old, _closer(self._old[a:b], self._new, sides), chain)
        else:
            sides = (a, borders[0]), (borders[-1], b)
            self._part(_closer(self._new[c:d], self._old, sides), new, chain)

    def _part(self, old: Span, new: Span, chain: int) -> None:
        """Equal characters at both ends, and what is replaced between."""
        a, c = old[0], new[0]
        while a < old[1] and c < new[1] and self._old[a] == self._new[c]:
            a, c = a + 1, c + 1
        b, d = old[1], new[1]
        while b > a and d > c and self._old[b - 1] == self._new[d - 1]:
            b, d = b - 1, d - 1
        self.add((old[0], a), (new[0], c), 1.0, chain)
        if a < b and c < d:
            self._replaced((a, b), (c, d), chain)
        self.add((b, old[1]), (d, new[1]), 1.0, chain)

    def _replaced(self, old: Span, new: Span, chain: int) -> None:
        """Pair words that are spelt alike from either end, then the rest as a whole."""
        words = [m.span() for m in _WORDS.finditer(self._old, *old)]
        new_words = [m.span() for m in _WORDS.finditer(self._new, *new)]
        (a, b), (c, d) = old, new
        first, last, new_last = 0, len(words), len(new_words)
        while first < min(last, new_last) and self._alike(words[first], new_words[first]):
            word, new_word = words[first], new_words[first]
            self.add((a, word[0]), (c, new_word[0]), _REPLACED, chain)
            self.add(word, new_word, _REPLACED, chain)
            a, c = word[1], new_word[1]
            first += 1
        tail: list[tuple[Span, Span]] = []
        while last > first < new_last and self._alike(words[last - 1], new_words[new_last - 1]):
            last, new_last = last - 1, new_last - 1
            word, new_word = words[last], new_words[new_last]
            tail += [((word[1], b), (new_word[1], d)), (word, new_word)]
            b, d = word[0], new_word[0]
        self._block((a, b), (c, d), words[first:last], new_words[first:new_last], chain)
        for span, new_span in reversed(tail):
            self.add(span, new_span, _REPLACED, chain)

    def _alike(self, word: Span, new_word: Span) -> bool:
        return fuzz.ratio(self._old[slice(*word)], self._new[slice(*new_word)]) >= ALIKE

    def _block(
        self,
        old: Span,
        new: Span,
        words: list[Span],
        new_words: list[Span],
        chain: int,
    ) -> None:
        """Words in the place of others: one by one if they are as many, else all for all."""
        if not words and not new_words:
            self.add(old, new, _REPLACED, chain)
        elif len(words) == len(new_words) <= MANY_WORDS:
            a, c = old[0], new[0]
            for word, new_word in zip(words, new_words, strict=True):
                self.add((a, word[0]), (c, new_word[0]), _REPLACED, chain)
                self._weighed(word, new_word, len(words), chain)
                a, c = word[1], new_word[1]
            self.add((a, old[1]), (c, new[1]), _REPLACED, chain)
        elif (
            max(len(words), len(new_words)) <= MANY_WORDS
            and len(new_words) <= _GROWTH * len(words)
            and len(words) <= _GROWTH * len(new_words)
        ):
            self._weighed(old, new, len(words), chain)

    def _weighed(self, old: Span, new: Span, count: int, chain: int) -> None:
        # Unrelated words share about half their letters: only what is above says anything.
        likeness = 2 * fuzz.ratio(self._old[slice(*old)], self._new[slice(*new)]) / 100 - 1
        weight = min(_REPLACED, max(likeness, FEW_WEIGHT if count <= FEW_WORDS else 0.0))
        if weight >= LEAST_WEIGHT:
            self.add(old, new, weight, chain)


def _borders(text: str, start: int, end: int) -> list[int]:
    """Where sentences begin inside a gap; either end of the text is a border too."""
    inside = [match.end() for match in _SENTENCE_BORDER.finditer(text, start, end)]
    return [0] * (start == 0) + inside + [len(text)] * (end == len(text))


def _closer(words: str, text: str, sides: tuple[Span, Span]) -> Span:
    """That side of a gap which resembles the words more; the first when neither does."""
    scores = [
        fuzz.ratio(words[:_COMPARED_CHARS], text[start : min(end, start + _COMPARED_CHARS)])
        for start, end in sides
    ]
    return sides[scores[1] > scores[0]]
