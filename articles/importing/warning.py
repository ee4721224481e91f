"""Warnings that every reader gives alike."""

import re
from collections import Counter
from itertools import pairwise

from articles.importing.parsed import Dropped
from articles.text import BlockKind, Document, InlineKind
from articles.text.normalising import bidi_controls

DIRECTION_CONTROLS = "controls of writing direction"

_OPEN_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\r|\n)[\w-]+[ \t]*:")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")


def open_front_matter_warnings(decoded: str) -> list[str]:
    """Whether a file in which no front matter was found begins like one."""
    if not _OPEN_FRONT_MATTER.match(decoded):
        return []
    return [
        (
            "The file begins like front matter, but no second line of three hyphens ends it: "
            "its lines stand in the text."
        )
    ]


def table_warnings(paragraph: str, first_line: int) -> list[str]:
    """What looks like a table in a paragraph of Markdown, whose lines are joined like any others.

    Lines that end in a backslash are not joined.
    """
    return [
        f"Tables are not read: the rows of the one in line {line} of the file are joined."
        for line, (head, rule) in enumerate(pairwise(paragraph.split("\n")), start=first_line)
        if "|" in head and "|" in rule and not head.endswith("\\") and _TABLE_RULE.fullmatch(rule)
    ]


def direction_warnings(decoded: str, dropped: list[Dropped]) -> list[str]:
    """Enter the controls of writing direction as dropped, by code point, and warn of them."""
    controls = bidi_controls(decoded)
    if not controls:
        return []
    names = ", ".join(f"U+{ord(control):04X}" for control in dict.fromkeys(controls))
    dropped.append(Dropped(names, DIRECTION_CONTROLS))
    return [
        (
            f"{len(controls)} invisible controls of writing direction were removed ({names}): "
            "check the order of the words."
        )
    ]


def note_warnings(document: Document) -> list[str]:
    """What does not match between footnotes and references."""
    notes = Counter(
        label
        for block in document.blocks
        if block.kind is BlockKind.FOOTNOTE
        for label in block.labels
    )
    references = [
        inline.target for inline in document.inlines if inline.kind is InlineKind.FOOTNOTE_REFERENCE
    ]
    warnings = [
        f"Footnote {label} has no reference in the text."
        for label in notes
        if label not in references
    ]
    warnings += [
        f"{count} footnotes are labelled {label}." for label, count in notes.items() if count > 1
    ]
    missing = [label for label in references if label not in notes]
    if missing:
        what = "reference has" if len(missing) == 1 else "references have"
        warnings.append(f"{len(missing)} footnote {what} no footnote: {', '.join(missing)}.")
    return warnings
