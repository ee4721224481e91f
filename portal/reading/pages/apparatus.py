"""What stands beside a text: its contents, and the kinds of annotation in it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from django.utils.translation import gettext as _

from articles.models import AnnotationKind
from articles.queries.reading import PlacedAnnotation
from articles.text import BlockKind, Document
from portal.ui.languages import language


@dataclass(frozen=True, slots=True)
class RailItem:
    """One line of the contents."""

    label: str
    url: str
    current: bool = False
    level: int = 2


@dataclass(frozen=True, slots=True)
class Rail:
    """What stands beside the text: its contents, or the module it is read in."""

    heading: str
    items: tuple[RailItem, ...]


@dataclass(frozen=True, slots=True)
class KindOfNote:
    """A kind of annotation that occurs in the text."""

    kind: str
    label: str
    hint: str
    count: int


def contents(document: Document, shown: frozenset[int] | None) -> Rail | None:
    """The headings that a reader may see, where there are at least two."""
    headings = [
        (index, block)
        for index, block in enumerate(document.blocks)
        if block.kind is BlockKind.HEADING
    ]
    if len(headings) < 2:  # noqa: PLR2004 - one heading is no table of contents
        return None
    return Rail(
        heading=_("In this text"),
        items=tuple(
            RailItem(document.words(block), f"#h{number}", level=max(block.level, 2))
            for number, (index, block) in enumerate(headings, start=1)
            if shown is None or index in shown
        ),
    )


def contents_in_module(contents: Rail | None, module: Rail | None) -> Rail | None:
    """The lessons and texts of a module, with the contents under the text that is read."""
    if contents is None or module is None:
        return module or contents
    within = tuple(replace(item, level=item.level + 1) for item in contents.items)
    return replace(
        module,
        items=tuple(
            chain.from_iterable(
                (item, *within) if item.current else (item,) for item in module.items
            )
        ),
    )


@cache
def _kinds_in(_language: str) -> tuple[KindOfNote, ...]:
    """The kinds in the language of this page, which is named so that each has its own."""
    hints = {
        AnnotationKind.WORDING: _("what the words do"),
        AnnotationKind.CONTEXT: _("what lay around them"),
        AnnotationKind.COMPARISON: _("what other texts say"),
        AnnotationKind.SOURCING: _("who says so, and why"),
        AnnotationKind.QUESTION: _("what to ask"),
        AnnotationKind.CROSS_REFERENCE: _("where to look next"),
        AnnotationKind.TRANSLATION: _("how it is put in another language"),
    }
    return tuple(KindOfNote(kind.value, str(kind.label), hints[kind], 0) for kind in AnnotationKind)


def kinds_of_note(annotations: Sequence[PlacedAnnotation]) -> tuple[KindOfNote, ...]:
    """The kinds of annotation that occur, in their own order, each with its number."""
    counts = Counter(annotation.kind for annotation in annotations)
    return tuple(
        replace(kind, count=counts[kind.kind])
        for kind in _kinds_in(language())
        if kind.kind in counts
    )
