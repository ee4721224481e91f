"""A body, block by block.

What a change of one annotation leaves as it was is not written again: a writer is kept by all that
decides on a body but its notes, and for each block what it wrote, with the notes it wrote it with.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.queries.glossary import NamedPlace
from articles.text import NUMBERED, Block, BlockKind, Document, Inline, InlineKind
from articles.text.rendering import Naming, Rendering
from portal.reading.marking.notes import Note, NoteWriter
from portal.reading.marking.words import gap, reports, words_of_page
from portal.ui.addresses import address_of
from portal.ui.languages import language as page_language

MOST_BODIES = 64  # of some hundred kilobytes each
MOST_VARIANTS = 2  # a text may be read alone, and in a module that leaves notes out

_TAGS = {
    BlockKind.PARAGRAPH: ("<p>", "</p>"),
    BlockKind.LIST_ITEM: ("<ul><li>", "</li></ul>"),
    BlockKind.QUOTATION: ("<blockquote><p>", "</p></blockquote>"),
    BlockKind.CAPTION: ('<p class="caption">', "</p>"),
}


def body_html(  # noqa: PLR0913 - one page, seven things on it
    document: Document,
    notes: Sequence[Note],
    *,
    language: str,
    revision_number: int,
    source_url: str = "",
    beside_url: str = "",
    shown: frozenset[int] | None = None,
    named: Sequence[NamedPlace] = (),
) -> SafeString:
    """The whole body. `notes` are in the order of the text.

    `source_url` is the address of the source text that a digest reports, where it can be read, and
    `beside_url` that of the digest beside it.
    `shown` names the blocks (by index) that may be read; None stands for all. `named` are the
    places that name terms, in the order of the text: the first of each leads to its page.
    """
    writer = _writer(document, (source_url, beside_url), shown, tuple(named), page_language())
    return mark_safe(  # noqa: S308 - every part is escaped or was cleaned when it was saved
        f'<div class="words" data-revision="{revision_number}" lang="{escape(language)}">'
        f"{''.join(writer.parts(notes))}</div>"
    )


@lru_cache(maxsize=MOST_BODIES)
def _writer(
    document: Document,
    sources: tuple[str, str],
    shown: frozenset[int] | None,
    named: tuple[NamedPlace, ...],
    language: str,
) -> "_Writer":
    del language  # of the page, which decides on words and addresses
    return _Writer(document, sources, shown, named)


def forget_bodies() -> None:
    """Write every body anew when it is next shown."""
    _writer.cache_clear()


class _Writer:
    """Writes the body of one document in one language, with notes that change."""

    def __init__(
        self,
        document: Document,
        sources: tuple[str, str],
        shown: frozenset[int] | None,
        named: Sequence[NamedPlace],
    ) -> None:
        self.document = document
        self.source_url, self.beside_url = sources
        self.words = words_of_page()
        self.notes = NoteWriter(self.words)
        self.shown = frozenset(range(len(document.blocks))) if shown is None else shown
        self.blocks = [document.blocks[index] for index in sorted(self.shown)]
        self.ends = [block.end for block in document.blocks]
        self.labels = {
            label: block.label
            for block in self.blocks
            if block.kind is BlockKind.FOOTNOTE
            for label in block.labels
        }
        self.referred = {
            inline.target
            for inline in document.inlines
            if inline.kind is InlineKind.FOOTNOTE_REFERENCE
            and any(block.start <= inline.start < block.end for block in self.blocks)
        }
        self.rendering = Rendering(
            document,
            address_of=self._address,
            label_of=lambda inline: _("Footnote %(label)s") % {"label": inline.target},
            namings=self._first_namings(named),
        )
        self.numbers = _numbers(document.blocks)
        self.gaps = self._gaps()
        self.footnotes = self._footnotes()
        self.written: list[tuple[tuple[list[Note], str], ...]] = [()] * len(document.blocks)

    def _first_namings(self, named: Sequence[NamedPlace]) -> list[Naming]:
        """The first place of each term that no other link is in the way of."""
        taken = [
            (inline.start, inline.end) for inline in self.document.inlines if self._address(inline)
        ]
        found: dict[str, Naming] = {}
        for place in named:
            is_free = all(end <= place.start or start >= place.end for start, end in taken)
            is_whole = any(b.start <= place.start and place.end <= b.end for b in self.blocks)
            if place.slug not in found and is_free and is_whole:
                address = address_of("reading:term", place.slug)
                found[place.slug] = Naming(place.start, place.end, address)
                taken.append((place.start, place.end))
        return list(found.values())

    def _address(self, inline: Inline) -> str | None:
        match inline.kind:
            case InlineKind.FOOTNOTE_REFERENCE:
                label = self.labels.get(inline.target)
                return f"#note-{_fragment(label)}" if label else None
            case InlineKind.QUOTATION:
                return f"{self.source_url}#p{inline.target}" if self.source_url else None
            case InlineKind.LINK:
                return inline.target
        return None

    def _gaps(self) -> dict[int, str]:
        """What stands before blocks (by index) that follow on some that are left out."""
        found: dict[int, str] = {}
        left_out = 0
        for index, block in enumerate(self.document.blocks):
            if index not in self.shown:
                left_out += block.kind in NUMBERED
            elif left_out:
                found[index] = gap(left_out)
                left_out = 0
        if left_out:
            found[len(self.document.blocks)] = gap(left_out)
        return found

    def _footnotes(self) -> dict[int, str]:
        """The id of each footnote (by index), as an attribute; none where an earlier one has it."""
        found: dict[int, str] = {}
        taken: set[str] = set()
        for index in sorted(self.shown):
            block = self.document.blocks[index]
            if block.kind is BlockKind.FOOTNOTE:
                own_id = f' id="note-{_fragment(block.label)}"'
                found[index] = "" if own_id in taken else own_id
                taken.add(own_id)
        return found

    def parts(self, notes: Sequence[Note]) -> Iterator[str]:
        """The pieces of the body, in order."""
        touching = self._by_block(notes)
        for index in range(len(self.document.blocks)):
            if index in self.gaps:
                yield self.gaps[index]
            if index in self.shown and index not in self.footnotes:
                yield self._known(index, touching[index])
        yield self.gaps.get(len(self.document.blocks), "")
        if self.footnotes:
            items = "".join(self._known(index, touching[index]) for index in self.footnotes)
            yield (
                f'<section class="footnotes" aria-label="{self.words.footnotes}"><ol>{items}</ol>'
                "</section>"
            )

    def _by_block(self, notes: Sequence[Note]) -> list[list[Note]]:
        """For each block the notes on its words, and those whose words end before it."""
        ends, last_block = self.ends, len(self.ends) - 1
        found: list[list[Note]] = [[] for _block in ends]
        for note in notes:
            _key, annotation = note
            first = bisect_right(ends, annotation.start)
            last = min(bisect_left(ends, annotation.end), last_block)
            found[last].append(note)
            for index in range(first, last):
                found[index].append(note)
        return found

    def _known(self, index: int, notes: list[Note]) -> str:
        """A block, as it was written before if the same notes were on it."""
        written = self.written[index]
        for before, html in written:
            if before == notes:
                return html
        html = self._block(index, notes)
        self.written[index] = ((notes, html), *written[: MOST_VARIANTS - 1])
        return html

    def _block(self, index: int, notes: Sequence[Note]) -> str:
        block = self.document.blocks[index]
        inner = self.rendering.block(index, list(map(self.notes.highlight, notes)))
        run = f'<span class="run" data-start="{block.start}">{inner}</span>'
        # A note stands beside the block in which its words end.
        is_last = index == len(self.ends) - 1
        beside = [
            self.notes.html(note) for note in notes if is_last or note.annotation.end <= block.end
        ]
        if block.kind is BlockKind.FOOTNOTE:
            return self._footnote(index, block, run, "".join(beside))
        if block.kind is BlockKind.HEADING:
            return self._heading(index, block, run, beside)
        return self._paragraph(index, block, run, beside)

    def _heading(self, index: int, block: Block, run: str, beside: list[str]) -> str:
        tag = f"h{min(max(block.level, 2), 6)}"
        return (
            f'<div class="paragraph heading"><{tag} class="heading" id="h{self.numbers[index]}">'
            f"{run}</{tag}>{self._beside(block, beside)}</div>"
        )

    def _paragraph(self, index: int, block: Block, run: str, beside: list[str]) -> str:
        opening, closing = _TAGS[block.kind]
        number = self.numbers[index]
        pilcrow, own_id = "", ""
        if block.kind in NUMBERED:
            name = self.words.paragraph % {"number": number}
            own_id = f' id="p{number}"'
            pilcrow = (
                f'<a class="pilcrow" href="#p{number}" data-number="{number}"'
                f' aria-label="{name}"></a>'
            )
        return (
            f'<div class="paragraph"{own_id}>{opening}{pilcrow}{run}'
            f"{closing}{self._beside(block, beside, number)}</div>"
        )

    def _footnote(self, index: int, block: Block, run: str, beside: str) -> str:
        signs = ", ".join(f"({label})" for label in block.labels)
        back = "".join(
            f'<a class="return" href="#ref-{escape(label)}"'
            f' aria-label="{self.words.back_to_reference % {"label": escape(label)}}">↩</a>'
            for label in block.labels
            if label in self.referred
        )
        return (
            f'<li{self.footnotes[index]}><span class="label">{escape(signs)}</span> '
            f"{run} {back}{beside}</li>"
        )

    def _beside(self, block: Block, notes: list[str], number: int = 0) -> str:
        if block.reports:
            notes = [*notes, self._reports(block.reports, number)]
        if not notes:
            return ""
        name = (
            self.words.notes_on_paragraph % {"number": number}
            if number
            else self.words.notes_on_heading
        )
        return f'<aside class="notes" aria-label="{name}">{"".join(notes)}</aside>'

    def _reports(self, places: tuple[int, int], number: int) -> str:
        """Leads to the source, or to the two side by side."""
        url = f"{self.source_url}#p{places[0]}" if self.source_url else ""
        if url and self.beside_url:
            url = self.beside_url + (f"#p{number}" if number else "")
        return reports(places, url)


def _numbers(blocks: Sequence[Block]) -> list[int]:
    """The number of each block: of a heading among headings, of others the last paragraph's."""
    found = []
    number = heading = 0
    for block in blocks:
        number += block.kind in NUMBERED
        heading += block.kind is BlockKind.HEADING
        found.append(heading if block.kind is BlockKind.HEADING else number)
    return found


def _fragment(label: str) -> str:
    return escape(label.replace(", ", "-").replace(" ", "-"))
