"""The lines of a text file and the paragraphs that they make.

A line is a paragraph, unless the file is wrapped: its lines break at one width, in the middle of
sentences. Then lines are joined where the break is one that the width forced.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from articles.importing.parsed import ImportRefused
from articles.text.normalising import normalise

MAX_LINES = 100_000
"""More lines than a wrapped file of the largest size has."""

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_WIDEST = 100  # characters: wider lines are paragraphs
_NARROWEST = 40
_SHARE_MID_SENTENCE = 0.6  # of the forced breaks of a wrapped file
_SHARE_WIDE = 0.05  # of its lines that may be wider (addresses of pages)
_STOP = re.compile(r"""[.!?:;…]["'”’»)\]]*(?:\s?\(\d{1,3}\))?$""")
STARTS_ANEW = re.compile(
    r"""[-–—•*+▪●]\s | [(\[]?\d{1,3}[)\].-](?=[\s,A-ZĐ“"]) | [(\[]?[a-zđ]\)\s | [IVX]{1,5}[.)-]\s"""
    r"""| \#{1,6}\s""",
    re.VERBOSE,
)
"""How a line begins that is no continuation: a bullet, a number, the label of a footnote."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the file: ``decoded[start:end]``, and the same in the form of documents.

    `gap` tells whether a blank line stands before it.
    """

    start: int
    end: int
    text: str
    gap: bool = False

    @property
    def stops(self) -> bool:
        """Whether it ends as a sentence does, or announces what follows."""
        return bool(_STOP.search(self.text))


def read_paragraphs(decoded: str) -> list[Paragraph]:
    """The paragraphs of a file, in order, without blank ones."""
    lines: list[Paragraph] = []
    end = 0
    for match in _LINE.finditer(decoded):
        text = normalise(match[0]).text
        if not text:
            continue
        if len(lines) == MAX_LINES:
            raise ImportRefused(
                f"The file has more than {MAX_LINES:,} lines. Split the text into several files."
            )
        gap = len(decoded[end : match.start()].splitlines()) > 1
        lines.append(Paragraph(match.start(), match.end(), text, gap))
        end = match.end()
    return _unwrapped(lines)


def _unwrapped(lines: list[Paragraph]) -> list[Paragraph]:
    width = _wrapping_width(lines)
    if not width:
        return lines
    paragraphs: list[Paragraph] = []
    last_line = ""
    for line in lines:
        if paragraphs and not line.gap and _continues(last_line, line, width):
            first = paragraphs[-1]
            paragraphs[-1] = Paragraph(
                first.start, line.end, f"{first.text} {line.text}", first.gap
            )
        else:
            paragraphs.append(line)
        last_line = line.text
    return paragraphs


def _wrapping_width(lines: list[Paragraph]) -> int:
    """The width at which a file is wrapped; 0 for one that is not."""
    lengths = [len(line.text) for line in lines]
    narrow = [length for length in lengths if length <= _WIDEST]
    if not narrow or len(lengths) - len(narrow) > _SHARE_WIDE * len(lengths):
        return 0
    width = max(narrow)
    forced = [
        (line, following)
        for line, following in pairwise(lines)
        if not following.gap and _is_forced(line.text, following.text, width)
    ]
    if width < _NARROWEST or not forced:
        return 0
    middle = sum(not line.stops for line, _ in forced)
    lower = any(following.text[0].islower() for _, following in forced)
    return width if lower and middle >= _SHARE_MID_SENTENCE * len(forced) else 0


def _is_forced(line: str, following: str, width: int) -> bool:
    """Whether the first word of the next line would not have fitted."""
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width


def _continues(line: str, following: Paragraph, width: int) -> bool:
    if STARTS_ANEW.match(following.text):
        return False
    stops = bool(_STOP.search(line))
    return _is_forced(line, following.text, width) or (not stops and following.text[0].islower())
