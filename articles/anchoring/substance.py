"""Whether words say something else now, or are only set differently.

A statement that stands on words waits for an editor when they change in substance, so this errs on
the side of "yes": whatever may belong to a figure counts.
"""

import re
import unicodedata

_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_RANGE = re.compile(r"(?<=\d)\s*-\s*(?=\d)")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s,;]+(?=\d)")
_IN_NUMBER = re.compile(r"(?<=\d)[^\w\s](?=\d)|(?<![^\s(\[“\"‘'])[-.,](?=\d)|(?<=\d) (?=\d)")
_EMOJI_FORM = "\ufe0f"  # asks for the coloured form of a sign
_SIGNS = frozenset("%‰‱§&@#")
"""Signs that Unicode counts as punctuation and that say something."""


def differs_in_substance(old_words: str, new_words: str) -> bool:
    """Whether two wordings differ in more than space, punctuation and case.

    A letter with another diacritic, a digit, a symbol, a percent sign, a minus before a digit and
    the signs inside a number ("1,5", "10/4") are substance. Forms of Unicode, kinds of dash and of
    quotation mark are not. Case is not either, so that a heading set in capitals changes nothing.
    """
    return old_words != new_words and _substance(old_words) != _substance(new_words)


def _substance(words: str) -> str:
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFD", words).casefold())
    ranges = _RANGE.sub("-", _DASHES.sub("-", folded))
    plain = _BETWEEN_DIGITS.sub(_apart, ranges)
    in_number = {match.start() for match in _IN_NUMBER.finditer(plain)}
    return "".join(
        [char for at, char in enumerate(plain) if at in in_number or _says_something(char)]
    )


def _apart(between: re.Match[str]) -> str:
    """Two numbers stay two, however they are listed; without space it is one number."""
    signs = between.group()
    return " " if any(char.isspace() for char in signs) else signs


def _says_something(char: str) -> bool:
    if char in _SIGNS:
        return True
    category = unicodedata.category(char)
    return category[0] in "LNSM" and category != "Sk" and char != _EMOJI_FORM
