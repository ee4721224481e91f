"""The sections of a text: from one of its highest headings to the next. Knows no database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.text import Block, BlockKind, Document

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a text that can be read and ticked off.

    `number` is that of its heading among all headings of the text, as the reading page counts
    them; 0 for what stands before the first, or for a text without headings, which has no `title`.
    """

    number: int
    title: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return self.start, self.end


def sections_of(document: Document, shown: frozenset[int] | None = None) -> tuple[Section, ...]:
    """The sections in order. `shown` names the blocks (by index) that may be read; None is all."""
    headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
    highest = min((block.level for block in headings), default=0)
    found: list[Section] = []
    number, title, current = 0, "", 0
    blocks: list[Block] = []
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.FOOTNOTE:
            continue
        if block.kind is BlockKind.HEADING:
            number += 1
            if block.level == highest:
                found += _section(current, title, blocks)
                current, title, blocks = number, document.words(block), []
        if shown is None or index in shown:
            blocks.append(block)
    return tuple(found + _section(current, title, blocks))


def _section(number: int, title: str, blocks: Sequence[Block]) -> list[Section]:
    """The section of some blocks; none where nothing stands but headings."""
    if all(block.kind is BlockKind.HEADING for block in blocks):
        return []
    return [Section(number, title, blocks[0].start, blocks[-1].end)]


def covers(span: Span, section: Section) -> bool:
    """Whether a stretch of text holds more than half of a section."""
    common = min(span[1], section.end) - max(span[0], section.start)
    return 2 * common > section.end - section.start


def read_sections(sections: Iterable[Section], spans: Sequence[Span]) -> frozenset[int]:
    """The numbers of the sections that one of the stretches covers."""
    return frozenset(
        section.number for section in sections if any(covers(span, section) for span in spans)
    )
