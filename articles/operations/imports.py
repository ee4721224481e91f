"""Take a file in: record its source and save its text."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.utils.text import slugify

from articles.actor import Actor
from articles.importing import ParsedArticle, number_of_issue
from articles.models import Article, ArticleKind, Revision, Source, SourceAuthor
from articles.operations.revisions import save_revision
from articles.queries.imports import known_source, revision_of_file


class ImportEffect(StrEnum):
    """What taking a file in did."""

    NEW = "new"
    REVISED = "revised"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of a file."""

    effect: ImportEffect
    revision: Revision

    @property
    def article(self) -> Article:
        return self.revision.article


@transaction.atomic
def import_parsed(
    *, by: Actor, parsed: ParsedArticle, file_name: str, given_title: str = ""
) -> ImportOutcome:
    """Save a parsed text as its source's article, as a draft.

    `given_title` is what an editor calls a text that prints no title.

    A file with the same checksum changes nothing. One with the name of a file that came in before
    is taken for a changed edition of it and becomes a new draft revision.
    """
    known = revision_of_file(parsed.sha256)
    if known:
        return ImportOutcome(ImportEffect.UNCHANGED, known)
    source = known_source(parsed.sha256, file_name)
    if source is None:
        source = _record_source(parsed, file_name, given_title)
    article = source.articles.filter(kind=ArticleKind.SOURCE).first()
    effect = ImportEffect.REVISED if article else ImportEffect.NEW
    if article is None:
        article = Article.objects.create(
            slug=free_article_slug(source.slug),
            kind=ArticleKind.SOURCE,
            source=source,
            title=str(source),
            title_vi=source.title_vi,
            language=parsed.language,
        )
    revision = save_revision(
        by=by,
        article=article,
        document=parsed.document,
        change_summary=f"Imported from {file_name}",
        file_sha256=parsed.sha256,
        source_map=parsed.source_map,
    )
    return ImportOutcome(effect, revision)


def _record_source(parsed: ParsedArticle, file_name: str, given_title: str) -> Source:
    """A new source from what the file says of itself."""
    title = parsed.title or ""
    if not title and not given_title:
        given_title = _first_words(parsed)
    source = Source.objects.create(
        slug=_free_slug(title or given_title or file_name),
        title=title[:300],
        given_title=given_title[:300],
        publication=(parsed.publication or "")[:200],
        issue=number_of_issue(parsed.issue or "")[:100],
        published=parsed.published or "",
        posted_on=_day(parsed.posted),
        retrieved_on=_day(parsed.retrieved),
        language=parsed.language,
        file_name=file_name[:255],
        sha256=parsed.sha256,
    )
    SourceAuthor.objects.bulk_create(
        SourceAuthor(source=source, position=place, name=a.name[:200], role=a.role[:300])
        for place, a in enumerate(parsed.authors)
    )
    return source


def _first_words(parsed: ParsedArticle) -> str:
    """What a text without a title is called until an editor names it."""
    words = parsed.document.text.split(maxsplit=8)[:8]
    return (" ".join(words) + "…")[:300]


def _day(moment: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(moment[:10]) if moment else None


def _free_slug(words: str) -> str:
    taken = set(Source.objects.values_list("slug", flat=True))
    return _first_free(_slug(words), taken)


def free_article_slug(words: str) -> str:
    """An address for an article that no other has."""
    taken = set(Article.objects.values_list("slug", flat=True))
    return _first_free(_slug(words), taken)


def _slug(words: str) -> str:
    plain = words.translate({ord("đ"): "d", ord("Đ"): "D"})  # has no canonical decomposition
    return slugify(plain)[:70].strip("-") or "text"


def _first_free(stem: str, taken: set[str]) -> str:
    slug, number = stem, 2
    while slug in taken:
        slug, number = f"{stem}-{number}", number + 1
    return slug
