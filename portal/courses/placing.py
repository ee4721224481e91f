"""Finding the places in a source of statements that were made on its held text."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from articles.importing.source_map import span_in_file
from articles.models import Anchor, Annotation, Article, ArticleKind, Mention, Passage, Revision
from articles.operations.source_places import checksum_of_words, place_in_source
from portal.courses.files import file_contents
from portal.courses.stored_places import stored_places
from timeline.models import Attestation, Observation


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: what it says, and the passage that it stands on."""

    what: Hashable
    passage: Passage


def place_statements(slugs: Iterable[str], decoded: dict[str, str]) -> int:
    """Give each statement on some digests the place of its twin on the source's held text.

    A twin says the same of the same thing. `decoded` has the characters of the sources' files by
    their SHA-256. Returns how many places were given.
    """
    found = 0
    for digest in Article.objects.filter(slug__in=slugs, kind=ArticleKind.DIGEST):
        held = Article.objects.filter(source=digest.source_id, kind=ArticleKind.SOURCE).first()
        revision = _read_from_file(held, decoded) if held else None
        if held and revision:
            found += _place(digest, held, revision, decoded[revision.file_sha256])
    return found


def write_places(slugs: Iterable[str], folder: Path) -> list[str]:
    """Write the places of digests into the folder of a course; the names of the files."""
    contents = file_contents(record for _, record in stored_places(list(slugs)))
    written = {name: text for name, text in contents.items() if name.startswith("places/")}
    for name, text in written.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return sorted(written)


def _place(digest: Article, held: Article, revision: Revision, decoded: str) -> int:
    real = {said.what: said.passage for said in _statements(held)}
    found = 0
    for said in _statements(digest):
        twin = real.get(said.what)
        anchor = Anchor.objects.filter(passage=twin, revision=revision).first() if twin else None
        if anchor is None or anchor.start is None or anchor.end is None:
            continue
        span = span_in_file(revision.source_map, anchor.start, anchor.end)
        if span:
            words = decoded[span[0] : span[1]]
            place_in_source(
                by=None,
                passage=said.passage,
                start=span[0],
                end=span[1],
                sha256=checksum_of_words(words),
            )
            found += 1
    return found


def _read_from_file(held: Article, decoded: dict[str, str]) -> Revision | None:
    """The newest revision that was read from one of the files."""
    return held.revisions.filter(file_sha256__in=decoded).order_by("-number").first()


def _statements(article: Article) -> Iterator[Said]:
    """What is said on an article, each with what tells it from all other statements."""
    for note in Annotation.objects.filter(passage__article=article).select_related("passage"):
        yield Said(("annotation", note.kind, note.body), note.passage)
    mentions = Mention.objects.filter(passage__article=article, is_retired=False)
    for mention in mentions.order_by("-pk").select_related("passage"):
        yield Said(("mention", mention.term_id), mention.passage)
    for row in Attestation.objects.in_force().filter(passage__article=article):
        stated = (row.kind, row.date, row.number, row.text, row.scope, row.as_of)
        yield Said(("attestation", row.event_id, *stated), row.passage)
    for figure in Observation.objects.in_force().filter(passage__article=article):
        given = (figure.value, figure.unit, figure.scope, figure.as_of)
        yield Said(("observation", figure.indicator_id, *given), figure.passage)
