"""Whether digests report their sources truly: paragraphs that are there, words that stand there."""

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from articles.importing import ImportRefused, read_article
from articles.text import NUMBERED, Block, Document, Inline, InlineKind
from portal.courses.files.problems import Problem
from portal.courses.files.records import DigestRecord, SourceRecord

Span = tuple[int, int]

_ELLIPSIS = re.compile(r"\[?(?:…|\.\.\.)\]?")
_WORD = re.compile(r"[^\W_]+")


def outside_of_reports(digests: Collection[DigestRecord]) -> Iterator[Problem]:
    """Quotations from paragraphs that the block around them does not report."""
    for digest in digests:
        for block, quotation in _quotations(digest.document):
            first, last = _span(quotation.target)
            if block.reports and not block.reports[0] <= first <= last <= block.reports[1]:
                message = (
                    f"The quotation names paragraph {quotation.target}, but its block reports"
                    f" {_numbers(block.reports)}."
                )
                yield Problem.at(digest.place_of(quotation.start), message)


def read_sources(folder: Path, sources: Collection[SourceRecord]) -> dict[str, Document]:
    """The texts of the sources whose files lie in a folder, by slug; known by their SHA-256.

    A file that cannot be read is passed over: loading it says why.
    """
    slugs = {source.sha256: source.slug for source in sources if source.sha256}
    found = {}
    for path in sorted(path for path in folder.iterdir() if path.is_file()):
        data = path.read_bytes()
        slug = slugs.get(hashlib.sha256(data).hexdigest())
        if slug:
            try:
                found[slug] = read_article(data, file_name=path.name).document
            except ImportRefused:
                continue
    return found


def untrue_to_sources(
    digests: Collection[DigestRecord], texts: Mapping[str, Document]
) -> Iterator[Problem]:
    """Paragraphs that a digest names and its source does not have, and words that differ there.

    Only digests whose source is among `texts` are compared.
    """
    for digest in digests:
        if digest.source in texts:
            yield from _untrue(digest, _paragraphs(texts[digest.source]))


def without_text(
    digests: Collection[DigestRecord], texts: Mapping[str, Document]
) -> Iterator[Problem]:
    """Digests whose source is not among `texts`."""
    for digest in digests:
        if digest.source not in texts:
            message = (
                f"No file of the source “{digest.source}” is there to compare the digest with."
            )
            yield Problem.at(digest.place, message)


def _untrue(digest: DigestRecord, paragraphs: list[str]) -> Iterator[Problem]:
    count = len(paragraphs)
    for block in digest.document.blocks:
        if block.reports and block.reports[1] > count:
            message = (
                f"The block reports {_numbers(block.reports)}, but the last of the"
                f" source is {count}."
            )
            yield Problem.at(digest.place_of(block.start), message)
    for _, quotation in _quotations(digest.document):
        first, last = _span(quotation.target)
        place = digest.place_of(quotation.start)
        words = digest.document.text[quotation.start : quotation.end]
        if not 1 <= first <= last <= count:
            message = f"The source has no paragraph {quotation.target}: its last is {count}."
            yield Problem.at(place, message)
        elif not _stand_in(words, " ".join(paragraphs[first - 1 : last])):
            message = f"{words} does not stand in paragraph {quotation.target} of the source."
            yield Problem.at(place, message)


def _quotations(document: Document) -> Iterator[tuple[Block, Inline]]:
    """The quotations from the source, each with the block around it."""
    quotations = [each for each in document.inlines if each.kind is InlineKind.QUOTATION]
    for block in document.blocks:
        for quotation in quotations:
            if block.start <= quotation.start < block.end:
                yield block, quotation


def _span(target: str) -> Span:
    first, _dash, last = target.partition("-")
    return int(first), int(last or first)


def _numbers(span: Span) -> str:
    first, last = span
    return f"paragraph {first}" if first == last else f"paragraphs {first} to {last}"


def _paragraphs(document: Document) -> list[str]:
    """The words of the numbered paragraphs, without references to footnotes."""
    references = [each for each in document.inlines if each.kind is InlineKind.FOOTNOTE_REFERENCE]
    return [
        _without(document.text, block, references)
        for block in document.blocks
        if block.kind in NUMBERED
    ]


def _without(text: str, block: Block, references: list[Inline]) -> str:
    inside = [each for each in references if block.start <= each.start and each.end <= block.end]
    edges = [block.start, *(edge for each in inside for edge in (each.start, each.end)), block.end]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return "".join(text[start:end] for start, end in pairs)


def _stand_in(words: str, paragraph: str) -> bool:
    """Whether quoted words stand in a paragraph: each run between ellipses, one after the other.

    Letters and digits count; their case, punctuation and spaces do not.
    """
    around, position = f" {_plain(paragraph)} ", 0
    for run in _ELLIPSIS.split(words):
        plain = _plain(run)
        found = around.find(f" {plain} ", position) if plain else position
        if found < 0:
            return False
        position = found + len(plain)
    return True


def _plain(words: str) -> str:
    return " ".join(_WORD.findall(unicodedata.normalize("NFC", words).casefold()))
