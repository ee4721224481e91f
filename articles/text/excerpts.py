"""Words of a document as they are quoted elsewhere: without the references to its footnotes.

Where a text is read, a reference is a link to its note. Away from the notes it would be a bare
digit behind a word or a year, "in 1946.1", which the source does not say.
"""

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from articles.text.document import Document, Inline, InlineKind

_START = attrgetter("start")
_CLOSING = frozenset(".,;:!?)]}…”’»\"'")


def excerpt(document: Document, start: int, end: int) -> str:
    """The words of ``document.text[start:end]``; a reference that stands alone is left."""
    text = document.text
    parts: list[str] = []
    here = start
    for reference in _references(document, start, end):
        parts.append(text[here : max(here, _begin(text, reference))])
        here = max(here, reference.end)
    parts.append(text[here:end])
    return "".join(parts) if "".join(parts).strip() or start == end else text[start:end]


def _references(document: Document, start: int, end: int) -> Iterator[Inline]:
    first = bisect_left(document.inlines, start, key=_START)
    last = bisect_left(document.inlines, end, key=_START)
    for inline in document.inlines[first:last]:
        if inline.kind is InlineKind.FOOTNOTE_REFERENCE and inline.end <= end:
            yield inline


def _begin(text: str, reference: Inline) -> int:
    """Where a reference begins, with the space before it where another space or sign follows."""
    before, after = (
        text[reference.start - 1 : reference.start],
        text[reference.end : reference.end + 1],
    )
    apart = before == " " and (not after or after.isspace() or after in _CLOSING)
    return reference.start - 1 if apart else reference.start
