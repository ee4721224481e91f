"""Which words of a text are gone from another, and which are new there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from articles.anchoring.alignment import NO_WORD, match_words

_PIECE = re.compile(r"\s+|\w+|[^\w\s]")
_LAST_WORD = re.compile(r"(?<=\S)\s+\S*$")
_FIRST_WORD = re.compile(r"^\S*\s+(?=\S)")
_SECONDS = 0.5


class ChangeKind(StrEnum):
    """What became of some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words with the same fate, with the space and punctuation between them."""

    kind: ChangeKind
    text: str


def changes(old: str, new: str) -> list[Change]:
    """The way from one text to the other.

    Same and gone words together are the old text, same and new ones the new text.
    """
    runs: list[tuple[ChangeKind, list[str]]] = []
    for kind, piece in _pieces(_PIECE.findall(old), _PIECE.findall(new)):
        if runs and runs[-1][0] is kind:
            runs[-1][1].append(piece)
        else:
            runs.append((kind, [piece]))
    return [Change(kind, "".join(pieces)) for kind, pieces in runs]


def _pieces(old: list[str], new: list[str]) -> Iterator[tuple[ChangeKind, str]]:
    position = 0
    for piece, place in zip(old, match_words(old, new, seconds=_SECONDS), strict=True):
        if place == NO_WORD:
            yield ChangeKind.GONE, piece
            continue
        for added in new[position:place]:
            yield ChangeKind.NEW, added
        yield ChangeKind.SAME, piece
        position = place + 1
    for added in new[position:]:
        yield ChangeKind.NEW, added


def shortened(found: list[Change], around: int = 60) -> list[Change]:
    """The same changes, and of long stretches of unchanged words `around` characters a side.

    Words are not cut in two, unless one is longer than that.
    """
    cut: list[Change] = []
    for index, change in enumerate(found):
        text = change.text
        if change.kind is ChangeKind.SAME and len(text) > 2 * around + 2:
            before = _LAST_WORD.sub("", text[: around + 1])[:around] if index else ""
            after = _FIRST_WORD.sub("", text[-around - 1 :])[-around:]
            text = f"{before} … {after if index < len(found) - 1 else ''}"
        cut.append(Change(change.kind, text))
    return cut
