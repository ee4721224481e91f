"""Keyword in context."""

from hypothesis import given
from hypothesis import strategies as st

from articles.text.concordance import AROUND, concordance
from articles.text.document import Block, BlockKind, Document
from articles.text.terms import TermFinder

NAMES = [("port", "port"), ("port-council", "port council"), ("port", "cảng")]


def document_of(*paragraphs):
    text = "\n\n".join(paragraphs)
    blocks, start = [], 0
    for words in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(words)))
        start += len(words) + 2
    return Document(text, tuple(blocks))


def lines_of(key, *paragraphs):
    return concordance(document_of(*paragraphs), key, TermFinder(NAMES))


def test_concordance_gives_a_line_for_each_place_with_its_paragraph():
    lines = lines_of("port", "No ship came.", "The Port was shut. A port, they said.", "Cảng mở.")

    assert [(line.before, line.words, line.after, line.paragraph) for line in lines] == [
        ("The ", "Port", " was shut. A port, they said.", 2),
        ("The Port was shut. A ", "port", ", they said.", 2),
        ("", "Cảng", " mở.", 3),
    ]


def test_concordance_leaves_a_longer_name_to_its_own_term():
    words = "The port council met in the port."

    assert [line.start for line in lines_of("port", words)] == [words.rindex("port")]
    assert [line.start for line in lines_of("port-council", words)] == [words.index("port")]


def test_concordance_shows_whole_words_around_a_place():
    before, after = "a long way to go " * 9, " and a long way back" * 9

    (line,) = lines_of("port", f"{before}port{after}")

    assert line.before.startswith("… ") is False
    assert line.before.startswith("…")
    assert before.endswith(line.before.removeprefix("…"))
    assert line.after.endswith("…")
    assert after.startswith(line.after.removesuffix("…"))
    assert len(line.before) <= AROUND + 1
    assert len(line.after) <= AROUND + 1


@given(st.lists(st.sampled_from(["port", "Cảng", "sea", "port council", "no\nport"]), min_size=1))
def test_concordance_lines_stand_on_the_words_that_they_show(pieces):
    document = document_of(*pieces)

    lines = concordance(document, "port", TermFinder(NAMES))

    assert all(
        document.text[line.start : line.end].replace("\n", " ") == line.words for line in lines
    )
    assert len(lines) == sum(piece in ("port", "Cảng", "no\nport") for piece in pieces)
