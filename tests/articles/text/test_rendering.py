"""The sweep from spans to HTML."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text import Block, BlockKind, Document, Inline, InlineKind
from articles.text.rendering import Highlight, render_blocks
from tests.articles.text.reader import read
from tests.articles.text.strategies import documents, highlights

ADDRESSES = {
    InlineKind.LINK: "https://example.org/",
    InlineKind.FOOTNOTE_REFERENCE: "#note-1",
    InlineKind.QUOTATION: "/articles/source/#p1",
}


def address_of(inline):
    return ADDRESSES.get(inline.kind)


def paragraph(text, *inlines):
    return Document(text, (Block(BlockKind.PARAGRAPH, 0, len(text)),), inlines)


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_rendering_keeps_every_character_and_nests(data):
    document = data.draw(documents())
    drawn = data.draw(highlights(document))

    rendered = render_blocks(document, drawn, address_of=address_of)

    assert [read(html).text for html in rendered] == [
        document.words(block) for block in document.blocks
    ]


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_rendering_marks_exactly_the_code_points_of_each_highlight(data):
    document = data.draw(documents())
    drawn = data.draw(highlights(document))

    rendered = render_blocks(document, drawn, address_of=address_of)

    for block, html in zip(document.blocks, rendered, strict=True):
        marked = [passages for _, passages, _ in read(html).characters]
        assert marked == [
            frozenset(h.passage for h in drawn if h.start <= position < h.end)
            for position in range(block.start, block.end)
        ]


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_rendering_styles_exactly_the_code_points_of_emphasis(data):
    document = data.draw(documents())

    rendered = render_blocks(document, data.draw(highlights(document)), address_of=address_of)

    for block, html in zip(document.blocks, rendered, strict=True):
        styled = ["em" in styles for _, _, styles in read(html).characters]
        assert styled == [
            any(
                inline.start <= position < inline.end
                for inline in document.inlines
                if inline.kind is InlineKind.EMPHASIS
            )
            for position in range(block.start, block.end)
        ]


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_rendering_writes_no_id_twice(data):
    document = data.draw(documents())
    drawn = data.draw(highlights(document))

    rendered = render_blocks(document, drawn, address_of=address_of)

    ids = [name for html in rendered for name in read(html).ids]
    assert len(ids) == len(set(ids))


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_rendering_writes_the_key_of_each_highlight_that_ends_in_a_block(data):
    document = data.draw(documents())
    drawn = data.draw(highlights(document))

    rendered = render_blocks(document, drawn, address_of=address_of)

    keys = {name for html in rendered for name in read(html).ids if name.startswith("key-")}
    assert keys == {
        f"key-{number}"
        for number, highlight in enumerate(drawn)
        if any(block.start < highlight.end <= block.end for block in document.blocks)
    }


def test_rendering_cuts_a_highlight_where_another_begins():
    document = paragraph("one two three")
    drawn = [Highlight(0, 7, "a", "context"), Highlight(4, 13, "b", "wording")]

    [html] = render_blocks(document, drawn)

    assert html == (
        '<mark class="passage context" data-passage="a">one </mark>'
        '<mark class="passage context wording" data-passage="a b">two</mark>'
        '<mark class="passage wording" data-passage="b"> three</mark>'
    )


def test_rendering_names_equal_spans_in_one_mark():
    document = paragraph("one")
    drawn = [
        Highlight(0, 3, "a", "context", "annotation-a"),
        Highlight(0, 3, "a", "context", "annotation-b"),
    ]

    [html] = render_blocks(document, drawn)

    assert html == (
        '<mark class="passage context" data-passage="a" aria-details="annotation-a">one</mark>'
    )


def test_rendering_sets_a_key_behind_the_link_that_it_ends_in():
    document = paragraph("one two", Inline(InlineKind.LINK, 0, 7, "https://example.org/"))
    drawn = [Highlight(0, 3, "a", after='<a id="key-a"></a>')]

    [html] = render_blocks(document, drawn, address_of=address_of)

    assert html == (
        '<a class="link" href="https://example.org/">'
        '<mark class="passage" data-passage="a">one</mark> two</a><a id="key-a"></a>'
    )


def test_rendering_opens_styles_again_that_overlap():
    document = paragraph(
        "abcdef", Inline(InlineKind.EMPHASIS, 0, 4), Inline(InlineKind.STRONG, 2, 6)
    )

    [html] = render_blocks(document)

    assert html == "<em>ab<strong>cd</strong></em><strong>ef</strong>"


@pytest.mark.parametrize(
    ("inline", "expected"),
    [
        (Inline(InlineKind.EMPHASIS, 0, 1), "<em>x</em>"),
        (Inline(InlineKind.STRONG, 0, 1), "<strong>x</strong>"),
        (Inline(InlineKind.FOREIGN, 0, 1, "fr"), '<i lang="fr">x</i>'),
        (Inline(InlineKind.QUOTATION, 0, 1, "4"), '<span class="quoted">x</span>'),
        (
            Inline(InlineKind.FOOTNOTE_REFERENCE, 0, 1, "4"),
            '<a class="noteref" href="#note-1" aria-label="4" id="ref-4">x</a>',
        ),
    ],
)
def test_rendering_gives_each_inline_its_element(inline, expected):
    addresses = {InlineKind.FOOTNOTE_REFERENCE: "#note-1"}

    [html] = render_blocks(paragraph("x", inline), address_of=lambda i: addresses.get(i.kind))

    assert html == expected


def test_rendering_gives_a_reference_without_note_no_link():
    document = paragraph("x", Inline(InlineKind.FOOTNOTE_REFERENCE, 0, 1, "14"))

    [html] = render_blocks(document)

    assert html == '<span class="noteref">x</span>'


def test_rendering_breaks_lines_and_escapes():
    [html] = render_blocks(paragraph('a <b> & "c"\nd'))

    assert html == 'a &lt;b&gt; &amp; "c"<br>\nd'


def test_rendering_escapes_what_stands_in_attributes():
    document = paragraph("x", Inline(InlineKind.LINK, 0, 1))

    [html] = render_blocks(
        document, [Highlight(0, 1, '"><i>', "k")], address_of=lambda _: '/?a=1&"b'
    )

    assert html == (
        '<a class="link" href="/?a=1&amp;&quot;b">'
        '<mark class="passage k" data-passage="&quot;&gt;&lt;i&gt;">x</mark></a>'
    )
