"""Words of a document as they are quoted elsewhere: without the references to its footnotes.

Where a text is read, a reference is a link to its note. Away from the notes it would be a bare
digit behind a word or a year, "in 1946.1", which the source does not say.
"""

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from articles.text.document import Document, Inline, InlineKind
from articles.text.sentences import sentence_spans

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


def quotation(document: Document, start: int, end: int) -> str:
    """The same words for a place of their own, with an ellipsis where they break into a sentence.

    It stands close to a word that is cut, and a space apart from a whole one.
    """
    words = excerpt(document, start, end)
    return f"{sign_before(document, start)}{words}{sign_after(document, end)}"


def sign_before(document: Document, start: int) -> str:
    """The ellipsis before words that begin at `start`, if a sentence or word is cut there."""
    text = document.text
    left_out = any(map(str.isalnum, text[_sentence(document, start, start + 1)[0] : start]))
    if not left_out:
        return ""
    return "…" if text[start - 1].isalnum() and text[start : start + 1].isalnum() else "… "


def sign_after(document: Document, end: int) -> str:
    """The ellipsis behind words that end at `end`, if a sentence or word is cut there."""
    text = document.text
    left_out = any(map(str.isalnum, text[end : _sentence(document, end - 1, end)[1]]))
    if not left_out:
        return ""
    return "…" if text[end - 1].isalnum() and text[end].isalnum() else " …"


def _sentence(document: Document, start: int, end: int) -> tuple[int, int]:
    """The sentence that a span stands in; the span itself where it stands in none."""
    for block in document.blocks:
        if block.start <= start and end <= block.end:
            for first, last in sentence_spans(document.words(block)):
                if block.start + first < end and start < block.start + last:
                    return block.start + first, block.start + last
    return start, end


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
