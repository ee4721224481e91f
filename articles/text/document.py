"""A text as one string with its structure standing off from it.

Every offset counts Unicode code points of `Document.text`, as Python's ``str`` does: not bytes, not
the UTF-16 units of JavaScript.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self


class BlockKind(StrEnum):
    """What a block of text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTATION = "quotation"
    CAPTION = "caption"
    FOOTNOTE = "footnote"


NUMBERED = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION})
"""The blocks that a reader counts as paragraphs: "paragraph 12" is the twelfth of these."""

BLOCK_SEPARATOR = "\n\n"


class InlineKind(StrEnum):
    """What a run of words inside a block is."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    LINK = "link"  # target: an address
    FOOTNOTE_REFERENCE = "footnote_reference"  # target: the label of a footnote
    FOREIGN = "foreign"  # target: a language tag (BCP 47)
    QUOTATION = "quotation"  # target: the paragraph of the source whose words these are


@dataclass(frozen=True, slots=True)
class Block:
    """One block: ``text[start:end]`` of its document, never empty, without surrounding space.

    `level` is 2 to 6 for a heading and the depth from 1 for a list item, else 0. `label` is the
    sign of a footnote (``"4"``; several notes printed as one are ``"4, 5"``). `reports` names the
    first and last paragraph of the source that a digest's block gives account of.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    label: str = ""
    reports: tuple[int, int] | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that a footnote answers to: one, or several where notes are combined."""
        return tuple(part.strip() for part in self.label.split(",") if part.strip())


@dataclass(frozen=True, slots=True)
class Inline:
    """A style or reference on ``text[start:end]``, inside one block."""

    kind: InlineKind
    start: int
    end: int
    target: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One NFC string and its structure.

    Blocks are in order, do not overlap, and are joined by `BLOCK_SEPARATOR`; inside a block a line
    break is one newline. Inlines are ordered by start, then by falling end.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    inlines: tuple[Inline, ...] = field(default=())

    def __hash__(self) -> int:
        return hash(self.text)  # which a string counts once; much is kept by its document

    def words(self, span: Block | Inline) -> str:
        """The characters that a block or an inline stands on."""
        return self.text[span.start : span.end]

    def paragraphs(self) -> Iterator[tuple[int, Block]]:
        """The counted blocks with their numbers, from 1."""
        yield from enumerate((block for block in self.blocks if block.kind in NUMBERED), start=1)

    def number_at(self, position: int) -> int | None:
        """The number of the paragraph that holds a character; None in a block without one."""
        return next(
            (n for n, block in self.paragraphs() if block.start <= position < block.end), None
        )

    def structure(self) -> dict[str, list[list[Any]]]:
        """Blocks and inlines as plain lists for a JSON column."""
        return {
            "blocks": [
                [b.kind.value, b.start, b.end, b.level, b.label, list(b.reports or ())]
                for b in self.blocks
            ],
            "inlines": [[i.kind.value, i.start, i.end, i.target] for i in self.inlines],
        }

    @classmethod
    def from_structure(cls, text: str, structure: dict[str, list[list[Any]]]) -> Self:
        """The document whose `structure` this is."""
        return cls(
            text=text,
            blocks=tuple(
                Block(BlockKind(kind), start, end, level, label, _pair(reports))
                for kind, start, end, level, label, reports in structure.get("blocks", ())
            ),
            inlines=tuple(
                Inline(InlineKind(kind), start, end, target)
                for kind, start, end, target in structure.get("inlines", ())
            ),
        )


def _pair(values: Iterable[int]) -> tuple[int, int] | None:
    pair = tuple(values)
    return (pair[0], pair[1]) if pair else None
