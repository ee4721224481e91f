"""What the page of a text shows."""

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    DateTimeField,
    Exists,
    F,
    JSONField,
    Min,
    OuterRef,
    Q,
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
    AnnotationKind,
    AnnotationStatus,
    Article,
    Revision,
    Rights,
    Source,
    SourceAuthor,
    SourcePlace,
)
from articles.queries.pointers import TARGET_COLUMNS, Pointer, Target, pointers_of
from articles.queries.prepared import Asked, Prepared
from articles.queries.source_places import stood_in_public
from articles.uses import uses_of


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
    """An article with what its page needs, whether published or not; two queries."""
    rows: list[Any] = _article.objects(slug=slug, at=at or timezone.now())  # one for each author
    if not rows:
        return None
    article: Article = rows[0]
    article.source = _source_of(rows)
    if article.published_revision_id:
        [article.published_revision] = _revision.objects(pk=article.published_revision_id)
    return article


_SOURCE = [field.attname for field in Source._meta.concrete_fields]  # noqa: SLF001 - public by custom
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
        .annotate(
            counterpart=Subquery(others[:1], output_field=JSONField()),
            **{f"its_source_{name}": F(f"source__{name}") for name in _SOURCE},
            **{f"its_author_{name}": F(f"source__authors__{name}") for name in _AUTHOR},
        )
        .order_by("source__authors__position", "source__authors__pk")
    )


_article = Prepared(_article_query)
_revision = Prepared(
    # The map to its file is as long as the text, and no page shows it.
    lambda: Revision.objects.defer("source_map").filter(pk=Asked("pk", BigIntegerField()))
)


def _source_of(rows: Sequence[Any]) -> Source:
    """The source of rows that name it with each of its authors, as `prefetch_related` gives it."""
    first = rows[0]
    source = Source.from_db(
        first._state.db,  # noqa: SLF001 - public by custom
        _SOURCE,
        [getattr(first, f"its_source_{name}") for name in _SOURCE],
    )
    authors = source.authors.all()
    authors._result_cache = [  # noqa: SLF001 - so does prefetching
        SourceAuthor(
            source=source, **{name: getattr(row, f"its_author_{name}") for name in _AUTHOR}
        )
        for row in rows
        if row.its_author_id
    ]
    source._prefetched_objects_cache = {"authors": authors}  # type: ignore[attr-defined]  # noqa: SLF001
    return source


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
            *TARGET_COLUMNS,
        )
    )
)
_PLACE_COLUMNS = 9


def placed_annotations(revision: Revision, *, drafts: bool = False) -> list[PlacedAnnotation]:
    """The annotations that stand in a revision, in text order, for editors with the drafts."""
    status = AnnotationStatus.DRAFT if drafts else AnnotationStatus.PUBLISHED
    rows = _placed.rows(revision=revision.pk, or_status=status.value)
    targets = [
        Target._make(row[_PLACE_COLUMNS:])
        for row in rows
        if row[1] == AnnotationKind.CROSS_REFERENCE
    ]
    pointers = pointers_of(targets)
    return [PlacedAnnotation._make((*row[:_PLACE_COLUMNS], pointers.get(row[0]))) for row in rows]


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
    found: str | None = getattr(article, "counterpart", None)
    return Counterpart(**json.loads(found)) if found else None


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
    moments = Article.objects.aggregate(
        published=Min("published_at", filter=Q(published_at__gt=after)),
        withdrawn=Min("withdrawn_at", filter=Q(withdrawn_at__gt=after)),
    )
    return min((moment for moment in moments.values() if moment is not None), default=None)
