"""What the page of a text shows."""

import datetime
import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    DateTimeField,
    Exists,
    F,
    JSONField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, JSONObject
from django.utils import timezone

from articles.anchoring import AnchorStatus
from articles.models import (
    Anchor,
    Annotation,
    AnnotationStatus,
    Article,
    Revision,
    Rights,
    SourceAuthor,
    SourcePlace,
)
from articles.queries.moments import Moments
from articles.queries.pointers import Pointer, pointers_of, target_column, target_in
from articles.queries.prepared import Asked, Prepared
from articles.queries.source_places import stood_in_public
from articles.text import Document
from articles.uses import uses_of

MOST_DOCUMENTS = 64  # of some hundred kilobytes each


class PlacedAnnotation(NamedTuple):  # a text has a hundred
    """An annotation with the place of its passage in one revision (code points)."""

    pk: int
    kind: str
    body_html: str
    language: str
    theme: str
    theme_vi: str
    passage: str
    start: int
    end: int
    pointer: Pointer | None = None
    """Where a cross-reference leads, if readers may go there."""


def article_to_read(slug: str, at: datetime.datetime | None = None) -> Article | None:
    """An article with what its page needs, whether published or not.

    Two queries, and one where the document of its published revision is known.
    """
    rows: list[Any] = _article.objects(slug=slug, at=at or timezone.now())  # one for each author
    if not rows:
        return None
    article: Article = rows[0]
    if article.published_revision:
        article.published_revision.document = _document(
            article.published_revision.pk, article.published_revision.document_sha256
        )
    authors = article.source.authors.all()
    authors._result_cache = [  # noqa: SLF001 - so does prefetching
        SourceAuthor(
            source=article.source, **{name: getattr(row, f"its_author_{name}") for name in _AUTHOR}
        )
        for row in rows
        if row.its_author_id
    ]
    article.source._prefetched_objects_cache = {"authors": authors}  # type: ignore[attr-defined]  # noqa: SLF001
    return article


_AUTHOR = ("id", "position", "name", "role")


def _article_query() -> "QuerySet[Article]":
    others = (
        Article.objects.published(Asked("at", DateTimeField()))
        .filter(source=OuterRef("source"))
        .exclude(kind=OuterRef("kind"))
        .order_by("pk")
        .values(found=JSONObject(slug="slug", kind="kind", rights="rights"))
    )
    return (
        Article.objects.filter(slug=Asked("slug", CharField()))
        .select_related("source", "published_revision")
        .defer(*(f"published_revision__{name}" for name in ("text", "structure", "source_map")))
        .annotate(
            counterpart=Subquery(others[:1], output_field=JSONField()),
            **{f"its_author_{name}": F(f"source__authors__{name}") for name in _AUTHOR},
        )
        .order_by("source__authors__position", "source__authors__pk")
    )


_article = Prepared(_article_query)


@lru_cache(maxsize=MOST_DOCUMENTS)
def _document(revision: int, sha256: str) -> Document:
    """The document of a revision, known by its checksum: it never changes."""
    del sha256
    [(text, structure)] = _words.rows(revision=revision)
    return Document.from_structure(text, json.loads(structure))


def forget_documents() -> None:
    """Read every document anew when it is next shown."""
    _document.cache_clear()


_words = Prepared(
    lambda: Revision.objects.filter(pk=Asked("revision", BigIntegerField())).values_list(
        "text", "structure"
    )
)


_placed = Prepared(
    lambda: (
        Annotation.objects.filter(
            passage__anchors__revision=Asked("revision", BigIntegerField()),
            passage__anchors__start__isnull=False,
            status__in=(AnnotationStatus.PUBLISHED, Asked("or_status", CharField())),
        )
        .order_by("passage__anchors__start", "-passage__anchors__end", "pk")
        .values_list(
            "pk",
            "kind",
            "body_html",
            "language",
            Coalesce("theme__name", Value("")),
            Coalesce("theme__name_vi", Value("")),
            "passage__public_id",
            "passage__anchors__start",
            "passage__anchors__end",
            target_column(),
        )
    )
)


def placed_annotations(revision: Revision, *, drafts: bool = False) -> list[PlacedAnnotation]:
    """The annotations that stand in a revision, in text order, for editors with the drafts."""
    status = AnnotationStatus.DRAFT if drafts else AnnotationStatus.PUBLISHED
    rows = _placed.rows(revision=revision.pk, or_status=status.value)
    pointers = pointers_of([target_in(row[_POINTER]) for row in rows if row[_POINTER]])
    return [
        PlacedAnnotation._make((*row[:_POINTER], pointers.get(row[0])) if row[_POINTER] else row)
        for row in rows
    ]


_POINTER = PlacedAnnotation._fields.index("pointer")
"""Where a row has the target of a cross-reference."""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The digest of a source text, or the source text of a digest."""

    slug: str
    kind: str
    rights: str


def counterpart(article: Article) -> Counterpart | None:
    """The published digest of a source text, or the published source text of a digest.

    For an article from `article_to_read`.
    """
    found: dict[str, str] | None = getattr(article, "counterpart", None)
    return Counterpart(**found) if found else None


def published_revision_number(
    article: Article, number: int, at: datetime.datetime | None = None
) -> Revision | None:
    """A revision that was public at some time; None for one that never was."""
    return (
        Revision.objects.filter(
            article=article,
            number=number,
            publications__published_at__lte=at or timezone.now(),
        )
        .distinct()
        .first()
    )


def public_anchor(public_id: str, at: datetime.datetime | None = None) -> Anchor | None:
    """Where a passage stands in the published revision, or last stood in one that was public.

    Readers may know of a passage once something published says something about it, or a public
    digest reports it; of an excerpt, whose other paragraphs are not shown, a published annotation.
    """
    now = at or timezone.now()
    digests = Article.objects.published(now)
    anchor = (
        Anchor.objects.filter(
            passage__public_id=public_id,
            start__isnull=False,
            revision__publications__published_at__lte=now,
        )
        .annotate(
            is_annotated=Exists(
                Annotation.objects.filter(
                    passage=OuterRef("passage"), status=AnnotationStatus.PUBLISHED
                )
            ),
            is_reported=Exists(
                SourcePlace.objects.filter(
                    stood_in_public("passage", now),
                    words=OuterRef("passage"),
                    passage__article__in=digests,
                )
            ),
        )
        .select_related(
            "passage", "revision__article__source", "revision__article__published_revision"
        )
        .order_by(
            Case(When(revision=F("revision__article__published_revision"), then=0), default=1),
            "-revision__number",
        )
        .first()
    )
    if anchor is None or anchor.is_annotated:
        return anchor
    if anchor.revision.article.rights == Rights.EXCERPT:
        return None
    is_known = anchor.is_reported or any(use.is_public for use in uses_of(anchor.passage))
    return anchor if is_known else None


def is_orphan(passage_id: int, revision: Revision) -> bool:
    """Whether a passage's words are known to be gone from a revision."""
    return Anchor.objects.filter(
        passage=passage_id, revision=revision, status=AnchorStatus.ORPHANED
    ).exists()


def next_publication(after: datetime.datetime) -> datetime.datetime | None:
    """The next moment at which a text appears or disappears by the clock."""
    return _publications.next(after)


_publications = Moments((Article, "published_at"), (Article, "withdrawn_at"))
