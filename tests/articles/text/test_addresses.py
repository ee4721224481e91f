"""Addresses that a note may point to."""

import pytest

from articles.text.addresses import AddressError, TextAddress, text_address, tidy_address

SITE = "https://open-door.example"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (" https://un.example/a?b=c#d ", "https://un.example/a?b=c#d"),
        ("http://un.example", "http://un.example"),
        ("https://vi.example/hội-nhập", "https://vi.example/hội-nhập"),
        (f"{SITE}/articles/ferry/#p3", "/articles/ferry/#p3"),
        ("/vi/articles/ferry/r/2/10-20/", "/articles/ferry/r/2/10-20/"),
    ],
)
def test_tidy_address_keeps_the_web_and_our_texts(given, kept):
    assert tidy_address(given, SITE) == kept


@pytest.mark.parametrize(
    "given",
    [
        "javascript:alert(1)",
        "JAVASCRIPT://un.example/%0aalert(1)",
        "data:text/html,x",
        "//evil.example/",
        "/\\evil.example/",
        "/admin/",
        "/articles/",
        "/articles/../admin/",
        "https://",
        "https://good.example@evil.example/",
        "https://[broken/",
        'https://un.example/"onmouseover=x',
        "https://un.example/\u0000",
        "mailto:a@un.example",
        "https://un.example/" + "a" * 500,
        "",
    ],
)
def test_tidy_address_refuses_the_rest(given):
    with pytest.raises(AddressError):
        tidy_address(given, SITE)


def test_text_address_names_revision_and_words():
    assert text_address("/articles/ferry/r/2/10-20/") == TextAddress("ferry", 2, (10, 20))
    assert text_address("/articles/ferry/#p3") == TextAddress("ferry", fragment="p3")
    assert text_address("https://un.example/articles/ferry/") is None
