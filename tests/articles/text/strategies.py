"""Documents and highlights for properties."""

from hypothesis import strategies as st

from articles.text import Block, BlockKind, Document, Inline, InlineKind
from articles.text.document import BLOCK_SEPARATOR
from articles.text.rendering import Highlight

WORDS = st.text(
    st.sampled_from("abc đệ <&>\"'é\u0301\u0301🚢👩\u200d🚀שלוםمرحبا\n7()"), min_size=1, max_size=40
).filter(lambda words: words == words.strip() and BLOCK_SEPARATOR not in words)

BLOCK_KINDS = st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.FOOTNOTE])


@st.composite
def spans(draw, start, end):
    """A span inside ``start:end`` that is not empty."""
    first = draw(st.integers(start, end - 1))
    return first, draw(st.integers(first + 1, end))


@st.composite
def inlines(draw, block):
    kind = draw(st.sampled_from(list(InlineKind)))
    target = {InlineKind.LINK: 'https://example.org/?a=1&b="2"', InlineKind.FOREIGN: "vi"}
    return Inline(kind, *draw(spans(block.start, block.end)), target.get(kind, "1"))


@st.composite
def documents(draw, *, words=WORDS, kinds=BLOCK_KINDS, most_inlines=4):
    """A document of one to four blocks; inlines of any kind overlap as they please."""
    texts = draw(st.lists(words, min_size=1, max_size=4))
    blocks, start = [], 0
    for text in texts:
        blocks.append(Block(draw(kinds), start, start + len(text)))
        start += len(text) + len(BLOCK_SEPARATOR)
    found = [
        inline
        for block in blocks
        for inline in draw(st.lists(inlines(block), max_size=most_inlines))
    ]
    found.sort(key=lambda inline: (inline.start, -inline.end))
    return Document(BLOCK_SEPARATOR.join(texts), tuple(blocks), tuple(found))


@st.composite
def highlights(draw, document, *, most=5):
    """Highlights that overlap, nest, and cross blocks."""
    places = draw(st.lists(spans(0, len(document.text)), max_size=most))
    return [
        Highlight(
            start,
            end,
            passage=f"passage{number}",
            kind="context",
            details=f"annotation-{number}",
            after=f'<a class="key" id="key-{number}"></a>',
        )
        for number, (start, end) in enumerate(places)
    ]
