"""Merges two versions of a note that go back to one.

Three-way merging word by word, as `diff3` does it line by line (Khanna, Kunal and Pierce, "A formal
investigation of diff3", 2007): what stands in all three versions parts them into chunks; a chunk
that only one side changed is taken from that side; where both changed it differently, both stand.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_PIECE = re.compile(r"\s*\w+|\s*[^\w\s]|\s+")  # space goes with the word that it leads to


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some words of a merge: agreed ones, where `ours` is `theirs`, or a conflict."""

    ours: str
    theirs: str

    @property
    def is_conflict(self) -> bool:
        return self.ours != self.theirs


def merge(base: str, ours: str, theirs: str) -> list[Chunk]:
    """The chunks of a merge, in order. A conflict holds what each side has in its place."""
    merged: list[Chunk] = []
    for was, mine, other in _chunks(*(_PIECE.findall(text) for text in (base, ours, theirs))):
        chunk = Chunk(other if mine == was else mine, mine if other == was else other)
        if merged and not merged[-1].is_conflict and not chunk.is_conflict:
            words = merged.pop().ours + chunk.ours
            chunk = Chunk(words, words)
        if chunk.ours or chunk.theirs:
            merged.append(chunk)
    return merged


def proposal(merged: list[Chunk]) -> str:
    """A merge as one text, in which a conflict stands as ``[ours | theirs]``."""
    return "".join(_side_by_side(chunk) if chunk.is_conflict else chunk.ours for chunk in merged)


def _side_by_side(chunk: Chunk) -> str:
    """Both sides of a conflict, after the space that leads to it."""
    first = chunk.ours or chunk.theirs
    space = first[: len(first) - len(first.lstrip())]
    return f"{space}[{chunk.ours.strip()} | {chunk.theirs.strip()}]"


def _chunks(base: list[str], ours: list[str], theirs: list[str]) -> Iterator[tuple[str, str, str]]:
    """The three texts in step, cut at the pieces that all of them share."""
    in_ours, in_theirs = _places(base, ours), _places(base, theirs)
    at_base = at_ours = at_theirs = 0
    for place, piece in enumerate(base):
        mine, other = in_ours.get(place), in_theirs.get(place)
        if mine is None or other is None:
            continue
        yield (
            "".join(base[at_base:place]),
            "".join(ours[at_ours:mine]),
            "".join(theirs[at_theirs:other]),
        )
        yield piece, piece, piece
        at_base, at_ours, at_theirs = place + 1, mine + 1, other + 1
    yield "".join(base[at_base:]), "".join(ours[at_ours:]), "".join(theirs[at_theirs:])


def _places(base: list[str], other: list[str]) -> dict[int, int]:
    """Which piece of another text a piece of the base is, in the same order."""
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    return {
        match.a + step: match.b + step
        for match in matcher.get_matching_blocks()
        for step in range(match.size)
    }
