"""The places in sources of the database in the form of the files."""

from collections.abc import Collection, Iterable

from articles.models import Anchor, Article, Passage, SourcePlace
from articles.queries.waiting import latest_revisions
from articles.uses import Use, kind_of, uses_of_all
from portal.courses.files import PlacesRecord, SourcePlaceRecord
from portal.courses.stored_timeline import quote_of

STATEMENTS = ("mention", "attestation", "observation")
"""The kinds of use that a place in the source is kept for, beside annotations."""


def stored_places(slugs: Collection[str]) -> list[tuple[Article, PlacesRecord]]:
    """The places of the named digests that have any, at their words in the latest texts."""
    articles = Article.objects.filter(slug__in=slugs)
    anchors = Anchor.objects.filter(revision__in=latest_revisions(), passage__article__in=articles)
    records = {record.digest: record for record in _records(anchors)}
    return [(row, records[row.slug]) for row in articles if row.slug in records]


def published_places(articles: Iterable[Article]) -> tuple[list[PlacesRecord], int]:
    """The places of digests whose words stand in the public text.

    Without those of words on which only drafts say something; how many these are.
    """
    revisions = [article.published_revision_id for article in articles]
    anchors = Anchor.objects.filter(
        revision__in=revisions, start__isnull=False, passage__source_place__isnull=False
    )
    uses = uses_of_all(Passage, anchors.values_list("passage", flat=True))
    hidden = [passage for passage, found in uses.items() if _is_only_drafted(found)]
    return _records(anchors.exclude(passage__in=hidden)), len(hidden)


def _is_only_drafted(uses: list[Use]) -> bool:
    says = [use for use in uses if kind_of(use) in {"annotation", *STATEMENTS}]
    return bool(says) and not any(use.is_public for use in uses)


def _records(anchors: "Iterable[Anchor]") -> list[PlacesRecord]:
    placed = {anchor.passage_id: anchor for anchor in anchors}
    rows = SourcePlace.objects.filter(passage__in=placed).select_related("passage__article")
    found: dict[str, list[SourcePlaceRecord]] = {}
    for row in rows.order_by("pk"):
        slug = row.passage.article.slug
        quote = quote_of(placed[row.passage_id], slug)
        record = SourcePlaceRecord(quote, row.start, row.end, row.sha256)
        found.setdefault(slug, []).append(record)
    return [
        PlacesRecord(slug, tuple(sorted(each, key=lambda p: (p.quote.start, -len(p.quote.exact)))))
        for slug, each in found.items()
    ]
