"""The material of a course: themes, terms, sources, digests, annotations."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from articles.text import Document
from portal.courses.files.records.basics import (
    NOWHERE,
    Identity,
    Kind,
    Place,
    Quote,
    Translated,
    TranslatedLines,
)

DEFAULT_BYLINE = "The editors of Open Door"


@dataclass(frozen=True, slots=True)
class ThemeRecord:
    """A theme."""

    kind: ClassVar[Kind] = Kind.THEME
    slug: str
    name: Translated
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def key(self) -> str:
        return self.slug

    @property
    def needs(self) -> tuple[Identity, ...]:
        """The objects without which this one cannot be stored."""
        return ()


@dataclass(frozen=True, slots=True, order=True)
class RelationRecord:
    """How a term stands to another, and the slug of that one."""

    kind: str
    to: str


@dataclass(frozen=True, slots=True)
class TermRecord:
    """A term of the index; aliases and relations in the order of their letters."""

    kind: ClassVar[Kind] = Kind.TERM
    slug: str
    term_kind: str
    name: Translated
    aliases: TranslatedLines
    definition: Translated
    sources: str
    authority: str
    relations: tuple[RelationRecord, ...]
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def key(self) -> str:
        return self.slug

    @property
    def needs(self) -> tuple[Identity, ...]:
        return tuple((Kind.TERM, relation.to) for relation in self.relations)


@dataclass(frozen=True, slots=True)
class AuthorRecord:
    """A source author."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """The record of a text. `given_title.en` is empty where the text prints its own title."""

    kind: ClassVar[Kind] = Kind.SOURCE
    slug: str
    title: str
    given_title: Translated
    authors: tuple[AuthorRecord, ...]
    publication: str
    issue: str
    published: str  # EDTF in canonical form
    posted: str  # ISO date
    retrieved: str  # ISO date
    dating_note: Translated
    language: str
    address: str
    file_name: str
    sha256: str
    who: Translated
    to_whom: Translated
    ask: Translated
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def key(self) -> str:
        return self.slug

    @property
    def needs(self) -> tuple[Identity, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class DigestRecord:
    """A digest with its text."""

    kind: ClassVar[Kind] = Kind.DIGEST
    slug: str
    source: str
    title: Translated
    summary: Translated
    themes: tuple[str, ...]  # in alphabetical order
    language: str
    byline: str
    document: Document
    place: Place = field(default=NOWHERE, compare=False)
    lines: Mapping[int, int] = field(default_factory=dict, compare=False)
    """The line of the file by where a block or inline style begins in the text."""

    @property
    def key(self) -> str:
        return self.slug

    @property
    def needs(self) -> tuple[Identity, ...]:
        return ((Kind.SOURCE, self.source), *((Kind.THEME, slug) for slug in self.themes))

    def place_of(self, start: int) -> Place:
        """Where in the file a block or inline style stands that begins there."""
        return Place(self.place.file, self.lines.get(start, self.place.line))


@dataclass(frozen=True, slots=True)
class SourcePlaceRecord:
    """Where in the source's file the words stand that some words of its digest report."""

    quote: Quote
    start: int
    end: int
    sha256: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class PlacesRecord:
    """The places in the source of the statements on a digest, in the order of its text."""

    kind: ClassVar[Kind] = Kind.PLACES
    digest: str
    places: tuple[SourcePlaceRecord, ...]
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def key(self) -> str:
        return self.digest

    @property
    def needs(self) -> tuple[Identity, ...]:
        return ((Kind.DIGEST, self.digest),)


@dataclass(frozen=True, slots=True)
class AnnotationRecord:
    """An annotation on words of a digest, quoted as `articles.anchoring.selectors` does.

    `start` is where the words stand in the digest, in code points, for the order of the file.
    """

    kind: ClassVar[Kind] = Kind.ANNOTATION
    slug: str
    digest: str
    annotation_kind: str
    body: str
    language: str
    theme: str
    term: str  # the slug of the term that a cross-reference points to
    event: str  # the slug of the event that it points to
    address: str  # the address that it points to
    words: Quote | None  # the words of a digest that it points to
    exact: str  # empty where the words are gone
    prefix: str
    suffix: str
    start: int = field(default=0, compare=False)
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def key(self) -> str:
        return self.slug

    @property
    def needs(self) -> tuple[Identity, ...]:
        theme = ((Kind.THEME, self.theme),) if self.theme else ()
        term = ((Kind.TERM, self.term),) if self.term else ()
        event = ((Kind.EVENT, self.event),) if self.event else ()
        words = ((Kind.DIGEST, self.words.digest),) if self.words else ()
        return ((Kind.DIGEST, self.digest), *theme, *term, *event, *words)
