"""From a document and the spans that lie over it to HTML, in one sweep.

Inline styles nest; highlights overlap as they please. A highlight is therefore cut wherever another
one begins or ends and wherever an inline style does, and each piece says which passages it belongs
to. Nothing but the document's own words becomes text content: what a reader sees beside them (keys,
numbers) is drawn by the style sheet from attributes, so that a selection made in the browser counts
the same characters as `Document.text`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple, TypeVar

from articles.text.document import Block, Document, Inline, InlineKind


class Highlight(NamedTuple):  # a text has a hundred
    """A passage to be drawn on ``text[start:end]``.

    `kind` becomes a class, `passage` is the passage's public id, `details` the ids of the elements
    that say something about it (``aria-details``), and `after` is finished HTML without text
    content, set behind its last word, or behind the link that its last word stands in.
    """

    start: int
    end: int
    passage: str
    kind: str = ""
    details: str = ""
    after: str = ""


class Naming(NamedTuple):
    """A link on ``text[start:end]`` to the page of what these words name."""

    start: int
    end: int
    address: str


class _Drawn(NamedTuple):
    """A highlight as the sweep sees it: its values are escaped once for all its pieces."""

    start: int
    end: int
    kind: str
    passage: str
    details: str
    after: str
    opening: str
    """The tag before words that no other highlight lies on."""


def _drawn(highlight: Highlight) -> _Drawn:
    start, end, passage, kind, details, after = highlight
    if _SPECIAL.search(f"{passage}{kind}{details}"):
        passage, kind, details = escape(passage), escape(kind), escape(details)
    return _Drawn(start, end, kind, passage, details, after, _mark(kind, passage, details))


_SPECIAL = re.compile(r"[&<>\"']")


def _in_html(words: str) -> str:
    return escape(words, quote=False).replace("\n", "<br>\n")


def _no_address(_inline: Inline) -> str | None:
    return None


class _Element(NamedTuple):
    """An inline style as the sweep sees it. `identity` is written only the first time."""

    start: int
    end: int
    tag: str
    attributes: str = ""
    identity: str = ""

    @property
    def is_link(self) -> bool:
        return self.tag == "a"


class Rendering:
    """The blocks of a document, ready to be rendered with highlights again and again.

    `address_of` gives the address that an inline leads to, or None where it leads nowhere;
    `label_of` the accessible name of a footnote reference. A naming that meets another link is left
    out: HTML has no link inside a link.
    """

    def __init__(
        self,
        document: Document,
        *,
        address_of: Callable[[Inline], str | None] = _no_address,
        label_of: Callable[[Inline], str] = lambda inline: inline.target,
        namings: Sequence[Naming] = (),
    ) -> None:
        elements = _with_namings(_elements(document, address_of, label_of), namings)
        self._document = document
        self._elements = list(_within(document.blocks, elements))

    def block(self, index: int, highlights: Sequence[Highlight]) -> str:
        """The inner HTML of one block; highlights that do not touch it are passed over."""
        block = self._document.blocks[index]
        touching = [h for h in highlights if h.start < block.end and h.end > block.start]
        touching.sort(key=_by_place)
        drawn = [_drawn(highlight) for highlight in touching]
        return _render_span(self._document.text, block, self._elements[index], drawn)


def render_blocks(
    document: Document,
    highlights: Sequence[Highlight] = (),
    *,
    address_of: Callable[[Inline], str | None] = _no_address,
) -> list[str]:
    """The inner HTML of each block, in order. As `Rendering`, for those who render once."""
    rendering = Rendering(document, address_of=address_of)
    by_block = _within(document.blocks, sorted(highlights, key=_by_place))
    return [rendering.block(index, touching) for index, touching in enumerate(by_block)]


def _by_place(highlight: Highlight) -> tuple[int, int, str]:
    return highlight.start, -highlight.end, highlight.passage


_Span = TypeVar("_Span", _Element, Highlight)


def _within(blocks: Sequence[Block], spans: Sequence[_Span]) -> Iterator[list[_Span]]:
    """For each block the spans that touch it; they are ordered by start."""
    following = 0
    touching: list[_Span] = []
    for block in blocks:
        touching = [span for span in touching if span.end > block.start]
        while following < len(spans) and spans[following].start < block.end:
            if spans[following].end > block.start:
                touching.append(spans[following])
            following += 1
        yield list(touching)


def _elements(
    document: Document,
    address_of: Callable[[Inline], str | None],
    label_of: Callable[[Inline], str],
) -> list[_Element]:
    elements: list[_Element] = []
    referred: set[str] = set()
    for inline in sorted(document.inlines, key=lambda i: (i.start, -i.end)):
        tag, attributes = _tag(inline, address_of(inline), label_of)
        identity = ""
        if tag == "a" and inline.kind is InlineKind.FOOTNOTE_REFERENCE:
            identity = "" if inline.target in referred else f' id="ref-{escape(inline.target)}"'
            referred.add(inline.target)
        elements.append(_Element(inline.start, inline.end, tag, attributes, identity))
    return elements


def _with_namings(elements: list[_Element], namings: Sequence[Naming]) -> list[_Element]:
    links = [element for element in elements if element.is_link]
    added = [
        _Element(naming.start, naming.end, "a", f' class="term" href="{escape(naming.address)}"')
        for naming in namings
        if all(link.end <= naming.start or link.start >= naming.end for link in links)
    ]
    return sorted(elements + added, key=lambda e: (e.start, -e.end)) if added else elements


_CLASSES = {
    InlineKind.FOOTNOTE_REFERENCE: "noteref",
    InlineKind.QUOTATION: "quoted",
    InlineKind.LINK: "link",
}


def _tag(inline: Inline, address: str | None, label_of: Callable[[Inline], str]) -> tuple[str, str]:
    """The tag of an inline and its attributes."""
    match inline.kind:
        case InlineKind.EMPHASIS:
            return "em", ""
        case InlineKind.STRONG:
            return "strong", ""
        case InlineKind.FOREIGN:
            return "i", f' lang="{escape(inline.target)}"'
    attributes = f' class="{_CLASSES[inline.kind]}"'
    if not address:
        return "span", attributes
    attributes += f' href="{escape(address)}"'
    if inline.kind is InlineKind.FOOTNOTE_REFERENCE:
        attributes += f' aria-label="{escape(label_of(inline))}"'
    return "a", attributes


def _render_span(
    text: str, block: Block, elements: Sequence[_Element], highlights: Sequence[_Drawn]
) -> str:
    """One block: walk its boundaries from left to right, opening and closing as they come."""
    first, last = block.start, block.end
    bounds = {first, last}
    for start, end in [*(e[:2] for e in elements), *(h[:2] for h in highlights)]:
        bounds.add(max(start, first))
        bounds.add(min(end, last))
    whole = text[first:last]
    is_plain = _in_html(whole) == whole
    out: list[str] = []
    stack: list[tuple[_Element, str]] = []
    after: list[str] = []
    waiting = list(reversed(elements))
    for start, end in pairwise(sorted(bounds)):
        if stack:
            _close(out, stack, start)
        if after:
            _write_after(out, stack, after)
        while waiting and waiting[-1].start <= start:
            element = waiting.pop()
            _open(out, stack, element, element.identity)
        words = text[start:end]
        if not is_plain:
            words = _in_html(words)
        active = [h for h in highlights if h[0] <= start and h[1] >= end]
        if active:
            out.append(f"{_opening(active)}{words}</mark>")
            after += [h.after for h in active if h[1] == end]
        else:
            out.append(words)
    _close(out, stack, block.end)
    _write_after(out, stack, after)
    return "".join(out)


def _write_after(out: list[str], stack: Sequence[tuple[_Element, str]], after: list[str]) -> None:
    """Write what stands behind highlights that have ended, but never inside a link."""
    if not (stack and any(tag == "a" for _, tag in stack)):
        out.extend(after)
        after.clear()


def _open(
    out: list[str], stack: list[tuple[_Element, str]], element: _Element, identity: str = ""
) -> None:
    tag, attributes = element.tag, element.attributes + identity
    if element.is_link and any(open_tag == "a" for _, open_tag in stack):
        tag, attributes = "span", ""  # HTML has no link inside a link
    out.append(f"<{tag}{attributes}>")
    stack.append((element, tag))


def _close(out: list[str], stack: list[tuple[_Element, str]], position: int) -> None:
    """Close what ends here; what was opened after it and goes on is closed and opened again."""
    ends = [index for index, (element, _) in enumerate(stack) if element.end <= position]
    if not ends:
        return
    goes_on: list[_Element] = []
    while len(stack) > ends[0]:
        element, tag = stack.pop()
        out.append(f"</{tag}>")
        if element.end > position:
            goes_on.append(element)
    for element in reversed(goes_on):
        _open(out, stack, element)


def _opening(active: Sequence[_Drawn]) -> str:
    """The tag before words that some highlights lie on."""
    if len(active) == 1:
        return active[0].opening
    kinds = " ".join(dict.fromkeys([h.kind for h in active if h.kind]))
    passages = " ".join(dict.fromkeys([h.passage for h in active]))
    # HTML allows one id: that of the narrowest passage, which says most about these very words.
    return _mark(kinds, passages, min(active, key=_preference).details)


def _mark(kinds: str, passages: str, details: str) -> str:
    classes = f"passage {kinds}" if kinds else "passage"
    described = f' aria-details="{details}"' if details else ""
    return f'<mark class="{classes}" data-passage="{passages}"{described}>'


def _preference(highlight: _Drawn) -> tuple[bool, int]:
    return not highlight.details, highlight.end - highlight.start
