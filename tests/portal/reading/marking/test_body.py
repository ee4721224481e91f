"""The body of a text."""

import pytest
from django.utils import translation

from articles.queries.reading import PlacedAnnotation
from articles.text import Block, BlockKind, Document, Inline, InlineKind
from portal.reading.marking import body_html, forget_bodies, keyed
from portal.reading.marking.body import _Writer
from tests.articles.text.reader import read


def note(start, end, *, pk=1, theme=""):
    return PlacedAnnotation(pk, "context", "<p>Say.</p>", "en", theme, "", "p", start, end)


def build(*blocks, inlines=()):
    """A document of (kind, text, options) triples."""
    made, start = [], 0
    for kind, text, options in blocks:
        made.append(Block(kind, start, start + len(text), **options))
        start += len(text) + 2
    return Document("\n\n".join(text for _, text, _ in blocks), tuple(made), tuple(inlines))


NOTED = build(
    (BlockKind.PARAGRAPH, "One (1) and two (2).", {}),
    (BlockKind.PARAGRAPH, "Three.", {}),
    (BlockKind.FOOTNOTE, "A note.", {"label": "1, 2"}),
    inlines=(
        Inline(InlineKind.FOOTNOTE_REFERENCE, 4, 7, "1"),
        Inline(InlineKind.FOOTNOTE_REFERENCE, 16, 19, "2"),
    ),
)


def body(document, notes=(), **options):
    return body_html(document, keyed(notes), language="en", revision_number=1, **options)


def test_keyed_letters_go_on_after_z():
    letters = [each.key for each in keyed([note(0, 1)] * 704)]

    assert letters[:2] + letters[25:28] + letters[701:704] == [
        "a", "b", "z", "aa", "ab", "zz", "aaa", "aab",
    ]  # fmt: skip


def test_body_numbers_paragraphs_list_items_and_quotations():
    document = build(
        (BlockKind.HEADING, "Head", {"level": 3}),
        (BlockKind.PARAGRAPH, "One.", {}),
        (BlockKind.LIST_ITEM, "Two.", {"level": 1}),
        (BlockKind.CAPTION, "Seen.", {}),
        (BlockKind.QUOTATION, "Three.", {}),
    )

    reader = read(body(document))

    assert reader.ids == ["h1", "p1", "p2", "p3"]
    assert reader.text == "HeadOne.Two.Seen.Three."


def test_body_joins_references_and_combined_footnotes():
    html = body(NOTED)

    assert read(html).ids == ["p1", "ref-1", "ref-2", "p2", "note-1-2"]
    assert html.count('href="#note-1-2"') == 2
    assert 'href="#ref-1"' in html
    assert 'href="#ref-2"' in html


def test_body_writes_no_id_twice_where_footnotes_share_a_sign():
    document = build(
        (BlockKind.PARAGRAPH, "One *.", {}),
        (BlockKind.FOOTNOTE, "First.", {"label": "*"}),
        (BlockKind.FOOTNOTE, "Second.", {"label": "*"}),
        inlines=(Inline(InlineKind.FOOTNOTE_REFERENCE, 4, 5, "*"),),
    )

    assert read(body(document)).ids == ["p1", "ref-*", "note-*"]


def test_body_leads_a_quotation_of_a_digest_to_its_source():
    document = build(
        (BlockKind.PARAGRAPH, "He said yes.", {"reports": (2, 4)}),
        inlines=(Inline(InlineKind.QUOTATION, 8, 11, "3"),),
    )

    html = body(document, source_url="/articles/source/")

    assert '<a class="quoted" href="/articles/source/#p3">yes</a>' in html
    assert '<a href="/articles/source/#p2">Reports paragraphs 2–4 of the source</a>' in html
    assert '<a class="quoted"' not in body(document)
    assert '<p class="reports">Reports paragraphs 2–4 of the source</p>' in body(document)


def test_body_leads_a_block_of_a_digest_beside_what_it_reports():
    document = build(
        (BlockKind.HEADING, "Said", {"level": 2, "reports": (1, 1)}),
        (BlockKind.PARAGRAPH, "He said yes.", {"reports": (2, 4)}),
    )

    html = body(document, source_url="/articles/source/", beside_url="/compare/?text=a&text=b")

    assert '<a href="/compare/?text=a&amp;text=b">Reports paragraph 1 of the source</a>' in html
    assert '<a href="/compare/?text=a&amp;text=b#p1">Reports paragraphs 2–4 of the' in html


