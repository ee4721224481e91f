"""The statements that stand on words: what is drawn, counted and judged.

A statement stands in a revision when its passage has a place there and no editor has to confirm it
first. Readers go by the published revision of each article, editors by the latest.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from django.db.models import Exists, F, OuterRef, QuerySet

from articles.dating import parse
from articles.models import Anchor, Article
from articles.queries.waiting import latest_revisions, to_confirm
from timeline.agreement import Statement
from timeline.models import Attestation, Observation
from timeline.queries.own_uses import ATTESTATION, OBSERVATION
from timeline.queries.values import value_of

Row = TypeVar("Row", Attestation, Observation)


class Audience(Enum):
    """Whose revisions count."""

    READERS = "readers"
    EDITORS = "editors"


@dataclass(frozen=True, slots=True)
class Ground:
    """The revisions to stand in, and the keys of uses that wait for an editor there."""

    revisions: tuple[int, ...]
    waiting: frozenset[str]


@dataclass(frozen=True, slots=True)
class Standing(Generic[Row]):
    """A row with its place and its value. One that waits is marked on pages and never judged."""

    row: Row
    statement: Statement
    start: int
    words: str
    is_waiting: bool


def ground(
    audience: Audience = Audience.READERS, *, articles: Iterable[int] | None = None
) -> Ground:
    """Where an audience looks: two queries, more only where words have changed.

    Readers can be kept to some articles, where no statement stands on others.
    """
    revisions: list[int]
    if audience is Audience.EDITORS:
        revisions = list(latest_revisions())
    else:
        published = Article.objects.published().order_by("pk")
        if articles is not None:
            within = articles if isinstance(articles, QuerySet) else list(articles)
            published = published.filter(pk__in=within)
        revisions = [key for key in published.values_list("published_revision", flat=True) if key]
    waiting = frozenset(each.use.key for each in to_confirm(revisions))
    return Ground(tuple(revisions), waiting)


def standing_attestations(
    on: Ground, events: Iterable[int] | None = None
) -> list[Standing[Attestation]]:
    """The attestations of some events, or of all, in the order of publication; one query."""
    rows = _placed(Attestation.objects.in_force(), on)
    if events is not None:
        rows = rows.filter(event__in=list(events))
    return [_standing(row, statement_of(row, ATTESTATION), on) for row in rows]


def standing_observations(
    on: Ground, indicators: Iterable[int] | None = None
) -> list[Standing[Observation]]:
    """The observations of some indicators, or of all, in the order of publication; one query."""
    rows = _placed(Observation.objects.in_force(), on)
    if indicators is not None:
        rows = rows.filter(indicator__in=list(indicators))
    return [_standing(row, statement_of(row, OBSERVATION), on) for row in rows]


def observations_shown(indicators: Iterable[int]) -> list[Standing[Observation]]:
    """What readers see of some indicators, nothing that waits, in the order of publication.

    One query, and more only where words under a figure have changed since it was made.
    """
    others = Anchor.objects.filter(passage=OuterRef("passage"), start__isnull=False)
    published = Article.objects.published()
    rows = (
        Observation.objects.in_force()
        .filter(
            indicator__in=list(indicators),
            passage__article__in=published,
            passage__anchors__revision=F("passage__article__published_revision"),
            passage__anchors__start__isnull=False,
        )
        .annotate(start=F("passage__anchors__start"), words=F("passage__anchors__exact"))
        .annotate(has_changed=Exists(others.exclude(exact=OuterRef("words"))))
        .select_related("passage__article__source")
        .order_by("passage__article__source__published_earliest", "passage__article", "start", "pk")
    )
    changed = {row.passage.article_id for row in rows if vars(row)["has_changed"]}
    on = ground(articles=changed) if changed else Ground((), frozenset())
    found = (_standing(row, statement_of(row, OBSERVATION), on) for row in rows)
    return [each for each in found if not each.is_waiting]


def statement_of(row: Attestation | Observation, kind: str) -> Statement:
    """What the pure core judges of a statement."""
    source = row.passage.article.source
    return Statement(
        key=f"{kind}:{row.pk}",
        source=source.slug,
        value=value_of(row),
        scope=row.scope,
        as_of=parse(row.as_of) if row.as_of else None,
        published=parse(source.published) if source.published else None,
        scope_vi=row.scope_vi,
    )


def _placed(rows: QuerySet[Row], on: Ground) -> QuerySet[Row]:
    return (
        rows.filter(
            passage__anchors__revision__in=on.revisions, passage__anchors__start__isnull=False
        )
        .annotate(start=F("passage__anchors__start"), words=F("passage__anchors__exact"))
        .select_related("passage__article__source")
        .order_by("passage__article__source__published_earliest", "passage__article", "start", "pk")
    )


def _standing(row: Row, statement: Statement, on: Ground) -> Standing[Row]:
    placed = vars(row)
    is_waiting = statement.key in on.waiting
    return Standing(row, statement, placed["start"], placed["words"], is_waiting)
