"""Sources, articles, revisions, annotations."""

from articles.models import (
    AnnotationKind,
    AnnotationStatus,
    Article,
    ArticleKind,
    Rights,
    Source,
    SourceAuthor,
    Theme,
)
from articles.operations.annotations import annotate
from articles.operations.passages import mark_passage
from articles.operations.publishing import publish_revision
from articles.operations.revisions import save_revision
from articles.text import Block, BlockKind, Document
from articles.text.document import BLOCK_SEPARATOR

WORDS = "The ferry leaves at seven.\n\nNobody on the quay agrees about the fare."


def theme(slug="trade", **fields):
    return Theme.objects.create(**{"slug": slug, "name": "Trade", "name_vi": "Thương mại"} | fields)


def source(slug="ferry", *, authors=("Ada Quay",), **fields):
    """The record of a text, by one author unless told."""
    given = {
        "slug": slug,
        "title": "Notes on a ferry",
        "publication": "Harbour Review",
        "published": "1998-03",
        "language": "en",
    }
    record = Source.objects.create(**given | fields)
    SourceAuthor.objects.bulk_create(
        SourceAuthor(source=record, position=place, name=name) for place, name in enumerate(authors)
    )
    return record


def document(text=WORDS, *, kinds=()):
    """A document whose blocks are the paragraphs of `text`; `kinds` names those of the first."""
    blocks, start = [], 0
    for place, words in enumerate(text.split(BLOCK_SEPARATOR)):
        kind = kinds[place] if place < len(kinds) else BlockKind.PARAGRAPH
        level = 2 if kind == BlockKind.HEADING else 0
        blocks.append(Block(kind, start, start + len(words), level))
        start += len(words) + len(BLOCK_SEPARATOR)
    return Document(text, tuple(blocks))


def article(slug="ferry", *, text=WORDS, **fields):
    """An article with one draft revision of `text`, and a source of its own unless one is given.

    Everybody may read it once it is published.
    """
    given = {
        "slug": slug,
        "kind": ArticleKind.SOURCE,
        "title": "Notes on a ferry",
        "title_vi": "Ghi chép về một chuyến phà",
        "rights": Rights.PUBLIC,
        "language": "en",
    }
    if "source" not in fields:
        fields["source"] = source(slug)
    made = Article.objects.create(**given | fields)
    revision(made, text=text)
    return made


def revision(of, *, text=WORDS, by=None, **options):
    """A further draft revision of an article."""
    words = text if isinstance(text, Document) else document(text)
    return save_revision(by=by, article=of, document=words, **options)


def published(slug="ferry", *, at=None, **options):
    """An article whose one revision is public, from now unless told."""
    made = article(slug, **options)
    return publish_revision(by=None, revision=made.revisions.get(), at=at)


def digest(slug="ferry-digest", **options):
    """A public digest."""
    given = {"kind": ArticleKind.DIGEST, "title": "The ferry in short", "byline": "The editors"}
    return published(slug, **given | options)


def annotation(of, words, body="A note.", *, by=None, kind=AnnotationKind.CONTEXT, **options):
    """A published annotation on the first place of some words in an article's newest revision."""
    newest = of.revisions.order_by("-number").first()
    start = newest.text.index(words)
    passage = mark_passage(by=by, revision=newest, start=start, end=start + len(words))
    given = {"status": AnnotationStatus.PUBLISHED}
    return annotate(by=by, passage=passage, kind=kind, body=body, **given | options)
