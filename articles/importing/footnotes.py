"""Footnotes and the references to them: resolved here and nowhere else.

A reference is a short number in brackets, ``(1)`` or ``[1]``, or in raised digits, behind the words
that it belongs to. A note is a paragraph near the end that begins with such labels.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.importing.lines import Paragraph

_LABEL = r"(?:\(\d{1,3}\)|\[\d{1,3}\])"
_NOTE = re.compile(rf"(?P<labels>{_LABEL}(?:\s?(?:,|;|-|–|and|và|&)?\s?{_LABEL})*)[\s.:]*(?=\S)")
_NUMBERED_NOTE = re.compile(r"(?P<labels>\d{1,3})[.)]\s+(?=\S)")
_NOTES_HEADING = re.compile(
    r"(?:end)?notes?|footnotes?|references?|sources?|chú thích|ghi chú|tài liệu tham khảo",
    re.IGNORECASE,
)
_CITING = re.compile(
    r"\bpp?\.\s?\d|\btr\.\s?\d|\bibid|\bid\.,|\bop\. ?cit|https?://|\bnxb\b|publish|\bvol\.|\bsđd|\bxem:",
    re.IGNORECASE,
)
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_REFERENCE = re.compile(
    rf"[(\[](?P<number>\d{{1,3}})[)\]](?!\w)|(?<=[^\s{_RAISED}])[{_RAISED}]{{1,3}}"
)
_ISSUE_BEFORE = re.compile(
    r"(?:\bnos?\.?|\bnumber|\bissue|\bvol\.?|\bvolume|\bsố|\btập|\bkỳ)\s*\d+\s*$", re.IGNORECASE
)
_LISTING_BEFORE = re.compile(r"(?:^|[:;,]\s+|\s(?:and|or|và|hoặc)\s+)$")
_LOOKBACK = 24  # characters before a reference that tell what it is
_LARGEST_STEP = 4  # how far labels may skip where no notes tell which exist


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph that holds a note: its labels and the offset of its words in the paragraph."""

    labels: tuple[str, ...]
    words_start: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference in running text: offsets into the text that was searched, and its label."""

    start: int
    end: int
    label: str


def parse_note(text: str, *, numbered: bool = False) -> Note | None:
    """The note that a paragraph is; with `numbered`, ``1.`` is a label too."""
    match = _NOTE.match(text) or (_NUMBERED_NOTE.match(text) if numbered else None)
    if not match:
        return None
    return Note(tuple(re.findall(r"\d+", match["labels"])), match.end())


def is_notes_heading(text: str) -> bool:
    """Whether a line is the heading of the notes."""
    return bool(_NOTES_HEADING.fullmatch(text.strip(" :.*_-")))


def find_notes(
    paragraphs: Sequence[Paragraph], is_metadata: Iterable[int]
) -> tuple[dict[int, Note], int | None]:
    """The notes by the index of their paragraph, and the index of the heading over them.

    They are the last run of note-like paragraphs; only metadata stands behind them. A run that
    nothing refers to, under no heading and citing nothing, is an enumeration of the text itself.
    """
    metadata = set(is_metadata)
    notes: dict[int, Note] = {}
    heading = None
    for index in range(len(paragraphs) - 1, -1, -1):
        if index in metadata:
            continue
        text = paragraphs[index].text
        if note := parse_note(text):
            notes[index] = note
        elif is_notes_heading(text):
            heading = index
            break
        elif not parse_note(text, numbered=True):
            break
    if heading is not None:
        for index in range(heading + 1, len(paragraphs)):
            if index not in metadata and (
                note := parse_note(paragraphs[index].text, numbered=True)
            ):
                notes[index] = note
        return (notes, heading) if notes else ({}, None)
    if not notes:
        return {}, None
    labels = [label for note in notes.values() for label in note.labels]
    body = (p.text for i, p in enumerate(paragraphs) if i not in notes and i not in metadata)
    referred = any(find_references(text, set(labels)) for text in body)
    citing = any(_CITING.search(paragraphs[index].text) for index in notes)
    return (notes, None) if referred or citing else ({}, None)


def find_references(text: str, labels: set[str]) -> list[Reference]:
    """What looks like a reference in one paragraph; raised digits only where `labels` has them.

    ``No 2 (85)`` is an issue; ``aims: (1) peace, (2) trade`` is an enumeration of the text.
    """
    found: list[Reference] = []
    listed: list[Reference] = []
    for match in _REFERENCE.finditer(text):
        before = text[max(0, match.start() - _LOOKBACK) : match.start()]
        label = match["number"] or "".join(str(_RAISED.index(digit)) for digit in match[0])
        reference = Reference(match.start(), match.end(), str(int(label)))
        follows = found and not text[found[-1].end : match.start()].strip(" ,")
        if _ISSUE_BEFORE.search(before) or (match["number"] is None and label not in labels):
            continue
        if match.start() == 0 or (_LISTING_BEFORE.search(before) and not follows):
            listed.append(reference)
        else:
            found.append(reference)
    if len(listed) == 1 and listed[0].start > 0 and listed[0].label in labels:
        found.extend(listed)
        found.sort(key=lambda reference: reference.start)
    return found


def plausible(candidates: Sequence[Reference], labels: set[str]) -> list[bool]:
    """Which candidates of a whole text are references, in order.

    Where there are notes, one that a note answers, or that stands within their range. Where there
    are none, those that count upwards from the first ``1``.
    """
    if labels:
        largest = max(map(int, labels)) + _LARGEST_STEP
        return [c.label in labels or 0 < int(c.label) <= largest for c in candidates]
    last = 0
    started = not any(candidate.label == "1" for candidate in candidates)
    kept: list[bool] = []
    for candidate in candidates:
        number = int(candidate.label)
        started = started or number == 1
        keep = started and last < number <= last + _LARGEST_STEP
        last = number if keep else last
        kept.append(keep)
    return kept
