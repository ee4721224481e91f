"""Editors' Markdown as HTML."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.text.markup import markdown_html
from tests.articles.text.reader import read

ALLOWED = {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "br", "h3", "h4", "hr"}


def test_markdown_html_renders_commonmark():
    assert markdown_html("One *two* **three**.\n\n- four") == (
        "<p>One <em>two</em> <strong>three</strong>.</p>\n<ul>\n<li>four</li>\n</ul>"
    )


def test_markdown_html_marks_links():
    assert markdown_html("[x](https://example.org/)") == (
        '<p><a href="https://example.org/" rel="noopener noreferrer">x</a></p>'
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        "![x](https://example.org/x.png)",
        "[x](javascript:alert(1))",
        "[x](data:text/html,x)",
        '<a href="/" onclick="alert(1)">x</a>',
        "<svg/onload=alert(1)>",
        '<p style="color:red">x</p>',
    ],
)
def test_markdown_html_lets_nothing_run(hostile):
    reader = read(markdown_html(hostile))

    assert set(reader.tags) <= {"p"}


def test_markdown_html_keeps_words_under_a_heading_that_has_no_place():
    assert read(markdown_html("# Title")).text == "Title"


@settings(deadline=None, max_examples=150)
@given(st.text(st.sampled_from("ab <>&\"'()[]*_`#-!\n:/1.="), max_size=60))
@example("---")
def test_markdown_html_writes_allowed_tags_only(markdown):
    assert set(read(markdown_html(markdown)).tags) <= ALLOWED
