"""The sentences of a text to choose evidence from."""

from dataclasses import dataclass

from articles.text import NUMBERED, BlockKind
from portal.lessons.answering import Sheet


@dataclass(frozen=True, slots=True)
class OfferedSentence:
    """A sentence by its place among all of the text; `start` is its first character."""

    place: int
    start: int
    words: str
    is_picked: bool


@dataclass(frozen=True, slots=True)
class OfferedBlock:
    """A block of the text: the number of its paragraph, 0 where it does not count as one."""

    number: int
    is_heading: bool
    is_footnote: bool
    label: str
    sentences: tuple[OfferedSentence, ...]


def offered_blocks(sheet: Sheet, picked: frozenset[int]) -> tuple[OfferedBlock, ...]:
    """The blocks with sentences that are offered, in order."""
    document, number, place = sheet.document, 0, 0
    found: list[OfferedBlock] = []
    for block in document.blocks:
        number += block.kind in NUMBERED
        own: list[OfferedSentence] = []
        while place < len(sheet.sentences) and sheet.sentences[place][0] < block.end:
            start, end = sheet.sentences[place]
            if place in sheet.offered:
                words = document.text[start:end]
                own.append(OfferedSentence(place, start, words, place in picked))
            place += 1
        if own:
            found.append(
                OfferedBlock(
                    number if block.kind in NUMBERED else 0,
                    block.kind is BlockKind.HEADING,
                    block.kind is BlockKind.FOOTNOTE,
                    block.label,
                    tuple(own),
                )
            )
    return tuple(found)
