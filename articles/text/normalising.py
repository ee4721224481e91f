"""Bringing running text into the one form that documents hold, without losing track of it.

The form: Unicode NFC (UAX 15); each run of white space is one space, none at the ends; no control
characters, soft hyphens or zero-width characters, and no controls of writing direction, which can
make a line read otherwise than it is stored. Quotation marks and dashes stay as they are.
"""

import re
import unicodedata
from dataclasses import dataclass

LINE_BREAK = "\u2028"
"""Stands for a line break that is meant; all other line ends are white space."""

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"
    + BIDI_CONTROLS
)
# Joiners shape letters in scripts beyond Latin, Greek and Cyrillic, and build emoji: they stay.
_SHAPED = "\u0590-\u167f\u1681-\u1dff\u2190-\u2fff\u3001-\ufefe\uff00-\ufff8\U00010000-\U0010ffff"
_GAP = re.compile(
    rf"(?:[\s{_INVISIBLE}]|(?<![{_SHAPED}])[\u200c\u200d]|[\u200c\u200d](?![{_SHAPED}]))+"
)
_SPACE = re.compile(r"\s")
_BIDI = re.compile(f"[{BIDI_CONTROLS}]")

Run = tuple[int, int, int, int]
"""Source start, source end, start, end: equal lengths map character by character."""


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text in the form of documents and the runs that lead back to its source."""

    text: str
    runs: tuple[Run, ...]


def bidi_controls(source: str) -> list[str]:
    """The controls of writing direction in a text, in order."""
    return _BIDI.findall(source)


def normalise(source: str) -> Normalised:
    """Bring one block of text into the form of documents. Linear in its length."""
    writer = _Writer()
    word: list[tuple[int, str]] = []
    position = 0
    for gap in _GAP.finditer(source):
        if gap.start() > position:
            word.append((position, source[position : gap.start()]))
        position = gap.end()
        if _SPACE.search(gap[0]):
            writer.add_word(word)
            word = []
            writer.pending = (gap.start(), gap.end(), "\n" if LINE_BREAK in gap[0] else " ")
    if position < len(source):
        word.append((position, source[position:]))
    writer.add_word(word)
    return Normalised("".join(writer.parts), tuple(writer.runs))


class _Writer:
    """Collects words and the runs under them."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.runs: list[Run] = []
        self.length = 0
        self.pending: tuple[int, int, str] | None = None

    def add_word(self, pieces: list[tuple[int, str]]) -> None:
        """Write one word, given as pieces that only invisible characters part."""
        if not pieces:
            return
        if self.pending and self.parts:
            start, end, space = self.pending
            self._add(start, end, space)
        self.pending = None
        if len(pieces) == 1 and unicodedata.is_normalized("NFC", pieces[0][1]):
            start, text = pieces[0]
            self._add(start, start + len(text), text)
            return
        characters = [
            (start + index, character)
            for start, text in pieces
            for index, character in enumerate(text)
        ]
        first = 0
        for index in range(1, len(characters) + 1):
            if index < len(characters) and _continues(characters[index][1]):
                continue
            cluster = characters[first:index]
            text = "".join(character for _, character in cluster)
            composed = unicodedata.normalize("NFC", text)
            if composed == text:
                for start, character in cluster:
                    self._add(start, start + 1, character)
            else:
                self._add(cluster[0][0], cluster[-1][0] + 1, composed)
            first = index

    def _add(self, start: int, end: int, text: str) -> None:
        run = (start, end, self.length, self.length + len(text))
        if self.runs and _is_exact(run) and _is_exact(last := self.runs[-1]) and last[1] == start:
            run = (last[0], end, last[2], run[3])
            self.runs.pop()
        self.runs.append(run)
        self.parts.append(text)
        self.length += len(text)


def _is_exact(run: Run) -> bool:
    return run[1] - run[0] == run[3] - run[2]


def _continues(character: str) -> bool:
    """Whether a character can compose with the one before it: a mark, or a Hangul vowel or tail."""
    return unicodedata.category(character).startswith("M") or "\u1160" <= character <= "\u11ff"
