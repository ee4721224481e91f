"""Building a document block by block, with the map back to the file."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from articles.text import Block, Document, Inline
from articles.text.document import BLOCK_SEPARATOR
from articles.text.normalising import Run, normalise

Origin = tuple[int, int, int]
"""Start and end in the raw text of a block, and where its first character stands in the file."""


class DocumentBuilder:
    """Collects normalised blocks; `add` takes raw text and where it comes from."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.inlines: list[Inline] = []
        self.source_map: list[Run] = []
        self._parts: list[str] = []
        self._length = 0

    def add(
        self,
        block: Block,
        raw: str,
        origins: Sequence[Origin],
        inlines: Sequence[Inline] = (),
    ) -> Block | None:
        """Append a block (its offsets are set here) with inlines given as offsets into `raw`.

        Returns the block as it stands in the document, or None where nothing is left of it.
        """
        normal = normalise(raw)
        if not normal.text:
            return None
        if self._parts:
            self._parts.append(BLOCK_SEPARATOR)
            self._length += len(BLOCK_SEPARATOR)
        base = self._length
        placed = replace(block, start=base, end=base + len(normal.text))
        self.blocks.append(placed)
        self._parts.append(normal.text)
        self._length = placed.end
        self.source_map.extend(_composed(normal.runs, origins, base))
        for inline in inlines:
            start, end = (_placed(normal.runs, offset) for offset in (inline.start, inline.end))
            while start < end and normal.text[start].isspace():
                start += 1
            while start < end and normal.text[end - 1].isspace():
                end -= 1
            if start < end:
                self.inlines.append(replace(inline, start=base + start, end=base + end))
        return placed

    def document(self) -> Document:
        """The document of all blocks so far."""
        order = sorted(self.inlines, key=lambda inline: (inline.start, -inline.end))
        return Document("".join(self._parts), tuple(self.blocks), tuple(order))


def _composed(runs: Sequence[Run], origins: Sequence[Origin], base: int) -> list[Run]:
    """Runs of the raw text led on to the file, and moved to the block's place in the document."""
    composed: list[Run] = []
    starts = [origin[0] for origin in origins]
    for raw_start, raw_end, start, end in runs:
        exact = raw_end - raw_start == end - start
        index = max(bisect_right(starts, raw_start) - 1, 0)
        while index < len(origins) and origins[index][0] < raw_end:
            first, last, place = origins[index]
            low, high = max(raw_start, first), min(raw_end, last)
            index += 1
            if low >= high:
                continue
            place += low - first
            if exact:
                text = (base + start + low - raw_start, base + start + high - raw_start)
            else:
                text = (base + start, base + end)
            composed.append((place, place + high - low, *text))
            if not exact:
                break
    return composed


def _placed(runs: Sequence[Run], offset: int) -> int:
    """Where an offset into the raw text comes to stand in the normalised one."""
    index = bisect_right(runs, offset, key=lambda run: run[0]) - 1
    if index < 0:
        return 0
    raw_start, raw_end, start, end = runs[index]
    if offset >= raw_end:
        return end
    return start + offset - raw_start if raw_end - raw_start == end - start else start
