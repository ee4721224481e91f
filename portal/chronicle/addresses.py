"""Addresses that pages of the timeline name again and again."""

from functools import lru_cache

from django.urls import reverse

from articles.dating import Language
from portal.ui.languages import language


def address_of(route: str, *args: str) -> str:
    """The address of a page in this page's language; looked up once for each."""
    return _address_of(language(), route, *args)


@lru_cache(maxsize=64)
def _address_of(_language: Language, route: str, *args: str) -> str:
    return reverse(route, args=args)
