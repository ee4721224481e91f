"""From a document to Markdown: the inverse of reading a Markdown file.

The dialect is described in docs/reference/markdown.md: CommonMark with footnotes (``[^1]``) and
attributes (``{reports=12-14}`` above a block, ``[lúa]{lang=vi}`` on words). A block is one line;
lines are not wrapped, so that a change to a sentence shows as a change to its paragraph alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from articles.text.document import Block, BlockKind, Document, Inline
from articles.text.writing_inline import block_markdown

_NOTE_INDENT = 4


def to_markdown(document: Document) -> str:
    """The canonical Markdown of a document, which ends in a line end.

    Read again it is the same document, if the inlines of a block are well nested, a link holds no
    spans, and the labels of notes are words without spaces and brackets, combined by ``", "``.
    """
    writer = _Writer(document, _end_of_body(document))
    for block, inlines in _with_inlines(document):
        writer.add(block, inlines)
    return "".join(writer.parts)


def _end_of_body(document: Document) -> int:
    """Where the last block ends that is no footnote; the notes behind it need not say so."""
    ends = (b.end for b in reversed(document.blocks) if b.kind is not BlockKind.FOOTNOTE)
    return next(ends, 0)


def _with_inlines(document: Document) -> Iterator[tuple[Block, list[Inline]]]:
    """Each block with the inlines inside it."""
    position, inlines = 0, document.inlines
    for block in document.blocks:
        own = []
        while position < len(inlines) and inlines[position].start < block.end:
            own.append(inlines[position])
            position += 1
        yield block, own


@dataclass(slots=True)
class _OpenList:
    """A list that the next item can join: its sign, and the columns of sign and words."""

    sign: str
    column: int
    words: int


@dataclass(slots=True)
class _Writer:
    """Writes block after block; remembers the lists that are open."""

    document: Document
    end_of_body: int
    parts: list[str] = field(default_factory=list)
    _lists: list[_OpenList] = field(default_factory=list)
    _last: Block | None = None

    def add(self, block: Block, inlines: Sequence[Inline]) -> None:
        """Append one block."""
        if block.kind is BlockKind.LIST_ITEM:
            self._add_item(block, inlines)
        else:
            self._lists.clear()
            self._add_lines(block, inlines)
        self._last = block

    def _add_lines(self, block: Block, inlines: Sequence[Inline]) -> None:
        first, others = "", ""
        if block.kind is BlockKind.HEADING:
            first = "#" * block.level + " "
        elif block.kind is BlockKind.QUOTATION:
            first = others = "> "
        elif block.kind is BlockKind.FOOTNOTE:
            first, others = f"[^{block.label.replace(' ', '')}]: ", " " * _NOTE_INDENT
        self._separate(block)
        self._write(block, inlines, first, others)

    def _separate(self, block: Block) -> None:
        """A blank line, and what is said of the block on lines of its own."""
        if self.parts:
            self.parts.append("\n")
        if block.reports:
            first, last = block.reports
            numbers = f"{first}-{last}" if last != first else f"{first}"
            self.parts.append(f"{{reports={numbers}}}\n")
        if block.kind is BlockKind.CAPTION:
            self.parts.append("{caption}\n")
        elif block.kind is BlockKind.FOOTNOTE and block.end < self.end_of_body:
            self.parts.append("{here}\n")

    def _add_item(self, block: Block, inlines: Sequence[Inline]) -> None:
        number = _number_of(self.document.words(block), inlines, block.start)
        sign = number.strip()[-1:] or "-"
        depth = max(1, block.level)
        around = "-"
        if self._continues(block, sign):
            del self._lists[depth:]
        else:
            before = self._lists[0].sign if self._lists else ""
            self._lists.clear()
            if not block.reports and before == (around if depth > 1 else sign):
                # Another sign begins another list.
                around, sign, number = ("*", sign, number) if depth > 1 else ("*", "*", "")
            self._separate(block)
        marker = number or f"{sign} "
        if len(self._lists) == depth:
            column = self._lists.pop().column
        else:
            column = self._lists[-1].words if self._lists else 0
        indent = " " * column
        while len(self._lists) < depth - 1:  # lists that hold nothing but the next one
            self._lists.append(_OpenList(around, column, column + 2))
            indent, column = f"{indent}{around} ", column + 2
        words = column + len(marker)
        self._lists.append(_OpenList(sign, column, words))
        self._write(block, inlines, indent + marker, " " * words, skip=len(number))

    def _continues(self, block: Block, sign: str) -> bool:
        """Whether an item can stand in the lists that are open.

        What a list reports holds until a list inside it closes, so items that report something
        continue only their equals.
        """
        last = self._last
        if last is None or not self._lists or last.reports != block.reports:
            return False
        if block.reports is None:
            return True
        return last.level == block.level and self._lists[-1].sign == sign

    def _write(
        self, block: Block, inlines: Sequence[Inline], first: str, others: str, skip: int = 0
    ) -> None:
        lines = block_markdown(self.document.text, block, inlines, skip=skip)
        self.parts.append(first + f"\n{others}".join(lines) + "\n")


def _number_of(words: str, inlines: Sequence[Inline], start: int) -> str:
    """The number that an item begins with, with its sign and a space; empty if it has none."""
    digits = len(words) - len(words.lstrip("0123456789"))
    number = words[: digits + 2]
    plain = not inlines or inlines[0].start >= start + len(number)
    ascii_digits = words[:digits].isascii() and 1 <= digits <= 9  # noqa: PLR2004 - CommonMark's
    follows = len(words) > digits + 2 and words[digits + 2] != "\n"
    return number if plain and ascii_digits and follows and number[digits:] in _SIGNS else ""


_SIGNS = (". ", ") ")
