"""What reading a file gives."""

from dataclasses import dataclass, field
from typing import Any

from articles.text import BlockKind, Document, InlineKind


class ImportRefused(Exception):  # noqa: N818 - the word that editors and the command use
    """A file cannot be read. The message says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class ParsedAuthor:
    """A person or body that a source names as its author.

    `name` has no academic titles. `role` is the office that the source gives; the academic titles
    only where it gives no office, as a cataloguer enters them. The line itself stays in
    `ParsedArticle.metadata_lines`.
    """

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Words of the file that are not part of the text, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class MetadataLine:
    """A line of the file that was read as a statement about the text: `field` says which."""

    field: str
    text: str


@dataclass(slots=True)
class Metadata:
    """What a file says about its text, collected while it is read; fields as in `ParsedArticle`."""

    title: str | None = None
    authors: list[ParsedAuthor] = field(default_factory=list)
    publication: str | None = None
    issue: str | None = None
    published: str | None = None
    posted: str | None = None
    retrieved: str | None = None
    language: str | None = None
    lines: list[MetadataLine] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of one file; `read_article` adds the checksum and the language."""

    encoding: str
    metadata: Metadata
    document: Document
    source_map: tuple[tuple[int, int, int, int], ...]
    dropped: tuple[Dropped, ...]
    warnings: tuple[str, ...]
    front_matter: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """A file as an article that an editor can check.

    `issue` is as printed; `published` is EDTF; `posted` is local time to the minute
    (``2014-05-26T21:28``) or a day; `retrieved` is a day; `language` is ``en``, ``vi`` or ``und``,
    or another tag that front matter gives. `source_map` holds runs of file start, file end, text
    start and text end, in code points of ``data.decode(encoding)`` and of ``document.text``,
    ordered by text; where both lengths are equal the run maps character by character.
    `front_matter` has the keys of a Markdown file's head that are no field here.
    """

    sha256: str
    encoding: str
    title: str | None
    authors: tuple[ParsedAuthor, ...]
    publication: str | None
    issue: str | None
    published: str | None
    posted: str | None
    retrieved: str | None
    language: str
    document: Document
    source_map: tuple[tuple[int, int, int, int], ...]
    dropped: tuple[Dropped, ...]
    warnings: tuple[str, ...]
    metadata_lines: tuple[MetadataLine, ...] = ()
    front_matter: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The article as plain values for one line of JSON; a combined note stands once a label."""
        notes = [
            {"label": label, "text": self.document.words(block)}
            for block in self.document.blocks
            if block.kind is BlockKind.FOOTNOTE
            for label in block.labels
        ]
        labels = {note["label"] for note in notes}
        return {
            "title": self.title,
            "authors": [{"name": author.name, "role": author.role} for author in self.authors],
            "publication": self.publication,
            "issue": self.issue,
            "published": self.published,
            "posted": self.posted,
            "retrieved": self.retrieved,
            "language": self.language,
            "blocks": [
                {
                    "kind": block.kind.value,
                    "text": self.document.words(block),
                    "level": block.level,
                }
                for block in self.document.blocks
                if block.kind is not BlockKind.FOOTNOTE
            ],
            "notes": notes,
            "note_refs": [
                {
                    "label": inline.target,
                    "note": inline.target if inline.target in labels else None,
                }
                for inline in self.document.inlines
                if inline.kind is InlineKind.FOOTNOTE_REFERENCE
            ],
            "dropped": [{"text": drop.text, "reason": drop.reason} for drop in self.dropped],
            "warnings": list(self.warnings),
        }
