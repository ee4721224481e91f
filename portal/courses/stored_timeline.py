"""Events and indicators of the database in the form of the files."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeVar

from django.db.models import QuerySet

from articles.models import Anchor, Article
from articles.queries.waiting import latest_revisions
from portal.courses.files import (
    EventRecord,
    IndicatorRecord,
    Quote,
    SettlementRecord,
    StatementRecord,
    Translated,
    tidy_markdown,
)
from timeline.models import Attestation, Event, Indicator, Observation

Statement = TypeVar("Statement", Attestation, Observation)


def stored_events(slugs: Collection[str]) -> list[tuple[Event, EventRecord]]:
    """Those of the named events that the database has, on the latest texts."""
    rows = Event.objects.filter(slug__in=slugs)
    stated = _latest(Attestation.objects.in_force().filter(event__in=rows))
    return _events(rows, stated)


def stored_indicators(slugs: Collection[str]) -> list[tuple[Indicator, IndicatorRecord]]:
    """Those of the named indicators that the database has, on the latest texts."""
    rows = Indicator.objects.filter(slug__in=slugs)
    stated = _latest(Observation.objects.in_force().filter(indicator__in=rows))
    return _indicators(rows, stated)


def published_events(articles: Iterable[Article], loaded: Collection[str]) -> list[EventRecord]:
    """The public events that were loaded or stand on articles, with what these state of them."""
    stated = _public(Attestation.objects.in_force(), articles)
    own = Event.objects.published().filter(slug__in=loaded)
    keys = {statement.event_id for statement, _ in stated}
    rows = own | Event.objects.published().filter(pk__in=keys)
    return [record for _, record in _events(rows, stated) if record.statements]


def published_indicators(
    articles: Iterable[Article], loaded: Collection[str]
) -> list[IndicatorRecord]:
    """The public indicators that were loaded or stand on articles, with their figures there."""
    stated = _public(Observation.objects.in_force(), articles)
    own = Indicator.objects.published().filter(slug__in=loaded)
    keys = {statement.indicator_id for statement, _ in stated}
    rows = own | Indicator.objects.published().filter(pk__in=keys)
    return [record for _, record in _indicators(rows, stated) if record.statements]


def statement_record(row: Attestation | Observation, quote: Quote) -> StatementRecord:
    """A statement as its entry in the file has it."""
    if isinstance(row, Attestation):
        kind, number = row.kind, row.number
        wording = Translated(row.text.strip(), row.text_vi.strip())
        date = row.date
    else:
        kind, number, wording, date = "number", row.value, Translated(), ""
    return StatementRecord(
        quote=quote,
        value_kind=kind,
        value=date if number is None else f"{number.normalize():f}",
        wording=wording,
        unit=Translated(row.unit.strip(), row.unit_vi.strip()),
        counting=row.counting,
        qualifier=row.qualifier,
        scope=Translated(row.scope.strip(), row.scope_vi.strip()),
        as_of=row.as_of,
        comment=Translated(row.comment.strip(), row.comment_vi.strip()),
    )


def quote_of(anchor: Anchor, digest: str) -> Quote:
    """The words of an anchor as a file quotes them; none where they are gone."""
    if anchor.start is None:
        return Quote(digest, "", "", "")
    return Quote(digest, anchor.exact, anchor.prefix, anchor.suffix, start=anchor.start)


def _events(
    rows: "QuerySet[Event]", stated: list[tuple[Attestation, Quote]]
) -> list[tuple[Event, EventRecord]]:
    of = _grouped(stated, "event_id")
    return [
        (
            row,
            EventRecord(
                slug=row.slug,
                title=Translated(row.title.strip(), row.title_vi.strip()),
                description=_paragraphs(row.description, row.description_vi),
                date=row.date,
                event_kind=row.kind,
                weight=row.weight,
                themes=tuple(sorted(theme.slug for theme in row.themes.all())),
                settlement=_settlement(row),
                statements=of[row.pk],
            ),
        )
        for row in rows.prefetch_related("themes")
    ]


def _indicators(
    rows: "QuerySet[Indicator]", stated: list[tuple[Observation, Quote]]
) -> list[tuple[Indicator, IndicatorRecord]]:
    of = _grouped(stated, "indicator_id")
    return [
        (
            row,
            IndicatorRecord(
                slug=row.slug,
                name=Translated(row.name.strip(), row.name_vi.strip()),
                unit=Translated(row.unit.strip(), row.unit_vi.strip()),
                definition=_paragraphs(row.definition, row.definition_vi),
                counting=row.counting,
                settlement=_settlement(row),
                statements=of[row.pk],
            ),
        )
        for row in rows
    ]


def _grouped(
    stated: Iterable[tuple[Any, Quote]], subject: str
) -> Mapping[int, tuple[StatementRecord, ...]]:
    """The statements of each subject, in the order of the texts."""
    found: dict[int, list[StatementRecord]] = defaultdict(list)
    for row, quote in stated:
        found[getattr(row, subject)].append(statement_record(row, quote))
    ordered = {key: tuple(sorted(each, key=lambda s: s.order)) for key, each in found.items()}
    return defaultdict(tuple, ordered)


def _latest(rows: "QuerySet[Statement]") -> list[tuple[Statement, Quote]]:
    """Statements with their words in the latest revision of each text."""
    return _on(rows, Anchor.objects.filter(revision__in=latest_revisions()))


def _public(
    rows: "QuerySet[Statement]", articles: Iterable[Article]
) -> list[tuple[Statement, Quote]]:
    """Statements on articles whose words stand in the public revision."""
    revisions = [article.published_revision_id for article in articles]
    return _on(rows, Anchor.objects.filter(revision__in=revisions, start__isnull=False))


def _on(rows: "QuerySet[Statement]", anchors: "QuerySet[Anchor]") -> list[tuple[Statement, Quote]]:
    found = list(rows.select_related("passage__article").order_by("pk"))
    placed = anchors.filter(passage__in={row.passage_id for row in found})
    by_passage = {anchor.passage_id: anchor for anchor in placed}
    return [
        (row, quote_of(by_passage[row.passage_id], row.passage.article.slug))
        for row in found
        if row.passage_id in by_passage
    ]


def _settlement(row: Event | Indicator) -> SettlementRecord | None:
    if not row.is_settled:
        return None
    return SettlementRecord(
        row.settled_value.strip(), _paragraphs(row.settlement, row.settlement_vi)
    )


def _paragraphs(english: str, vietnamese: str) -> Translated:
    return Translated(tidy_markdown(english), tidy_markdown(vietnamese))
