"""Themes, terms, sources and digests as the fields of their files."""

from portal.courses.files.records import (
    DEFAULT_BYLINE,
    DigestRecord,
    SourcePlaceRecord,
    SourceRecord,
    TermRecord,
    ThemeRecord,
    Translated,
)
from portal.courses.files.writing.fields import Fields, translated, without


def theme(record: ThemeRecord) -> Fields:
    """A theme as its entry in the file has it."""
    return {"slug": record.slug, "name": translated(record.name)}


def term(record: TermRecord) -> Fields:
    """A term as its entry in the file has it."""
    fields: Fields = {
        "slug": record.slug,
        "kind": record.term_kind,
        "name": translated(record.name),
        "aliases": {"en": list(record.aliases.en), "vi": list(record.aliases.vi)},
        "definition": translated(record.definition),
        "sources": record.sources,
        "authority": record.authority,
    }
    found = without(fields, sources="", authority="")
    if record.relations:
        found["relations"] = [
            {"kind": relation.kind, "to": relation.to} for relation in record.relations
        ]
    return found


def source(record: SourceRecord) -> Fields:
    """A source as its file has it."""
    given = Translated(record.given_title.en or record.title, record.given_title.vi)
    fields: Fields = {
        "slug": record.slug,
        "title": record.title or None,
        "given_title": translated(given),
        "authors": [
            {"name": author.name, "role": author.role or None} for author in record.authors
        ],
        "publication": record.publication or None,
        "issue": record.issue or None,
        "published": record.published or None,
        "posted": record.posted or None,
        "retrieved": record.retrieved or None,
        "dating_note": translated(record.dating_note),
        "language": record.language,
        "address": record.address,
        "file_name": record.file_name or None,
        "sha256": record.sha256 or None,
        "who": translated(record.who),
        "to_whom": translated(record.to_whom),
        "ask": translated(record.ask),
    }
    return without(fields, address="")


def digest(record: DigestRecord) -> Fields:
    """The front matter of a digest."""
    fields: Fields = {
        "slug": record.slug,
        "source": record.source,
        "title": translated(record.title),
        "summary": translated(record.summary),
        "themes": list(record.themes),
        "language": record.language,
        "byline": record.byline,
    }
    return without(fields, byline=DEFAULT_BYLINE)


def place(record: SourcePlaceRecord) -> Fields:
    """A place in the source as its entry in the file has it."""
    return {
        "exact": record.quote.exact,
        "prefix": record.quote.prefix,
        "suffix": record.quote.suffix,
        "start": record.start,
        "end": record.end,
        "sha256": record.sha256,
    }
