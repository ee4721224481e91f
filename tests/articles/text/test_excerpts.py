"""Words as they are quoted, away from their footnotes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.reading import read_body
from articles.text.document import InlineKind
from articles.text.excerpts import excerpt
from tests.articles.text.strategies import documents


def document_of(paragraph):
    return read_body(f"{paragraph}\n\n[^1]: The log.\n\n[^2]: The book.\n").document


@pytest.mark.parametrize(
    ("paragraph", "quoted"),
    [
        ("It sailed in 1946.[^1] So it did.", "It sailed in 1946. So it did."),
        ("It sailed in 1946[^1], full.[^2]", "It sailed in 1946, full."),
        ("It sailed [^1] in *1946[^2]*.", "It sailed in 1946."),
        ("It sailed in 1946 [^1].", "It sailed in 1946."),
        ("It sailed [^1]in 1946.", "It sailed in 1946."),
        ("It sailed in 1946.[^1][^2]", "It sailed in 1946."),
        ("It sailed in 1946. It carried 12.", "It sailed in 1946. It carried 12."),
    ],
)
def test_excerpt_leaves_references_to_footnotes_out(paragraph, quoted):
    document = document_of(paragraph)
    block = document.blocks[0]

    assert excerpt(document, block.start, block.end) == quoted


def test_excerpt_of_a_reference_alone_is_what_was_marked():
    document = document_of("It sailed in 1946.[^1]")
    reference = next(i for i in document.inlines if i.kind is InlineKind.FOOTNOTE_REFERENCE)

    assert excerpt(document, reference.start, reference.end) == document.words(reference)


def test_excerpts_of_neighbours_make_the_excerpt_of_both():
    document = document_of("It sailed in 1946.[^1] It was full [^2].")
    end = document.blocks[0].end

    for cut in (3, 10, 16, 18):
        parts = excerpt(document, 0, cut), excerpt(document, cut, end)
        assert "".join(parts) == "It sailed in 1946. It was full."


@given(documents(), st.data())
def test_excerpt_takes_nothing_but_references_and_the_space_before_them(document, data):
    start = data.draw(st.integers(0, len(document.text)))
    end = data.draw(st.integers(start, len(document.text)))
    references = {
        at
        for inline in document.inlines
        if inline.kind is InlineKind.FOOTNOTE_REFERENCE
        if start <= inline.start and inline.end <= end  # one that is cut stays with the words
        for at in range(inline.start, inline.end)
    }
    whole = document.text[start:end]
    kept = "".join(
        sign for at, sign in enumerate(document.text) if start <= at < end and at not in references
    )

    found = excerpt(document, start, end)

    assert found == whole or "".join(found.split()) == "".join(kept.split())
