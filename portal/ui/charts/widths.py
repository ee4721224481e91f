"""How wide words are, before a browser has drawn them.

The widths are those of the wider of the two widest faces in the stack of `--sans` (Noto Sans and
DejaVu Sans Condensed, measured in Chromium at 1000 px), rounded up to a twentieth of an em, so that
a box is never narrower than its words. Vietnamese letters are as wide as the letters under their
marks, except those with a horn.
"""

from functools import lru_cache
from unicodedata import combining, normalize

_TWENTIETHS = {
    6: "' ,.Jijl’‘·",
    7: "-:;If",
    8: "!()/[\\]t",
    9: '"_`r',
    11: "?csz–",
    12: "$*0123456789EFLSTYaekvxy{|}“”",
    13: "ABCKPRVXZbdghnopqu₫đ",
    15: "&DGHUĐ",
    16: "#+<=>NOQ^w~×",
    18: "%@…",
    19: "MWm",
    20: "—",
}
_WIDTHS = {letter: twentieths for twentieths, letters in _TWENTIETHS.items() for letter in letters}
_WIDEST = 20
_HORN = "\u031b"
_HORN_WIDTH = 4
_BOLD = 1  # more for each letter
_ELLIPSIS = "…"


@lru_cache(maxsize=4096)
def text_width(words: str, size: float, *, bold: bool = False) -> float:
    """At most how wide the words are in the sans face, in the unit of `size`."""
    letters = 0
    twentieths = 0
    for letter in normalize("NFD", words):
        if combining(letter):
            twentieths += _HORN_WIDTH if letter == _HORN else 0
        else:
            letters += 1
            twentieths += _WIDTHS.get(letter, _WIDEST)
    return (twentieths + (_BOLD * letters if bold else 0)) * size / 20


def shortened(words: str, size: float, room: float, *, bold: bool = False) -> str:
    """The words, or as many of them as have room, and an ellipsis; empty where not one has."""
    if text_width(words, size, bold=bold) <= room:
        return words
    parts = words.split()
    for count in range(len(parts) - 1, 0, -1):
        short = " ".join(parts[:count]).rstrip(",;:–-") + _ELLIPSIS
        if text_width(short, size, bold=bold) <= room:
            return short
    return ""


def lines(words: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """The words broken into at most `most` lines, the last of them shortened where need be."""
    found: list[str] = []
    rest = words.split()
    while rest and len(found) < most - 1:
        count = 1
        while count < len(rest) and text_width(" ".join(rest[: count + 1]), size) <= room:
            count += 1
        found.append(" ".join(rest[:count]))
        rest = rest[count:]
    if rest:
        last = " ".join(rest)
        found.append(shortened(last, size, room) or last)
    return tuple(found)
