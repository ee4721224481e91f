"""Keyword in context: each place of a term with the words around it, one line each.

The form is that of printed concordances since the Middle Ages and of KWIC indexes
(H. P. Luhn, "Key word-in-context index for technical literature", 1960).
"""

from dataclasses import dataclass

from articles.text.document import Block, Document
from articles.text.excerpts import excerpt
from articles.text.terms import TermFinder, fold

AROUND = 60
"""The most code points on each side of the words."""


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """``text[start:end]`` names the term; `before` and `after` are what stands around it there.

    References to footnotes are left out of all three. `paragraph` is the number of its paragraph, 0
    in a block that has none.
    """

    start: int
    end: int
    before: str
    words: str
    after: str
    paragraph: int


def concordance(document: Document, key: str, finder: TermFinder) -> list[ConcordanceLine]:
    """Each place where a document names a term, in the order of the text.

    `finder` knows the names of all terms: a name inside a longer name of another term is that
    other term's. A line shows words of its own block only.
    """
    beginnings = finder.beginnings_of(key)
    numbers = {block.start: number for number, block in document.paragraphs()}
    found: list[ConcordanceLine] = []
    for block in document.blocks:
        words = document.words(block)
        folded = fold(words)
        if any(beginning in folded for beginning in beginnings):
            found += [
                _line(
                    document,
                    block,
                    (block.start + place.start, block.start + place.end),
                    numbers.get(block.start, 0),
                )
                for place in finder.find(words)
                if place.key == key
            ]
    return found


def line_at(document: Document, start: int, end: int) -> ConcordanceLine:
    """The line of words whose place is known."""
    block = next(block for block in document.blocks if block.start <= start < block.end)
    span = (start, min(end, block.end))
    return _line(document, block, span, document.number_at(start) or 0)


def _line(
    document: Document, block: Block, span: tuple[int, int], paragraph: int
) -> ConcordanceLine:
    start, end = span
    before = excerpt(document, block.start, start)
    after = excerpt(document, end, block.end)
    if len(before) > AROUND:
        before = "…" + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + "…"
    return ConcordanceLine(
        start,
        end,
        before.replace("\n", " "),
        excerpt(document, start, end).replace("\n", " "),
        after.replace("\n", " "),
        paragraph,
    )
