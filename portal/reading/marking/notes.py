"""Annotations in a body: the words that they stand on, and what they say beside them."""

from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple

from articles.queries.pointers import Pointer, PointerKind
from articles.queries.reading import PlacedAnnotation
from articles.text.lettering import key_letters
from articles.text.rendering import Highlight
from portal.reading.marking.words import Words
from portal.ui.addresses import address_of
from portal.ui.languages import in_language, language, local_address

MOST_POINTED = 70
"""How much of the words that a cross-reference points to is shown."""

_REL = dict.fromkeys(PointerKind, "") | {PointerKind.WEB: ' rel="noopener noreferrer"'}


class Note(NamedTuple):
    """An annotation with its key letter."""

    key: str
    annotation: PlacedAnnotation


def keyed(annotations: Sequence[PlacedAnnotation]) -> list[Note]:
    """Annotations in text order, lettered a to z, then aa, ab and so on."""
    return list(map(Note, _letters(len(annotations)), annotations))


@lru_cache(maxsize=256)
def _letters(count: int) -> tuple[str, ...]:
    return tuple(map(key_letters, range(count)))


class NoteWriter:
    """Writes notes in the language of the page on which it is made; a text has a hundred."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._in_vietnamese = language() == "vi"
        self._passages = address_of("reading:passage", "-").removesuffix("-/")

    def highlight(self, note: Note) -> Highlight:
        """The words of a note."""
        annotation, key = note.annotation, note.key
        name = self._words.note % {"key": key, "kind": self._words.kinds_within[annotation.kind]}
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

    def html(self, note: Note) -> str:
        """A note as it stands beside its words."""
        annotation, key = note.annotation, note.key
        theme = (self._in_vietnamese and annotation.theme_vi) or annotation.theme
        themed = f' <span class="theme">{escape(theme)}</span>' if theme else ""
        back = self._words.back_to_words % {"key": key}
        return (
            f'<div class="note {annotation.kind}" id="annotation-{key}"><header><b>{key}</b> '
            f"{self._words.kinds[annotation.kind]}{themed}</header>"
            f'<div class="body" lang="{escape(annotation.language)}">{annotation.body_html}</div>'
            f"{self._pointer(annotation.pointer)}"
            f'<footer><a class="return" href="#key-{key}" aria-label="{back}">↩</a>'
            f'<a class="address" href="{self._passages}{annotation.passage}/"'
            f' aria-label="{self._words.passage % {"key": key}}">¶</a></footer></div>'
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
        return f'<p class="pointer"><span>{self._words.see}</span> {link}</p>'


def shortened_words(words: str) -> str:
    """The beginning of words, as much as fits two lines of the margin."""
    line = " ".join(words.split())
    return line if len(line) <= MOST_POINTED else f"{line[: MOST_POINTED - 1].rstrip()}…"
