"""Key letters: how annotations are told apart beside a text."""

from functools import lru_cache
from string import ascii_lowercase


@lru_cache(maxsize=1024)
def key_letters(number: int) -> str:
    """The letters of a number from 0: a to z, then aa, ab and so on."""
    letters = ""
    number += 1
    while number:
        number, place = divmod(number - 1, 26)
        letters = ascii_lowercase[place] + letters
    return letters
