"""Writing events and indicators, and pointing annotations to events."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from decimal import Decimal
from typing import Any

from django.db.models import Model

from articles.dating import HistoricalDate, parse
from articles.models import Anchor, Annotation, Passage, Revision, Theme
from articles.operations.desk import vouch_for
from articles.operations.passages import mark_passage
from portal.courses.files import (
    AnnotationRecord,
    EventRecord,
    IndicatorRecord,
    Quote,
    SettlementRecord,
    StatementRecord,
)
from portal.courses.loading.quoting import stand
from portal.courses.stored_timeline import statement_record
from timeline.agreement import Counting, Kind, Qualifier, Quantity, Wording
from timeline.models import Attestation, Event, EventKind, Indicator, Observation
from timeline.operations.events import EventFields, IndicatorFields, create_event, create_indicator
from timeline.operations.settling import settle, unsettle
from timeline.operations.statements import (
    About,
    attest,
    observe,
    point_to_event,
    restore_attestation,
    restore_observation,
    retire_attestation,
    retire_observation,
)
from timeline.queries.own_uses import ATTESTATION, OBSERVATION

_NOWHERE = Quote("", "", "", "")

_Key = tuple[int, int, int, StatementRecord]
"""Revision, start and end of the words, and what is stated on them."""


def store_event(record: EventRecord, row: Model | None) -> Event:
    """An event with its attestations on their words in the latest revisions."""
    themes = tuple(Theme.objects.filter(slug__in=record.themes))
    if isinstance(row, Event):
        event = Event.objects.get(pk=row.pk)
        event.title, event.title_vi = record.title.en, record.title.vi
        event.description, event.description_vi = record.description.en, record.description.vi
        event.date, event.kind, event.weight = record.date, record.event_kind, record.weight
        event.full_clean()
        event.save()
        event.themes.set(themes)
    else:
        fields = EventFields(
            slug=record.slug,
            title=record.title.en,
            title_vi=record.title.vi,
            description=record.description.en,
            description_vi=record.description.vi,
            date=parse(record.date) if record.date else None,
            kind=EventKind(record.event_kind),
            weight=record.weight,
            themes=themes,
        )
        event = create_event(by=None, fields=fields)
    _state(event, record.statements)
    event.refresh_from_db()
    _settle(event, record.settlement)
    return event


def store_indicator(record: IndicatorRecord, row: Model | None) -> Indicator:
    """An indicator with its observations on their words in the latest revisions."""
    fields = IndicatorFields(
        slug=record.slug,
        name=record.name.en,
        name_vi=record.name.vi,
        unit=record.unit.en,
        unit_vi=record.unit.vi,
        definition=record.definition.en,
        definition_vi=record.definition.vi,
        counting=record.counting,
    )
    if isinstance(row, Indicator):
        indicator = Indicator.objects.get(pk=row.pk)
        for name, value in asdict(fields).items():
            setattr(indicator, name, value)
        indicator.full_clean()
        indicator.save()
    else:
        indicator = create_indicator(by=None, fields=fields)
    _state(indicator, record.statements)
    indicator.refresh_from_db()
    _settle(indicator, record.settlement)
    return indicator


def point_annotation(record: AnnotationRecord) -> None:
    """Let a stored annotation point to the event that its record names, or to none."""
    annotation = Annotation.objects.get(public_id=record.slug)
    point_to_event(None, annotation.pk, record.event)


def _state(subject: Event | Indicator, records: Sequence[StatementRecord]) -> None:
    """Bring the statements about a subject to what its record says.

    What stands already is left, with its history; the files vouch for the words that they quote.
    """
    wanted: dict[_Key, tuple[StatementRecord, Revision]] = {}
    for record in records:
        revision, start, end = stand(record.quote, record.place)
        wanted[revision.pk, start, end, replace(record, quote=_NOWHERE)] = (record, revision)
    known = _known(subject, {revision.pk for _, revision in wanted.values()})
    for row, key in known:
        if row.is_retired:
            continue
        if key in wanted:
            _vouch(row, wanted.pop(key)[1])
        else:
            _retire(row)
    retired = {key: row for row, key in known if row.is_retired and key in wanted}
    for key, (record, revision) in wanted.items():
        if key in retired:
            _restore(retired[key])
            _vouch(retired[key], revision)
        else:
            passage = mark_passage(by=None, revision=revision, start=key[1], end=key[2])
            _add(subject, passage, record, revision)


def _known(
    subject: Event | Indicator, revisions: set[int]
) -> list[tuple[Attestation | Observation, _Key | None]]:
    """The statements about a subject, retired ones too, with their places in some revisions."""
    rows: list[Any] = list(
        subject.attestations.order_by("pk")
        if isinstance(subject, Event)
        else subject.observations.order_by("pk")
    )
    anchors = Anchor.objects.filter(
        revision__in=revisions, passage__in={row.passage_id for row in rows}, start__isnull=False
    )
    placed = {anchor.passage_id: anchor for anchor in anchors}
    found: list[tuple[Attestation | Observation, _Key | None]] = []
    for row in rows:
        anchor = placed.get(row.passage_id)
        key = None
        if anchor and anchor.start is not None and anchor.end is not None:
            record = statement_record(row, _NOWHERE)
            key = (anchor.revision_id, anchor.start, anchor.end, record)
        found.append((row, key))
    return found


def _add(
    subject: Event | Indicator, passage: Passage, record: StatementRecord, revision: Revision
) -> None:
    about = About(
        scope=record.scope.en,
        scope_vi=record.scope.vi,
        as_of=parse(record.as_of) if record.as_of else None,
        comment=record.comment.en,
        comment_vi=record.comment.vi,
    )
    kind = Kind(record.value_kind)
    if isinstance(subject, Indicator):
        observe(
            by=None,
            indicator=subject,
            passage=passage,
            value=_quantity(record),
            about=about,
            revision=revision,
        )
        return
    value: HistoricalDate | Quantity | Wording
    if kind is Kind.DATE:
        value = parse(record.value)
    elif kind is Kind.NUMBER:
        value = _quantity(record)
    else:
        value = Wording(kind, record.wording.en, record.wording.vi)
    attest(by=None, event=subject, passage=passage, value=value, about=about, revision=revision)


def _quantity(record: StatementRecord) -> Quantity:
    return Quantity(
        Decimal(record.value),
        record.unit.en,
        Counting(record.counting),
        Qualifier(record.qualifier),
        record.unit.vi,
    )


def _vouch(row: Attestation | Observation, revision: Revision) -> None:
    name = ATTESTATION if isinstance(row, Attestation) else OBSERVATION
    use = f"{name}:{row.pk}"
    vouch_for(by=None, passage=row.passage, revision_id=revision.pk, use=use, is_first=False)


def _retire(row: Attestation | Observation) -> None:
    if isinstance(row, Attestation):
        retire_attestation(None, row.pk)
    else:
        retire_observation(None, row.pk)


def _restore(row: Attestation | Observation) -> None:
    if isinstance(row, Attestation):
        restore_attestation(None, row.pk)
    else:
        restore_observation(None, row.pk)


def _settle(subject: Event | Indicator, settlement: SettlementRecord | None) -> None:
    if settlement is None:
        if subject.is_settled:
            unsettle(by=None, subject=subject)
        return
    decided = (settlement.value, settlement.reason.en, settlement.reason.vi)
    if (subject.settled_value, subject.settlement, subject.settlement_vi) != decided:
        value, reason, reason_vi = decided
        settle(by=None, subject=subject, reason=reason, reason_vi=reason_vi, value=value)
