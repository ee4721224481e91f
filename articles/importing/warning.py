"""Warnings that every reader gives alike."""

from collections import Counter

from articles.importing.parsed import Dropped
from articles.text import BlockKind, Document, InlineKind
from articles.text.normalising import bidi_controls

DIRECTION_CONTROLS = "controls of writing direction"


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
