"""Terms as readers meet them: the index, and where one term stands in public texts."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import BigIntegerField, F, Q, QuerySet

from articles.anchoring import AnchorStatus
from articles.models import (
    Article,
    ArticleKind,
    Mention,
    RelationKind,
    Revision,
    Rights,
    Term,
    TermRelation,
)
from articles.queries.prepared import Asked, Prepared

LINKS_IN_A_LINE = (RelationKind.CITES, RelationKind.FOLLOWS, RelationKind.REPLACES)


@dataclass(frozen=True, slots=True)
class NamedTerm:
    """A term as other pages name it."""

    pk: int
    slug: str
    kind: str
    name: str
    name_vi: str


@dataclass(frozen=True, slots=True)
class Relation:
    """That one published term stands so to another."""

    term: NamedTerm
    kind: str
    other: NamedTerm


@dataclass(frozen=True, slots=True)
class Place:
    """A mention in the published revision of a text that readers see."""

    article: Article
    start: int
    end: int


def published_terms() -> "QuerySet[Term]":
    """The terms that readers see."""
    return Term.objects.published()


def published_term(slug: str) -> Term | None:
    """A term that readers see, with its aliases; two queries."""
    return published_terms().prefetch_related("aliases").filter(slug=slug).first()


def relations_of(terms: Iterable[int]) -> list[Relation]:
    """Every relation of some terms to published terms, either way; one query."""
    keys = list(terms)
    return _relations(Q(term__in=keys) | Q(other__in=keys))


def lines_of_terms() -> list[Relation]:
    """What cites, follows or replaces what, among published terms; one query."""
    return _relations(Q(kind__in=LINKS_IN_A_LINE))


def _relations(condition: Q) -> list[Relation]:
    columns = [
        f"{side}__{column}"
        for side in ("term", "other")
        for column in ("pk", "slug", "kind", "name", "name_vi")
    ]
    rows = (
        TermRelation.objects.filter(condition, term__is_published=True, other__is_published=True)
        .order_by("kind", "term__name", "other__name", "pk")
        .values_list("kind", *columns)
    )
    return [Relation(NamedTerm(*row[1:6]), row[0], NamedTerm(*row[6:])) for row in rows]


def places_for_readers(term: Term) -> list[Place]:
    """The mentions of a term in texts that anybody may know of, by date of the text and place."""
    rows = (
        Mention.objects.filter(
            term=term,
            is_retired=False,
            passage__article__in=Article.objects.published(),
            passage__anchors__revision=F("passage__article__published_revision"),
            passage__anchors__start__isnull=False,
        )
        .annotate(
            start=F("passage__anchors__start"),
            end=F("passage__anchors__end"),
        )
        .select_related("passage__article__source", "passage__article__published_revision")
        .order_by(
            F("passage__article__source__published_earliest").asc(nulls_last=True),
            "passage__article",
            "start",
            "pk",
        )
    )
    return [Place(row.passage.article, row.start, row.end) for row in rows]


class NamedPlace(NamedTuple):
    """Words of a revision that name a published term, by its address."""

    slug: str
    start: int
    end: int


def named_in(revision: Revision) -> list[NamedPlace]:
    """Where a revision names published terms, in the order of the text, the longer first.

    Words that were changed since an editor marked them are left out; one query.
    """
    return list(map(NamedPlace._make, _named.rows(revision=revision.pk)))


_named = Prepared(
    lambda: (
        Mention.objects.filter(
            is_retired=False,
            term__is_published=True,
            passage__anchors__revision=Asked("revision", BigIntegerField()),
            passage__anchors__status__in=(AnchorStatus.KEPT, AnchorStatus.MOVED),
        )
        .order_by("passage__anchors__start", "-passage__anchors__end", "pk")
        .values_list("term__slug", "passage__anchors__start", "passage__anchors__end")
    )
)


def texts_to_search(rights: Collection[str] = (Rights.PUBLIC,)) -> list[Article]:
    """The texts held in full whose words a reader may see, by date; with their words."""
    return list(
        Article.objects.published()
        .filter(kind=ArticleKind.SOURCE, rights__in=rights)
        .select_related("source", "published_revision")
        .order_by(F("source__published_earliest").asc(nulls_last=True), "pk")
    )


def by_article(places: Iterable[Place]) -> dict[int, list[Place]]:
    """Places by the key of their text."""
    found: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        found[place.article.pk].append(place)
    return dict(found)
