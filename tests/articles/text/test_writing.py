"""Writing Markdown: what is read back is what was written."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing import read_article, read_body
from articles.text import Block, BlockKind, Document, Inline, InlineKind
from articles.text.normalising import normalise
from articles.text.writing import to_markdown
from tests.samples import TEXTS, needs_samples, sample

WORDS = [
    "word",
    "lúa",
    "12",
    "1.",
    "3)",
    "-",
    "+",
    "#",
    ">",
    "~~~",
    "---",
    "===",
    "1. x",
    "R&D",
    "&amp;",
]
SIGNS = [
    *"*_`[](){}<>!#\\&:;|~^=+-.,“”’\"'$€…/@1aZữ",
    *("{reports=3}", "{caption}", "{here}", "[^1]", "[(1)]{ref=1}", "](", "]{", "<b>"),
]
TARGETS = {
    InlineKind.EMPHASIS: [""],
    InlineKind.STRONG: [""],
    InlineKind.LINK: [
        "https://example.org/a",
        "/articles/x/?a=1&b=2",
        "#note",
        "https://e.org/(x)",
    ],
    InlineKind.FOREIGN: ["vi", "zh-Hant"],
    InlineKind.QUOTATION: ["3", "12-14"],
    InlineKind.FOOTNOTE_REFERENCE: ["1", "7", "4, 5", "1a", "*", "đ"],
}
BODY = [BlockKind(kind) for kind in BlockKind if kind is not BlockKind.FOOTNOTE]

tokens = st.lists(
    st.sampled_from([*WORDS, *SIGNS, " ", "\u2028"]) | st.characters(categories=["L", "N", "P"]),
    min_size=1,
    max_size=12,
)


@st.composite
def inline_trees(draw, start, end, kinds):
    """Well-nested inlines on a stretch of text, inner ones before outer ones on the same words.

    Markdown has no attributes inside a link.
    """
    inlines = []
    position = start
    for _ in range(draw(st.integers(0, 2))):
        if position >= end:
            break
        first = draw(st.integers(position, end - 1))
        last = draw(st.integers(first + 1, end))
        kind = draw(st.sampled_from(kinds))
        inner = [
            k
            for k in kinds
            if k is not kind
            and (kind is not InlineKind.LINK or k in {InlineKind.EMPHASIS, InlineKind.STRONG})
        ]
        if inner:
            inlines += draw(inline_trees(first, last, inner))
        inlines.append(Inline(kind, first, last, draw(st.sampled_from(TARGETS[kind]))))
        position = last
    return inlines


@st.composite
def documents(draw):
    """Documents of all kinds of blocks, footnotes among and behind them."""
    parts, blocks, inlines, length = [], [], [], 0
    kinds = draw(st.lists(st.sampled_from(BODY * 2 + [BlockKind.FOOTNOTE]), min_size=1, max_size=6))
    kinds += [BlockKind.FOOTNOTE] * draw(st.integers(0, 2))
    for kind in kinds:
        text = normalise("".join(draw(tokens))).text or "word"
        own = draw(inline_trees(0, len(text), list(TARGETS)))
        if draw(st.booleans()):
            reference = draw(st.sampled_from(["[7]", "(7)", "⁷", "7"]))
            span = (len(text) + 1, len(text) + 1 + len(reference))
            own.append(Inline(InlineKind.FOOTNOTE_REFERENCE, *span, "7"))
            text += f" {reference}" + draw(st.sampled_from(["", "(", ":", "{", " x", "7"]))
        base = length + 2 if blocks else 0
        level = {BlockKind.HEADING: st.integers(2, 6), BlockKind.LIST_ITEM: st.integers(1, 4)}
        labels = st.sampled_from(["1", "7", "4, 5", "2, 3, 4", "1a", "*"])
        blocks.append(
            Block(
                kind,
                base,
                base + len(text),
                draw(level[kind]) if kind in level else 0,
                draw(labels) if kind is BlockKind.FOOTNOTE else "",
                draw(st.none() | st.sampled_from([(1, 1), (2, 5)])),
            )
        )
        inlines += [
            Inline(i.kind, base + first, base + last, i.target)
            for i in own
            if (span := _trimmed(text, i.start, i.end))
            for first, last in [span]
        ]
        parts.append(text)
        length = base + len(text)
    ordered = sorted(inlines, key=lambda i: (i.start, -i.end))
    return Document("\n\n".join(parts), tuple(blocks), tuple(ordered))


def _trimmed(text, start, end):
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def read(markdown):
    return read_article(markdown.encode(), file_name="x.md")


@settings(deadline=None, max_examples=200)
@given(documents())
def test_markdown_read_back_is_the_document(document):
    markdown = to_markdown(document)

    assert unicodedata.is_normalized("NFC", document.text)
    assert read(markdown).document == document
    assert read_body(markdown).document == document


@needs_samples
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_markdown_of_a_source_text_read_back_is_the_text(number):
    path = sample(number)
    document = read_article(path.read_bytes(), file_name=path.name).document

    again = read_body(to_markdown(document)).document

    assert again == document
    assert to_markdown(again) == to_markdown(document)


@needs_samples
def test_source_texts_hold_what_markdown_has_no_signs_for():
    """The samples put the dialect to the test: references as ``(1)``, and notes of two labels."""
    found = [
        read_article(path.read_bytes(), file_name=path.name).document
        for path in sorted(TEXTS.glob("*.txt"))
    ]

    references = [d.words(i) for d in found for i in d.inlines]
    labels = [b.label for d in found for b in d.blocks if "," in b.label]
    assert len(references) == 30
    assert [words for words in references if not re.fullmatch(r"\(\d+\)", words)] == []
    assert labels == ["4, 5", "1, 2"]


@pytest.mark.parametrize(
    "markdown",
    [
        "## Heading\n\n{reports=1-3}\n[“Two words”]{para=2}: and so on.[^1]\n\n[^1]: A note.\n",
        "1. first\n2. second\n   - inside\n   - again\n\nAfter.\n",
        "> A quotation\\\n> in two lines.\n\nR&D costs 3 < 4 \\* 5 #1 (a) {b} = c + d!\n",
        "A *word* in **strong ones** and [a link](https://example.org/a_b).\n",
    ],
)
def test_canonical_markdown_stays_as_it_is(markdown):
    document = read(markdown).document

    assert to_markdown(document) == markdown


@pytest.mark.parametrize(
    ("document", "markdown"),
    [
        (Document("Boats", (Block(BlockKind.CAPTION, 0, 5),)), "{caption}\nBoats\n"),
        (
            Document("Boats\nleave", (Block(BlockKind.HEADING, 0, 11, 3),)),
            "### Boats&#8232;leave\n",
        ),
        (Document("---", (Block(BlockKind.PARAGRAPH, 0, 3),)), "\\---\n"),
        (Document("{caption}", (Block(BlockKind.PARAGRAPH, 0, 9),)), "\\{caption}\n"),
        (
            Document(
                "Sea (1)\n\nA note",
                (
                    Block(BlockKind.PARAGRAPH, 0, 7),
                    Block(BlockKind.FOOTNOTE, 9, 15, label="1, 2"),
                ),
                (Inline(InlineKind.FOOTNOTE_REFERENCE, 4, 7, "1"),),
            ),
            "Sea [(1)]{ref=1}\n\n[^1,2]: A note\n",
        ),
        (
            Document(
                "A note\n\nSea 4",
                (
                    Block(BlockKind.FOOTNOTE, 0, 6, label="4"),
                    Block(BlockKind.PARAGRAPH, 8, 13),
                ),
                (Inline(InlineKind.FOOTNOTE_REFERENCE, 12, 13, "4, 5"),),
            ),
            '{here}\n[^4]: A note\n\nSea [4]{ref="4, 5"}\n',
        ),
    ],
)
def test_what_markdown_has_no_sign_for_is_written_as_attributes(document, markdown):
    assert to_markdown(document) == markdown
    assert read(markdown).document == document
