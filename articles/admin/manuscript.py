"""A text on the desk: its blocks with highlights, or its sentences to pick from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.queries.desk import DeskAnnotation, DeskStatement
from articles.text import NUMBERED, Block, BlockKind, Document
from articles.text.rendering import Highlight, render_blocks
from articles.text.sentences import sentences

_TAGS = {
    BlockKind.LIST_ITEM: "p",
    BlockKind.QUOTATION: "blockquote",
    BlockKind.CAPTION: "p",
    BlockKind.FOOTNOTE: "p",
    BlockKind.PARAGRAPH: "p",
}
STATEMENT = "statement"
"""The kind of the highlight on words that vouch for a statement."""
CHOSEN = "selected"
"""The kind of the highlight on words that are chosen but not yet annotated."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to be picked by its index among all sentences of the text."""

    index: int
    words: str
    picked: bool


@dataclass(frozen=True, slots=True)
class ManuscriptBlock:
    """A block as the desk shows it. `number` is 0 where it does not count as a paragraph."""

    tag: str
    kind: str
    number: int
    label: str
    start: int
    inner: SafeString
    sentences: tuple[Sentence, ...] = ()


def in_words(
    document: Document,
    placed: Sequence[DeskAnnotation],
    chosen: tuple[int, int] | None,
    stated: Sequence[DeskStatement] = (),
) -> list[ManuscriptBlock]:
    """The text with the highlights of its annotations, of statements, and of chosen words."""
    highlights = [
        _highlight(row, row.start, row.end)
        for row in placed
        if row.key and row.start is not None and row.end is not None
    ]
    highlights += [
        _mark(row, row.start, row.end)
        for row in stated
        if row.start is not None and row.end is not None
    ]
    if chosen:
        highlights.append(Highlight(*chosen, passage="", kind=CHOSEN))
    inner = render_blocks(document, highlights)
    return list(_blocks(document, inner, {}))


def in_sentences(document: Document, picked: frozenset[str]) -> list[ManuscriptBlock]:
    """The text as sentences, each of which can be picked."""
    by_block: dict[int, list[Sentence]] = {}
    block_index = 0
    for index, (start, end) in enumerate(sentences(document)):
        while document.blocks[block_index].end < end:
            block_index += 1
        sentence = Sentence(index, document.text[start:end], str(index) in picked)
        by_block.setdefault(block_index, []).append(sentence)
    return list(_blocks(document, [""] * len(document.blocks), by_block))


def _blocks(
    document: Document, inner: Sequence[str], sentences_of: dict[int, list[Sentence]]
) -> Iterator[ManuscriptBlock]:
    number = 0
    for index, block in enumerate(document.blocks):
        number += block.kind in NUMBERED
        yield ManuscriptBlock(
            _tag(block),
            block.kind.value,
            number if block.kind in NUMBERED else 0,
            block.label,
            block.start,
            mark_safe(inner[index]),  # noqa: S308 - render_blocks escapes every word
            tuple(sentences_of.get(index, ())),
        )


def _tag(block: Block) -> str:
    if block.kind is BlockKind.HEADING:
        return f"h{min(max(block.level, 2), 3)}"
    return _TAGS[block.kind]


def around(
    document: Document, blocks: Sequence[ManuscriptBlock], span: tuple[int, int]
) -> list[ManuscriptBlock]:
    """The blocks that some words stand in, with the one before and the one after."""
    touched = [
        index
        for index, block in enumerate(document.blocks)
        if block.start < span[1] and block.end > span[0]
    ]
    return list(blocks[max(touched[0] - 1, 0) : touched[-1] + 2]) if touched else []


def _mark(row: DeskStatement, start: int, end: int) -> Highlight:
    name = escape(_("Statement %(key)s: %(label)s") % {"key": row.key, "label": row.use.label})
    return Highlight(
        start,
        end,
        passage=row.passage,
        kind=STATEMENT,
        details=f"statement-{row.key}",
        after=(
            f'<a class="key {STATEMENT}" id="key-{row.key}" href="#statement-{row.key}"'
            f' data-key="{row.key}" aria-label="{name}"></a>'
        ),
    )


def _highlight(row: DeskAnnotation, start: int, end: int) -> Highlight:
    annotation = row.annotation
    name = escape(
        _("Note %(key)s, %(kind)s")
        % {"key": row.key, "kind": annotation.get_kind_display().lower()}
    )
    return Highlight(
        start,
        end,
        passage=annotation.passage.public_id,
        kind=annotation.kind,
        details=f"annotation-{row.key}",
        after=(
            f'<a class="key {annotation.kind}" id="key-{row.key}" href="#annotation-{row.key}"'
            f' data-key="{row.key}" data-annotation="{annotation.pk}" aria-label="{name}"></a>'
        ),
    )


def paragraph_number(document: Document, position: int) -> int:
    """The number of the paragraph at a position; 0 in a heading, caption or footnote."""
    number = 0
    for block in document.blocks:
        number += block.kind in NUMBERED
        if position < block.end:
            return number if block.kind in NUMBERED else 0
    return 0
