import itertools

from hypothesis import given
from hypothesis import strategies as st

from articles.text import Block, BlockKind, Document
from portal.study.sections import Section, covers, read_sections, sections_of

LETTERS = {
    "p": (BlockKind.PARAGRAPH, 0),
    "h": (BlockKind.HEADING, 2),
    "k": (BlockKind.HEADING, 3),
    "f": (BlockKind.FOOTNOTE, 0),
}


def document(shape):
    """A document with a block of ten signs for each letter: paragraph, heading, kind, footnote."""
    blocks = [
        Block(kind, 12 * place, 12 * place + 10, level)
        for place, (kind, level) in enumerate(LETTERS[letter] for letter in shape)
    ]
    return Document("\n\n".join(letter * 10 for letter in shape), tuple(blocks))


def found(shape, shown=None):
    return [(s.number, s.start, s.end) for s in sections_of(document(shape), shown)]


def test_sections_of_a_text_without_headings_are_one():
    assert found("ppp") == [(0, 0, 34)]


def test_sections_begin_at_the_highest_headings():
    assert found("phpkph") == [(0, 0, 10), (1, 12, 58)]
    assert found("hpkphp") == [(1, 0, 46), (3, 48, 70)]


def test_sections_without_words_are_left_out():
    assert found("hhp") == [(2, 12, 34)]
    assert found("h") == []


def test_sections_end_before_footnotes():
    assert found("hpf") == [(1, 0, 22)]


def test_sections_hold_only_what_is_shown():
    assert found("hphp", frozenset({0, 1})) == [(1, 0, 22)]
    assert found("hphp", frozenset({3})) == [(2, 36, 46)]


def test_section_is_covered_by_more_than_half():
    section = Section(1, "", 100, 200)

    assert not covers((0, 150), section)
    assert covers((0, 151), section)
    assert covers((100, 200), section)
    assert not covers((200, 300), section)


@given(st.text("phkf", max_size=12))
def test_sections_stand_in_order_and_cover_every_paragraph(shape):
    text = document(shape)
    sections = sections_of(text)

    spans = [section.span for section in sections]
    paragraphs = [block for block in text.blocks if block.kind is BlockKind.PARAGRAPH]
    assert spans == sorted(spans)
    assert all(one[1] < other[0] for one, other in itertools.pairwise(spans))
    assert all(any(s <= b.start and b.end <= e for s, e in spans) for b in paragraphs)


@given(st.text("phkf", max_size=12))
def test_sections_that_are_covered_whole_are_read(shape):
    sections = sections_of(document(shape))

    read = read_sections(sections, [section.span for section in sections])

    assert read == {section.number for section in sections}
    assert read_sections(sections, []) == frozenset()
