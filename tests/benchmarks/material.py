"""A text of the length of a real one with a hundred annotations, made of the portal's own words."""

import random

from articles.models import (
    AnnotationKind,
    AnnotationStatus,
    Article,
    ArticleKind,
    Rights,
    Source,
    SourceAuthor,
)
from articles.operations.annotations import annotate
from articles.operations.passages import mark_passage
from articles.operations.publishing import publish_revision
from articles.operations.revisions import save_revision
from articles.text import Block, BlockKind, Document
from articles.text.document import BLOCK_SEPARATOR

SENTENCE = (
    "a reader asks who wrote this text and when it was printed because every statement on the"
    " portal stands on some words of a source that can be opened and compared with others"
)
NOTE = (
    "What does the writer *do* with these words, and whom do they leave out? Compare another text."
)
SEED = 20261122


def long_text(characters: int) -> Document:
    """Paragraphs of words in no order, about as many characters as asked."""
    dice = random.Random(SEED)
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < characters:
        words = [dice.choice(SENTENCE.split()) for _ in range(dice.randrange(60, 160))]
        paragraphs.append(" ".join(words).capitalize() + ".")
    return _document(paragraphs)


def _document(paragraphs: list[str]) -> Document:
    blocks, place = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, place, place + len(paragraph)))
        place += len(paragraph) + len(BLOCK_SEPARATOR)
    return Document(BLOCK_SEPARATOR.join(paragraphs), tuple(blocks))


def published_text(slug: str, *, characters: int, annotations: int) -> Article:
    """A published source text with annotations of all kinds, some over others."""
    dice = random.Random(SEED)
    source = Source.objects.create(
        slug=slug,
        title="A text of the length of a real one",
        published="2014-01",
        publication="The Benchmark",
        who="A program.",
        to_whom="Engineers.",
        ask="Is it quiet?",
    )
    SourceAuthor.objects.create(source=source, name="A. Program")
    article = Article.objects.create(
        slug=slug,
        kind=ArticleKind.SOURCE,
        source=source,
        title=source.title,
        rights=Rights.PUBLIC,
    )
    revision = save_revision(by=None, article=article, document=long_text(characters))
    kinds = list(AnnotationKind)
    for number in range(annotations):
        block = dice.choice(revision.document.blocks)
        start = dice.randrange(block.start, block.end - 140)
        passage = mark_passage(
            by=None, revision=revision, start=start, end=start + dice.randrange(20, 120)
        )
        annotate(
            by=None,
            passage=passage,
            kind=kinds[number % len(kinds)],
            body=NOTE,
            status=AnnotationStatus.PUBLISHED,
        )
    return publish_revision(by=None, revision=revision)


def edited(document: Document, *, seed: int) -> Document:
    """The text with a word changed in every fourth paragraph, one moved and one taken out."""
    dice = random.Random(seed)
    paragraphs = [document.words(block) for block in document.blocks]
    for index in range(0, len(paragraphs), 4):
        words = paragraphs[index].split()
        words[dice.randrange(len(words))] = "corrected"
        paragraphs[index] = " ".join(words)
    moved = paragraphs.pop(dice.randrange(len(paragraphs)))
    paragraphs.pop(dice.randrange(len(paragraphs)))
    paragraphs.append(moved)
    return _document(paragraphs)
