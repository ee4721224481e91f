"""Addresses that pages lead to."""

from collections.abc import Collection, Iterable
from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language

from articles.models import Rights


def address_of(name: str, *args: str | int) -> str:
    """What `reverse` gives on a page of this language; asked once for each.

    A process serves the site under one script prefix, so nothing that is kept is kept by it.
    """
    return _address(name, args, get_language())


@lru_cache(maxsize=4096)
def _address(name: str, args: tuple[str | int, ...], _language: str | None) -> str:
    return reverse(name, args=args)


def compare_address(query: Iterable[tuple[str, str]], rights: Collection[str]) -> str:
    """Texts and passages beside each other, by `text` and `passage`; `rights` are those of both."""
    closed = Rights.ACCOUNT in rights
    page = address_of("reading:compare_for_readers" if closed else "reading:compare")
    return f"{page}?{urlencode(list(query))}"
