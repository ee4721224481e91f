"""Reading plain text: what is a title, a heading, a paragraph, a note, a line of the page."""

import re
from collections.abc import Sequence

from articles.importing.building import DocumentBuilder
from articles.importing.decoding import decode
from articles.importing.footnotes import Reference, find_notes, find_references, plausible
from articles.importing.headings import find_headings
from articles.importing.lines import Paragraph, read_paragraphs
from articles.importing.metadata import read_surroundings
from articles.importing.pagelines import is_caption
from articles.importing.parsed import Dropped, Reading
from articles.importing.publications import dateline
from articles.importing.warning import direction_warnings, note_warnings
from articles.text import Block, BlockKind, Inline, InlineKind

NOTES_HEADING = "heading of the footnotes"
RULE = "rule"
LIST_SIGNS = "signs of list items"

_BULLET = re.compile(r"[-–—•*+▪●]\s+(?=\S)")
_RULE = re.compile(r"[-–—_=*~.·•#+ ]{3,}")
_NUMBER = re.compile(r"(?:\(?\d{1,2}[.)\-]|\(?[a-zđ]\))\s*(?=[^\W\d_“\"])")


def read_plain(data: bytes) -> Reading:
    """Read a plain text file."""
    decoded, encoding, warnings = decode(data)
    paragraphs = read_paragraphs(decoded)
    rules = [paragraph for paragraph in paragraphs if _RULE.fullmatch(paragraph.text)]
    paragraphs = [paragraph for paragraph in paragraphs if not _RULE.fullmatch(paragraph.text)]
    around = read_surroundings(paragraphs)
    notes, notes_heading = find_notes(paragraphs, around.taken)
    dropped = around.dropped + [Dropped(rule.text, RULE) for rule in rules]
    if notes_heading is not None:
        dropped.append(Dropped(paragraphs[notes_heading].text, NOTES_HEADING))
    body = [
        index
        for index in range(len(paragraphs))
        if index not in around.taken and index not in notes and index != notes_heading
    ]
    builder = DocumentBuilder()
    signs = _add_body(builder, decoded, [paragraphs[index] for index in body])
    if signs:
        dropped.append(Dropped(" ".join(signs), LIST_SIGNS))
    labels = {label for note in notes.values() for label in note.labels}
    _add_references(builder, labels)
    for index in sorted(notes):
        paragraph, note = paragraphs[index], notes[index]
        start = _after_labels(decoded, paragraph, paragraph.text[: note.words_start])
        _add(
            builder,
            decoded,
            start,
            paragraph.end,
            Block(BlockKind.FOOTNOTE, 0, 0, 0, ", ".join(note.labels)),
        )
    document = builder.document()
    metadata = around.metadata
    first = paragraphs[body[0]].text if body else ""
    metadata.publication = metadata.publication or dateline(first)
    warnings += direction_warnings(decoded, dropped)
    warnings += note_warnings(document)
    if metadata.published is None:
        warnings.append("The text names no date of publication.")
    return Reading(
        encoding=encoding,
        metadata=metadata,
        document=document,
        source_map=tuple(builder.source_map),
        dropped=tuple(dropped),
        warnings=tuple(warnings),
    )


def _add_body(builder: DocumentBuilder, decoded: str, body: Sequence[Paragraph]) -> list[str]:
    """Add headings, paragraphs and list items; returns the bullets that were left out."""
    texts = [paragraph.text for paragraph in body]
    headings = find_headings(texts)
    bullets: list[str] = []
    for index, paragraph in enumerate(body):
        start, kind, level = paragraph.start, BlockKind.PARAGRAPH, 0
        if is_caption(paragraph.text):
            kind = BlockKind.CAPTION
        elif index in headings:
            kind, level = BlockKind.HEADING, headings[index]
        elif _in_list(texts, index, _BULLET):
            sign = _BULLET.match(texts[index])
            kind, level = BlockKind.LIST_ITEM, 1
            start = _after_labels(decoded, paragraph, sign[0] if sign else "")
            bullets.append(texts[index][0])
        elif _in_list(texts, index, _NUMBER):
            kind, level = BlockKind.LIST_ITEM, 1
        _add(builder, decoded, start, paragraph.end, Block(kind, 0, 0, level))
    return bullets


def _in_list(texts: Sequence[str], index: int, sign: re.Pattern[str]) -> bool:
    """Whether a paragraph bears a sign of list items, and a neighbour too: one alone is no list."""
    return bool(sign.match(texts[index])) and any(
        sign.match(texts[other]) for other in (index - 1, index + 1) if 0 <= other < len(texts)
    )


def _add(builder: DocumentBuilder, decoded: str, start: int, end: int, block: Block) -> None:
    builder.add(block, decoded[start:end], [(0, end - start, start)])


def _after_labels(decoded: str, paragraph: Paragraph, labels: str) -> int:
    """Where a paragraph of the file goes on behind its labels, given as they stand normalised."""
    position = paragraph.start
    for character in labels:
        if not character.isspace():
            position = decoded.index(character, position) + 1
    return position


def _add_references(builder: DocumentBuilder, labels: set[str]) -> None:
    document = builder.document()
    candidates = [
        Reference(block.start + found.start, block.start + found.end, found.label)
        for block in document.blocks
        for found in find_references(document.words(block), labels)
    ]
    for candidate, keep in zip(candidates, plausible(candidates, labels), strict=True):
        if keep:
            builder.inlines.append(
                Inline(
                    InlineKind.FOOTNOTE_REFERENCE, candidate.start, candidate.end, candidate.label
                )
            )
