"""Finds the names of known terms in a text.

Words are compared folded: without case and without diacritics, in Vietnamese too (``đ`` is ``d``).
A short name in capitals (``WHO``) is an abbreviation and is only found in capitals. Where names
overlap the one that begins first is found, and of those the longest.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from articles.text.document import BLOCK_SEPARATOR

_WORD = re.compile(r"\w[\w\u0300-\u036f]*")  # some marks have no letter to be composed with
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_HYPHENS = "-\u2010\u2011\u2013"
_LONGEST_ABBREVIATION = 6


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A name of a term on ``text[start:end]``."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Word:
    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as folded words, and what stands between them."""

    key: str
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    capitals: str = ""


class TermFinder:
    """Finds known names in one text after another.

    `names` are pairs of a term's key and one of its names or aliases.
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[_Name]] = defaultdict(list)
        for key, name in names:
            parsed = _parsed(key, name)
            if parsed:
                self._by_first[parsed.words[0]].append(parsed)
        for group in self._by_first.values():
            group.sort(key=lambda name: (-len(name.words), -sum(map(len, name.words)), name.key))

    def find(self, text: str) -> list[FoundTerm]:
        """Where names stand in a text, in order and without overlap.

        Time is linear in the text where names differ in their first words.
        """
        words = _words(text)
        found: list[FoundTerm] = []
        index = 0
        while index < len(words):
            match = next(
                (
                    name
                    for name in self._by_first.get(words[index].folded, ())
                    if _stands_at(text, words, index, name)
                ),
                None,
            )
            if match is None:
                index += 1
                continue
            last = index + len(match.words) - 1
            found.append(FoundTerm(match.key, words[index].start, words[last].end))
            index = last + 1
        return found

    def keys_in(self, text: str) -> set[str]:
        """The keys of all names in a text, of equal ones and of those within or across others too.

        Takes as long as `find`.
        """
        words = _words(text)
        return {
            name.key
            for index, word in enumerate(words)
            for name in self._by_first.get(word.folded, ())
            if _stands_at(text, words, index, name)
        }

    def beginnings_of(self, key: str) -> frozenset[str]:
        """The first words, folded, of a term's names: a text without them does not name it."""
        return frozenset(
            first
            for first, names in self._by_first.items()
            if any(name.key == key for name in names)
        )


def find_terms(text: str, names: Iterable[tuple[str, str]]) -> list[FoundTerm]:
    """Where names stand in one text; see `TermFinder`."""
    return TermFinder(names).find(text)


def fold(text: str) -> str:
    """A text without case and diacritics."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return _NOT_ASCII.sub(_without_mark, decomposed)


def _without_mark(sign: re.Match[str]) -> str:
    return "" if unicodedata.combining(sign.group()) else sign.group()


def _words(text: str) -> list[_Word]:
    return [_Word(fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]


def _parsed(key: str, name: str) -> _Name | None:
    name = unicodedata.normalize("NFC", name).strip()
    words = _words(name)
    if not words:
        return None
    gaps = tuple(_gap(name[before.end : after.start]) for before, after in pairwise(words))
    short = len(words) == 1 and len(name) <= _LONGEST_ABBREVIATION
    capitals = name if short and name.isupper() else ""
    return _Name(key, tuple(word.folded for word in words), gaps, capitals)


def _gap(between: str) -> str:
    """What stands between two words; any space counts as one, a hyphen may stand for it."""
    stripped = between.strip().replace("\u2019", "'")
    return stripped if stripped and stripped not in _HYPHENS else " "


def _stands_at(text: str, words: list[_Word], index: int, name: _Name) -> bool:
    taken = words[index : index + len(name.words)]
    if tuple(word.folded for word in taken) != name.words:
        return False
    if name.capitals and text[taken[0].start : taken[0].end] != name.capitals:
        return False
    return all(
        BLOCK_SEPARATOR not in between and _gap(between) == gap
        for between, gap in (
            (text[before.end : after.start], gap)
            for before, after, gap in zip(taken, taken[1:], name.gaps, strict=False)
        )
    )
