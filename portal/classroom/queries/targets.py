"""What can be assigned, by the words in which an address names it.

``lesson:MODULE/LESSON``, ``module:SLUG``, ``text:SLUG``, ``passage:ID`` and
``words:SLUG/REVISION/START-END``: the addresses of public pages, so that a public page can lead
here by a plain link.
"""

import re

from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Article, Passage, Rights
from articles.queries.reading import public_anchor, published_revision_number
from articles.text import NUMBERED
from portal.accounts.models import User
from portal.classroom.targets import Target, Words
from portal.lessons.models import Lesson, Module

WORDS = re.compile(r"([\w-]+)/([1-9]\d{0,8})/(\d{1,9})-(\d{1,9})\Z", re.ASCII)


def find_target(person: User, name: str) -> Target | None:
    """What a name names, if it is published and the person may read it."""
    kind, _colon, rest = name.partition(":")
    match kind:
        case "lesson":
            return _lesson(rest)
        case "module":
            return _modules().filter(slug=rest).first()
        case "text":
            return _text(person, rest)
        case "passage":
            return _passage(person, rest)
        case "words":
            return _words(person, rest)
    return None


def paragraphs_of(article: Article) -> list[tuple[int, str, str]]:
    """The numbered paragraphs of a public text: number, name of the target, first words.

    None of an excerpt, whose other paragraphs are not shown.
    """
    revision = article.published_revision
    if revision is None or article.rights == Rights.EXCERPT:
        return []
    document = revision.document
    blocks = [block for block in document.blocks if block.kind in NUMBERED]
    return [
        (
            number,
            f"words:{article.slug}/{revision.number}/{block.start}-{block.end}",
            document.words(block),
        )
        for number, block in enumerate(blocks, start=1)
    ]


def _modules() -> "QuerySet[Module]":
    return Module.objects.published().filter(course__published_at__lte=timezone.now())


def _lesson(rest: str) -> Lesson | None:
    module, _slash, slug = rest.partition("/")
    return (
        Lesson.objects.published()
        .filter(slug=slug, module__slug=module, module__in=_modules())
        .select_related("module")
        .first()
    )


def _text(person: User, slug: str) -> Article | None:
    return (
        Article.objects.visible_to(person)
        .select_related("source", "published_revision")
        .filter(slug=slug)
        .first()
    )


def _passage(person: User, public_id: str) -> Passage | None:
    anchor = public_anchor(public_id)
    if anchor is None or _text(person, anchor.revision.article.slug) is None:
        return None
    anchor.passage.article = anchor.revision.article
    return anchor.passage


def _words(person: User, rest: str) -> Words | None:
    match = WORDS.match(rest)
    article = _text(person, match[1]) if match else None
    if match is None or article is None or article.rights == Rights.EXCERPT:
        return None
    revision = published_revision_number(article, int(match[2]))
    start, end = int(match[3]), int(match[4])
    if revision is None or not 0 <= start < end <= len(revision.text):
        return None
    if not revision.text[start:end].strip():
        return None
    revision.article = article
    return Words(revision, start, end)
