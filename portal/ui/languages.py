"""Two languages: which words, which address."""

import datetime
from functools import lru_cache

from django.utils.translation import get_language, gettext

from articles.dating import Language, in_words, parse


def language() -> Language:
    """The language of this page."""
    return "vi" if get_language() == "vi" else "en"


def in_language(english: str, vietnamese: str) -> str:
    """The words for this page's language; English where there is no translation."""
    return vietnamese if language() == "vi" and vietnamese else english


def other_language(path: str) -> tuple[str, str, str]:
    """The other language's code, its own name, and the address of the same page in it."""
    if path.startswith("/vi/"):
        return "en", "English", path.removeprefix("/vi")
    return "vi", "Tiếng Việt", f"/vi{path}"


def date_in_words(edtf: str, tongue: Language | None = None) -> str:
    """A historical date as this page's language, or the one given, writes it: "about 1986"."""
    return _date_in_words(edtf, tongue or language())


@lru_cache(maxsize=4096)
def _date_in_words(edtf: str, tongue: Language) -> str:
    return in_words(parse(edtf), tongue)


def local_address(path: str) -> str:
    """An address of ours in this page's language; one elsewhere as it is."""
    return f"/vi{path}" if path.startswith("/") and language() == "vi" else path


def language_name(code: str) -> str:
    """What a text's language is called on this page."""
    names = {"en": gettext("English"), "vi": gettext("Vietnamese")}
    return names.get(code, code)


def day_in_words(day: datetime.date) -> str:
    """A day as this page's language writes it: "26 May 2014"."""
    return date_in_words(day.isoformat())
