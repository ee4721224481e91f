"""The places in sources of the database in the form of the files."""

from collections.abc import Collection, Iterable

from articles.models import Anchor, Article, SourcePlace
from articles.queries.waiting import latest_revisions
from portal.courses.files import PlacesRecord, SourcePlaceRecord
from portal.courses.stored_timeline import quote_of


def stored_places(slugs: Collection[str]) -> list[tuple[Article, PlacesRecord]]:
    """The places of the named digests that have any, at their words in the latest texts."""
    articles = Article.objects.filter(slug__in=slugs)
    anchors = Anchor.objects.filter(revision__in=latest_revisions(), passage__article__in=articles)
    records = {record.digest: record for record in _records(anchors)}
    return [(row, records[row.slug]) for row in articles if row.slug in records]


def published_places(articles: Iterable[Article]) -> list[PlacesRecord]:
    """The places of digests whose words stand in the public text."""
    revisions = [article.published_revision_id for article in articles]
    return _records(Anchor.objects.filter(revision__in=revisions, start__isnull=False))


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
