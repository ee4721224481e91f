"""The order of names in an index, and the letter that each stands under.

Vietnamese has twenty-nine letters of its own order: ă, â, đ, ê, ô, ơ and ư follow the letters that
they look like, and the five marks of tone count for nothing.
"""

import re
import unicodedata
from itertools import groupby
from typing import TypeVar

from articles.dating import Language

_VIETNAMESE = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACE = {letter: place for place, letter in enumerate(_VIETNAMESE)}
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_NUMBERS = "0–9"
_PIECES = re.compile(r"\d+|\D")

Piece = tuple[int, int, str]
Entry = TypeVar("Entry")


def index_key(name: str, language: Language) -> tuple[Piece, ...]:
    """What names are ordered by: the letter, then sign by sign, numbers by their value."""
    letter = index_letter(name, language)
    heading = "" if letter == _NUMBERS else letter.casefold()
    return (
        (_PLACE.get(heading, -1), 0, heading),
        *(
            (-1, int(piece), "") if piece.isdecimal() else (_PLACE.get(piece, -2), 0, piece)
            for piece in _PIECES.findall(_plain(name, language))
        ),
    )


def index_letter(name: str, language: Language) -> str:
    """The letter that a name stands under: its first, or "0–9" for anything else."""
    first = next((sign for sign in _plain(name, language) if sign.isalnum()), "")
    return first.upper() if first.isalpha() else _NUMBERS


def by_letter(named: list[tuple[str, Entry]], language: Language) -> list[tuple[str, list[Entry]]]:
    """Entries with their names in the order of an index, under their letters."""
    ordered = sorted(named, key=lambda pair: index_key(pair[0], language))
    return [
        (letter, [entry for _name, entry in pairs])
        for letter, pairs in groupby(ordered, key=lambda pair: index_letter(pair[0], language))
    ]


def _plain(name: str, language: Language) -> str:
    decomposed = unicodedata.normalize("NFD", name.casefold())
    if language == "vi":
        return unicodedata.normalize("NFC", decomposed.translate(_TONES))
    kept = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return kept.replace("đ", "d")
