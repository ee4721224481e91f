"""Which word of the new text is which word of the old one, in the same order.

The difference is that of Myers (1986, "An O(ND) difference algorithm and its variations") as
fast-diff-match-patch computes it, over words instead of characters: each distinct word is given one
character. Its edits are then slid to the nearest sentence border, as Fraser describes for
"semantic alignment" (neil.fraser.name/writing/diff), so that an inserted copy of a sentence does
not share its beginning with the original.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from time import perf_counter

from fast_diff_match_patch import diff

from articles.anchoring.tokens import TokenText

NO_WORD = -1
LONG_TEXT = 20_000
"""Words in both texts together from which landmarks are worth their time."""
_LANDMARK_RUN = 6
_LANDMARK_DISTANCE = 40
_LEAST_SECONDS = 0.005
_FIRST_CODE = 0x100
_SURROGATES = range(0xD800, 0xE000)
_LAST_CODE = 0x10FFFF


def align(old: TokenText, new: TokenText, *, seconds: float) -> list[int]:
    """For each old word the index of the same word in the new text, or `NO_WORD`; ascending.

    After `seconds` the difference gives up on what it has not compared: fewer words are then found.
    """
    match = [NO_WORD] * len(old)
    deadline = perf_counter() + seconds
    i = j = 0
    for next_i, next_j in [*_landmarks(old.keys, new.keys), (len(old), len(new))]:
        left = max(_LEAST_SECONDS, deadline - perf_counter())
        part = match_words(old.keys[i:next_i], new.keys[j:next_j], seconds=left)
        match[i:next_i] = [NO_WORD if at == NO_WORD else j + at for at in part]
        i, j = next_i, next_j
    _slide(match, old, new)
    return match


def _landmarks(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Places that surely belong together: runs of words that stand once in each text, in order.

    This is the idea of Cohen's "patience" difference, with runs for lines. It cuts a long text into
    short ones, so that the time of the difference does not grow with the square of the length.
    """
    if len(old) + len(new) < LONG_TEXT:
        return []
    places = _once(old)
    pairs = [(places[run], j) for run, j in _once(new).items() if run in places]
    pairs.sort()
    tails: list[int] = []
    heads: list[int] = []
    before = [-1] * len(pairs)
    for number, (_, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        before[number] = heads[at - 1] if at else -1
        tails[at : at + 1] = [j]
        heads[at : at + 1] = [number]
    chain: list[tuple[int, int]] = []
    number = heads[-1] if heads else -1
    while number >= 0:
        if not chain or chain[-1][0] - pairs[number][0] >= _LANDMARK_DISTANCE:
            chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _once(keys: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Where each run of words stands that occurs exactly once."""
    places: dict[tuple[str, ...], int] = {}
    for i, run in enumerate(zip(*(keys[shift:] for shift in range(_LANDMARK_RUN)), strict=False)):
        places[run] = -1 if run in places else i
    return {run: i for run, i in places.items() if i >= 0}


def match_words(old: Sequence[str], new: Sequence[str], *, seconds: float) -> list[int]:
    """A longest common subsequence of two sequences of words, as `align` gives it."""
    codes: dict[str, str] = {}
    left, right = _encode(old, codes), _encode(new, codes)
    match = [NO_WORD] * len(old)
    i = j = 0
    for operation, length in diff(left, right, timelimit=seconds, cleanup="No", counts_only=True):
        if operation == "=":
            match[i : i + length] = range(j, j + length)
        if operation != "+":
            i += length
        if operation != "-":
            j += length
    return match


def _encode(words: Iterable[str], codes: dict[str, str]) -> str:
    for word in words:
        if word not in codes:
            code = _FIRST_CODE + len(codes)
            if code >= _SURROGATES.start:
                code += len(_SURROGATES)
            codes[word] = chr(min(code, _LAST_CODE))
    return "".join([codes[word] for word in words])


def _slide(match: list[int], old: TokenText, new: TokenText) -> None:
    """Move each pure insertion and deletion to where the texts break most strongly."""
    count = len(match)
    for i in range(1, count):
        if match[i] == NO_WORD or match[i - 1] == NO_WORD or match[i] == match[i - 1] + 1:
            continue
        _slide_insertion(match, i, old, new)
    i = 1
    while i < count:
        if match[i] == NO_WORD and match[i - 1] != NO_WORD:
            end = i
            while end < count and match[end] == NO_WORD:
                end += 1
            if end < count and match[end] == match[i - 1] + 1:
                _slide_deletion(match, i, end, old, new)
            i = end
        i += 1


def _slide_insertion(match: list[int], i: int, old: TokenText, new: TokenText) -> None:
    """Slide ``new[j:k]``, inserted before old word i, along equal words."""
    j, k = match[i - 1] + 1, match[i]
    keys, count = new.keys, len(match)

    def score(shift: int) -> int:
        return new.breaks[j + shift] + new.breaks[k + shift] + old.breaks[i + shift]

    best, best_score = 0, score(0)
    shift = 0
    while (
        i + shift > 1
        and match[i + shift - 1] == j + shift - 1
        and match[i + shift - 2] == j + shift - 2
        and keys[j + shift - 1] == keys[k + shift - 1]
    ):
        shift -= 1
        if score(shift) > best_score:
            best, best_score = shift, score(shift)
    shift = 0
    while (
        i + shift + 1 < count
        and match[i + shift] == k + shift
        and match[i + shift + 1] == k + shift + 1
        and keys[j + shift] == keys[k + shift]
    ):
        shift += 1
        if score(shift) > best_score:
            best, best_score = shift, score(shift)
    for position in range(i + best, i):
        match[position] = k + position - i
    for position in range(i, i + best):
        match[position] = j + position - i


def _slide_deletion(match: list[int], i: int, end: int, old: TokenText, new: TokenText) -> None:
    """Slide ``old[i:end]``, deleted before new word ``match[end]``, along equal words."""
    j = match[end]
    keys, count = old.keys, len(match)

    def score(shift: int) -> int:
        return old.breaks[i + shift] + old.breaks[end + shift] + new.breaks[j + shift]

    best, best_score = 0, score(0)
    shift = 0
    while (
        i + shift > 1
        and match[i + shift - 1] == j + shift - 1
        and match[i + shift - 2] == j + shift - 2
        and keys[i + shift - 1] == keys[end + shift - 1]
    ):
        shift -= 1
        if score(shift) > best_score:
            best, best_score = shift, score(shift)
    shift = 0
    while (
        end + shift + 1 < count
        and match[end + shift] == j + shift
        and match[end + shift + 1] == j + shift + 1
        and keys[i + shift] == keys[end + shift]
    ):
        shift += 1
        if score(shift) > best_score:
            best, best_score = shift, score(shift)
    if best < 0:
        match[i + best : i] = [NO_WORD] * -best
        match[end + best : end] = range(j + best, j)
    elif best > 0:
        match[i : i + best] = range(j, j + best)
        match[i + best : end + best] = [NO_WORD] * (end - i)
