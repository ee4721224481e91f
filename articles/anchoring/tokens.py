"""A text as words, with how strongly it breaks before each of them.

Only words and symbols are compared between two texts. Space and punctuation are what an editor
tidies most, so they tell nothing about where words went: here they survive as *breaks*.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

MAX_UNIT = 150
"""Words after which a unit ends even without a sentence end, so that none grows with the text."""

_MARKS = "".join(
    chr(code) for code in range(0x300, 0xFE30) if unicodedata.category(chr(code)) in {"Mn", "Mc"}
)
# Scripts written without spaces: each character is a word of its own.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[\w{re.escape(_MARKS)}])+|[^\s\w]")
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*\s|[。\uff01\uff1f]")
_LINE_END = re.compile(r"[\n\r\u2028\u2029]")
_JOINERS = "\u200d\ufe0f"


class Break(IntEnum):
    """What stands before a word, from nothing but space to the end of a line."""

    NONE = 0
    CLAUSE = 1
    SENTENCE = 2
    LINE = 3


@dataclass(frozen=True)
class TokenText:
    """Words of `text`: word i is ``text[starts[i]:ends[i]]``, compared by ``keys[i]``.

    ``breaks[i]`` is the break before word i; one more stands for the end of the text. ``units`` are
    sentences as (first word, word after the last), in order and without gaps.
    """

    text: str
    keys: list[str]
    starts: list[int]
    ends: list[int]
    breaks: list[Break]

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def units(self) -> list[tuple[int, int]]:
        """The sentences and lines, none longer than `MAX_UNIT` words."""
        units: list[tuple[int, int]] = []
        first = 0
        for index in range(1, len(self) + 1):
            if self.breaks[index] >= Break.SENTENCE or index - first >= MAX_UNIT:
                units.append((first, index))
                first = index
        return units


def tokenise(text: str) -> TokenText:
    """Split a text into words, in time proportional to its length."""
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _WORD.finditer(text):
        word = match.group()
        if len(word) == 1 and is_punctuation(word):
            continue
        keys.append(fold(word))
        starts.append(match.start())
        ends.append(match.end())
    breaks = [
        break_in(text[end:start])
        for end, start in zip([0, *ends], [*starts, len(text)], strict=True)
    ]
    if breaks:
        breaks[0] = breaks[-1] = Break.LINE
    return TokenText(text, keys, starts, ends, breaks)


def fold(word: str) -> str:
    """The form in which words are compared: composed, without case."""
    return word.casefold() if word.isascii() else unicodedata.normalize("NFC", word).casefold()


def is_punctuation(char: str) -> bool:
    """Whether a character is punctuation, or joins others without a look of its own."""
    return unicodedata.category(char)[0] == "P" or char in _JOINERS


def break_in(gap: str) -> Break:
    """The strongest break in the characters between two words."""
    if gap == " ":
        return Break.NONE
    if _LINE_END.search(gap):
        return Break.LINE
    if _SENTENCE_END.search(gap):
        return Break.SENTENCE
    return Break.NONE if gap.isspace() or not gap else Break.CLAUSE
