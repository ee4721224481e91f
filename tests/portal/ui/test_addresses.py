"""Addresses that pages lead to."""

import pytest
from django.urls import NoReverseMatch
from django.utils import translation

from portal.ui.addresses import address_of, compare_address


def test_address_is_that_of_the_language():
    addresses = []
    for language in ("en", "vi", "en"):
        with translation.override(language):
            addresses.append(address_of("reading:revision", "ferry", 2))

    assert addresses == ["/articles/ferry/r/2/", "/vi/articles/ferry/r/2/", "/articles/ferry/r/2/"]


def test_address_that_does_not_exist_is_an_error():
    with pytest.raises(NoReverseMatch):
        address_of("reading:article", "no address")


@pytest.mark.parametrize(
    ("rights", "page"),
    [
        ({"public"}, "/compare/"),
        ({"public", "excerpt"}, "/compare/"),
        ({"public", "account"}, "/compare/signed-in/"),
    ],
)
def test_compare_address_is_private_where_one_text_is(rights, page):
    address = compare_address([("text", "a"), ("passage", "b")], rights)

    assert address == f"{page}?text=a&passage=b"
