"""The body of a text: its paragraphs, its annotations beside them, its footnotes below.

Written as strings and not as a template: a long text has hundreds of pieces, and this is most of
what a page costs. Every value that is not finished HTML is escaped here. The bodies written last
are kept by everything that they are made of, so that none is ever out of date.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from html import escape
from typing import NamedTuple

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import AnnotationKind
from articles.queries.glossary import NamedPlace
from articles.queries.pointers import Pointer, PointerKind
from articles.queries.reading import PlacedAnnotation
from articles.text import NUMBERED, Block, BlockKind, Document, Inline, InlineKind
from articles.text.lettering import key_letters
from articles.text.rendering import Highlight, Naming, render_blocks
from portal.ui.languages import in_language, local_address
from portal.ui.languages import language as page_language

MOST_BODIES = 64  # of some hundred kilobytes each

_REL = dict.fromkeys(PointerKind, "") | {PointerKind.WEB: ' rel="noopener noreferrer"'}
_TAGS = {
    BlockKind.PARAGRAPH: ("<p>", "</p>"),
    BlockKind.LIST_ITEM: ("<ul><li>", "</li></ul>"),
    BlockKind.QUOTATION: ("<blockquote><p>", "</p></blockquote>"),
    BlockKind.CAPTION: ('<p class="caption">', "</p>"),
}


MOST_POINTED = 70
"""How much of the words that a cross-reference points to is shown."""


class Note(NamedTuple):
    """An annotation with its key letter."""

    key: str
    annotation: PlacedAnnotation


class _Words:
    """The words that recur on every page of a language, translated and escaped once."""

    def __init__(self) -> None:
        self.kinds = {kind.value: escape(str(kind.label)) for kind in AnnotationKind}
        self.kinds_within = {kind: label.lower() for kind, label in self.kinds.items()}
        self.note = escape(_("Note %(key)s, %(kind)s"))
        self.passage = escape(_("Address of the words of note %(key)s"))
        self.back_to_words = escape(_("Back to the words of note %(key)s"))
        self.back_to_reference = escape(_("Back to reference %(label)s"))
        self.see = escape(_("See:"))
        self.paragraph = escape(_("Paragraph %(number)d"))
        self.notes_on_paragraph = escape(_("Notes on paragraph %(number)d"))
        self.notes_on_heading = escape(_("Notes on this heading"))


@cache
def _words_in(_language: str) -> _Words:
    """The words in the language of this page, which is named so that each has its own."""
    return _Words()


def keyed(annotations: Iterable[PlacedAnnotation]) -> list[Note]:
    """Annotations in text order, lettered a to z, then aa, ab and so on."""
    return [Note(key_letters(number), note) for number, note in enumerate(annotations)]


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
    """The whole body.

    `source_url` is the address of the source text that a digest reports, where it can be read, and
    `beside_url` that of the digest beside it.
    `shown` names the blocks (by index) that may be read; None stands for all. `named` are the
    places that name terms, in the order of the text: the first of each leads to its page.
    """
    sources = (source_url, beside_url)
    words = _words_html(document, tuple(notes), sources, shown, tuple(named), page_language())
    return mark_safe(  # noqa: S308 - every part is escaped or was cleaned when it was saved
        f'<div class="words" data-revision="{revision_number}" lang="{escape(language)}">'
        f"{words}</div>"
    )


@lru_cache(maxsize=MOST_BODIES)
def _words_html(  # noqa: PLR0913, PLR0917 - everything that a body is made of
    document: Document,
    notes: tuple[Note, ...],
    sources: tuple[str, str],
    shown: frozenset[int] | None,
    named: tuple[NamedPlace, ...],
    language: str,
) -> str:
    del language  # of the page, which decides on words and addresses
    return "".join(_Writer(document, notes, sources, shown, named).parts())


def forget_bodies() -> None:
    """Write every body anew when it is next shown."""
    _words_html.cache_clear()


class _Writer:
    """Writes one body, block by block."""

    def __init__(
        self,
        document: Document,
        notes: Sequence[Note],
        sources: tuple[str, str],
        shown: frozenset[int] | None,
        named: Sequence[NamedPlace],
    ) -> None:
        self.document = document
        self.source_url, self.beside_url = sources
        self.shown = frozenset(range(len(document.blocks))) if shown is None else shown
        blocks = [document.blocks[index] for index in sorted(self.shown)]
        self.labels = {
            label: block.label
            for block in blocks
            if block.kind is BlockKind.FOOTNOTE
            for label in block.labels
        }
        self.referred = {
            inline.target
            for inline in document.inlines
            if inline.kind is InlineKind.FOOTNOTE_REFERENCE
            and any(block.start <= inline.start < block.end for block in blocks)
        }
        self.footnote_ids: set[str] = set()
        self.words = _words_in(page_language())
        self.in_vietnamese = page_language() == "vi"
        self.passages = reverse("reading:passage", args=["-"]).removesuffix("-/")
        highlights = [self._highlight(note) for note in notes]
        self.inner = render_blocks(
            document,
            highlights,
            address_of=self._address,
            label_of=_name,
            namings=self._first_namings(named),
        )
        self.notes_at = _notes_by_block(document.blocks, notes)

    def _first_namings(self, named: Sequence[NamedPlace]) -> list[Naming]:
        """The first place of each term that no other link is in the way of."""
        taken = [
            (inline.start, inline.end) for inline in self.document.inlines if self._address(inline)
        ]
        blocks = [self.document.blocks[index] for index in self.shown]
        found: dict[str, Naming] = {}
        for place in named:
            is_free = all(end <= place.start or start >= place.end for start, end in taken)
            is_whole = any(b.start <= place.start and place.end <= b.end for b in blocks)
            if place.slug not in found and is_free and is_whole:
                address = reverse("reading:term", args=[place.slug])
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

    def parts(self) -> Iterable[str]:
        number = heading = 0
        left_out = 0
        footnotes: list[str] = []
        for index, block in enumerate(self.document.blocks):
            number += block.kind in NUMBERED
            heading += block.kind is BlockKind.HEADING
            if index not in self.shown:
                left_out += block.kind in NUMBERED
                continue
            if left_out:
                yield _gap(left_out)
                left_out = 0
            if block.kind is BlockKind.FOOTNOTE:
                footnotes.append(self._footnote(index, block))
            elif block.kind is BlockKind.HEADING:
                yield self._heading(index, block, heading)
            else:
                yield self._paragraph(index, block, number)
        if left_out:
            yield _gap(left_out)
        if footnotes:
            label = escape(_("Footnotes of the source"))
            yield (
                f'<section class="footnotes" aria-label="{label}"><ol>{"".join(footnotes)}</ol>'
                "</section>"
            )

    def _run(self, index: int, block: Block) -> str:
        return f'<span class="run" data-start="{block.start}">{self.inner[index]}</span>'

    def _heading(self, index: int, block: Block, number: int) -> str:
        tag = f"h{min(max(block.level, 2), 6)}"
        return (
            f'<div class="paragraph heading"><{tag} class="heading" id="h{number}">'
            f"{self._run(index, block)}</{tag}>{self._beside(index, block)}</div>"
        )

    def _paragraph(self, index: int, block: Block, number: int) -> str:
        opening, closing = _TAGS[block.kind]
        pilcrow, own_id, name = "", "", ""
        if block.kind in NUMBERED:
            name = self.words.paragraph % {"number": number}
            own_id = f' id="p{number}"'
            pilcrow = (
                f'<a class="pilcrow" href="#p{number}" data-number="{number}"'
                f' aria-label="{name}"></a>'
            )
        return (
            f'<div class="paragraph"{own_id}>{opening}{pilcrow}{self._run(index, block)}'
            f"{closing}{self._beside(index, block, number)}</div>"
        )

    def _footnote(self, index: int, block: Block) -> str:
        fragment = _fragment(block.label)
        own_id = "" if fragment in self.footnote_ids else f' id="note-{fragment}"'
        self.footnote_ids.add(fragment)
        signs = ", ".join(f"({label})" for label in block.labels)
        back = "".join(
            f'<a class="return" href="#ref-{escape(label)}"'
            f' aria-label="{self.words.back_to_reference % {"label": escape(label)}}">↩</a>'
            for label in block.labels
            if label in self.referred
        )
        notes = "".join(self._note(note) for note in self.notes_at.get(index, ()))
        return (
            f'<li{own_id}><span class="label">{escape(signs)}</span> '
            f"{self._run(index, block)} {back}{notes}</li>"
        )

    def _beside(self, index: int, block: Block, number: int = 0) -> str:
        notes = [self._note(note) for note in self.notes_at.get(index, ())]
        if block.reports:
            notes.append(self._reports(block.reports, number))
        if not notes:
            return ""
        name = (
            self.words.notes_on_paragraph % {"number": number}
            if number
            else self.words.notes_on_heading
        )
        return f'<aside class="notes" aria-label="{name}">{"".join(notes)}</aside>'

    def _highlight(self, note: Note) -> Highlight:
        annotation, key = note.annotation, note.key
        name = self.words.note % {"key": key, "kind": self.words.kinds_within[annotation.kind]}
        return Highlight(
            annotation.start,
            annotation.end,
            passage=annotation.passage,
            kind=annotation.kind,
            details=f"annotation-{key}",
            after=(
                f'<a class="key {annotation.kind}" id="key-{key}" href="#annotation-{key}"'
                f' data-key="{key}" aria-label="{name}"></a>'
            ),
        )

    def _note(self, note: Note) -> str:
        annotation, key = note.annotation, note.key
        theme = (self.in_vietnamese and annotation.theme_vi) or annotation.theme
        themed = f' <span class="theme">{escape(theme)}</span>' if theme else ""
        back = self.words.back_to_words % {"key": key}
        return (
            f'<div class="note {annotation.kind}" id="annotation-{key}"><header><b>{key}</b> '
            f"{self.words.kinds[annotation.kind]}{themed}</header>"
            f'<div class="body" lang="{escape(annotation.language)}">{annotation.body_html}</div>'
            f"{self._pointer(annotation.pointer)}"
            f'<footer><a class="return" href="#key-{key}" aria-label="{back}">↩</a>'
            f'<a class="address" href="{self.passages}{annotation.passage}/"'
            f' aria-label="{self.words.passage % {"key": key}}">¶</a></footer></div>'
        )

    def _pointer(self, pointer: Pointer | None) -> str:
        """Where a cross-reference leads: the words of a passage, or a name."""
        if pointer is None:
            return ""
        name = escape(in_language(pointer.name, pointer.name_vi) or pointer.path)
        if pointer.words:
            words = escape(shortened_words(pointer.words))
            name = f'<q lang="{escape(pointer.language)}">{words}</q>, {name}'
        link = f'<a href="{escape(local_address(pointer.path))}"{_REL[pointer.kind]}>{name}</a>'
        return f'<p class="pointer"><span>{self.words.see}</span> {link}</p>'

    def _reports(self, reports: tuple[int, int], number: int) -> str:
        """Which paragraphs of the source a block reports; leads to the two side by side."""
        first, last = reports
        places = f"{first}–{last}" if last > first else str(first)
        words = escape(
            ngettext(
                "Reports paragraph %(places)s of the source",
                "Reports paragraphs %(places)s of the source",
                last - first + 1,
            )
            % {"places": places}
        )
        if not self.source_url:
            return f'<p class="reports">{words}</p>'
        address = escape(f"{self.source_url}#p{first}")
        if self.beside_url:
            address = escape(self.beside_url + (f"#p{number}" if number else ""))
        return f'<p class="reports"><a href="{address}">{words}</a></p>'


def shortened_words(words: str) -> str:
    """The beginning of words, as much as fits two lines of the margin."""
    line = " ".join(words.split())
    return line if len(line) <= MOST_POINTED else f"{line[: MOST_POINTED - 1].rstrip()}…"


def _fragment(label: str) -> str:
    return escape(label.replace(", ", "-").replace(" ", "-"))


def _name(inline: Inline) -> str:
    return _("Footnote %(label)s") % {"label": inline.target}


def _notes_by_block(blocks: Sequence[Block], notes: Sequence[Note]) -> dict[int, list[Note]]:
    """Each note under the block in which its passage ends."""
    found: dict[int, list[Note]] = defaultdict(list)
    index = 0
    for note in sorted(notes, key=lambda n: n.annotation.end):
        while index + 1 < len(blocks) and blocks[index].end < note.annotation.end:
            index += 1
        found[index].append(note)
    for group in found.values():
        group.sort(key=lambda n: (n.annotation.start, -n.annotation.end, n.annotation.pk))
    return found


def _gap(count: int) -> str:
    words = ngettext(
        "%(count)d paragraph is left out here.", "%(count)d paragraphs are left out here.", count
    )
    return f'<p class="gap">{escape(words % {"count": count})}</p>'
