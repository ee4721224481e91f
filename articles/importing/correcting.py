"""What an editor corrects in a parsed article before it is saved."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from articles.importing.parsed import Dropped, ParsedArticle
from articles.text import Block, BlockKind, Document
from articles.text.document import BLOCK_SEPARATOR

LEFT_OUT = "left out by the editor"


@dataclass(frozen=True, slots=True)
class BlockChoice:
    """What a block is to be: a kind with its level, or nothing (`kind` None leaves it out)."""

    kind: BlockKind | None
    level: int = 0


def with_blocks(parsed: ParsedArticle, choices: Mapping[int, BlockChoice]) -> ParsedArticle:
    """The article with some of its blocks (by index) made into another kind or left out.

    Words that are left out are entered in `dropped`, and the map to the file follows. The words of
    all other blocks stay as they are.
    """
    document = parsed.document
    kept: list[Block] = []
    shifts: list[tuple[Block, int]] = []
    dropped = list(parsed.dropped)
    parts: list[str] = []
    length = 0
    for index, block in enumerate(document.blocks):
        choice = choices.get(index, BlockChoice(block.kind, block.level))
        words = document.words(block)
        if choice.kind is None:
            dropped.append(Dropped(words, LEFT_OUT))
            continue
        start = length + (len(BLOCK_SEPARATOR) if parts else 0)
        label = block.label if choice.kind is BlockKind.FOOTNOTE else ""
        kept.append(
            replace(
                block,
                kind=choice.kind,
                level=choice.level,
                label=label,
                start=start,
                end=start + len(words),
            )
        )
        shifts.append((block, start - block.start))
        parts.append(words)
        length = start + len(words)
    return replace(
        parsed,
        document=Document(
            BLOCK_SEPARATOR.join(parts),
            tuple(kept),
            tuple(
                replace(inline, start=inline.start + shift, end=inline.end + shift)
                for block, shift in shifts
                for inline in document.inlines
                if block.start <= inline.start and inline.end <= block.end
            ),
        ),
        source_map=tuple(
            (file_start, file_end, start + shift, end + shift)
            for block, shift in shifts
            for file_start, file_end, start, end in parsed.source_map
            if block.start <= start and end <= block.end
        ),
        dropped=tuple(dropped),
    )