def test_body_sets_a_note_beside_the_block_in_which_its_words_end():
    document = build((BlockKind.PARAGRAPH, "One.", {}), (BlockKind.PARAGRAPH, "Two.", {}))

    html = body(document, [note(0, 9, pk=1), note(0, 4, pk=2)])

    first, second = html.split('id="p2"')
    assert 'id="annotation-b"' in first
    assert 'id="annotation-a"' in second
    assert read(html).ids == ["p1", "key-b", "annotation-b", "p2", "key-a", "annotation-a"]


def test_body_leads_both_ways_between_words_and_note():
    html = body(build((BlockKind.PARAGRAPH, "One.", {})), [note(0, 3, theme="Trade")])

    assert 'aria-details="annotation-a"' in html
    assert 'href="#annotation-a"' in html
    assert 'href="#key-a"' in html
    assert '<span class="theme">Trade</span>' in html


@pytest.mark.parametrize("shown", [frozenset({0}), frozenset({1}), frozenset({2}), frozenset()])
def test_body_of_an_excerpt_holds_shown_blocks_alone(shown):
    html = body(NOTED, shown=shown)

    reader = read(html)
    for index, block in enumerate(NOTED.blocks):
        assert (NOTED.words(block) in reader.text) == (index in shown)
    assert [part for part in html.split('"') if part.startswith("#") and part[1:] not in {
        *reader.ids,
    }] == []  # fmt: skip


def test_body_of_an_excerpt_says_how_much_is_left_out():
    texts = [(BlockKind.PARAGRAPH, f"Number {n}.", {}) for n in range(5)]

    html = body(build(*texts), shown=frozenset({2}))

    assert html.count('<p class="gap">2 paragraphs are left out here.</p>') == 2
    assert 'id="p3"' in html


def test_body_escapes_the_language():
    html = body_html(NOTED, [], language='"><script>', revision_number=1)

    assert "<script>" not in html


# --- What is kept ---------------------------------------------------------------------------------


def said(pk, start, end, words):
    return note(start, end, pk=pk)._replace(body_html=f"<p>{words}</p>")


FIRST, LAST = said(1, 0, 3, "First."), said(3, 21, 26, "Last.")
NOTES = {
    "one": [FIRST, LAST],
    "another on the first block": [FIRST, said(2, 4, 8, "Second."), LAST],
    "other words": [said(1, 0, 3, "Now other."), LAST],
    "across two blocks": [said(1, 0, 26, "Long.")],
    "up to the space between two blocks": [said(1, 0, 20, "Over.")],
    "on a footnote": [said(1, 29, 35, "Below.")],
    "none": [],
}


@pytest.mark.parametrize("before", NOTES)
@pytest.mark.parametrize("after", NOTES)
def test_body_is_the_same_whatever_was_written_before(before, after):
    forget_bodies()
    alone = body(NOTED, NOTES[after])
    forget_bodies()
    body(NOTED, NOTES[before])

    assert body(NOTED, NOTES[after]) == alone


def test_body_writes_only_the_block_whose_note_changed(monkeypatch):
    forget_bodies()
    body(NOTED, [FIRST, LAST])
    written = []
    block = _Writer._block
    monkeypatch.setattr(
        _Writer,
        "_block",
        lambda self, index, notes: written.append(index) or block(self, index, notes),
    )

    body(NOTED, [FIRST, LAST])
    body(NOTED, [FIRST, LAST._replace(body_html="<p>Changed.</p>")])
    body(NOTED, [FIRST, LAST])

    assert written == [1]


def test_body_is_kept_for_each_language_and_address():
    forget_bodies()
    notes = [FIRST, LAST]
    bodies = {body(NOTED, notes)}
    with translation.override("vi"):
        bodies.add(body(NOTED, notes))
    quoting = build((BlockKind.PARAGRAPH, "Said.", {"reports": (1, 1)}))
    bodies |= {body(quoting), body(quoting, source_url="/articles/source/")}

    assert len(bodies) == 4
