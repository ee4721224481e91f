"""Events and indicators as the fields of their files."""

from portal.courses.files.records import (
    EventRecord,
    IndicatorRecord,
    Quote,
    SettlementRecord,
    StatementRecord,
    Translated,
)
from portal.courses.files.writing.fields import Fields, paragraphs, translated, without
from portal.courses.files.yaml_writing import Value


def event(record: EventRecord) -> Fields:
    """An event as its entry in the file has it."""
    fields: Fields = {
        "slug": record.slug,
        "title": translated(record.title),
        "description": paragraphs(record.description),
        "date": record.date or None,
        "kind": record.event_kind,
        "weight": record.weight,
        "themes": list(record.themes),
        **_settlement(record.settlement),
        "attestations": [_attestation(each) for each in _ordered(record.statements)],
    }
    return fields


def indicator(record: IndicatorRecord) -> Fields:
    """An indicator as its entry in the file has it."""
    return {
        "slug": record.slug,
        "name": translated(record.name),
        "unit": translated(record.unit),
        "definition": paragraphs(record.definition),
        "counting": record.counting,
        **_settlement(record.settlement),
        "observations": [_observation(each, record) for each in _ordered(record.statements)],
    }


def _ordered(statements: tuple[StatementRecord, ...]) -> list[StatementRecord]:
    return sorted(statements, key=lambda each: each.order)


def _attestation(record: StatementRecord) -> Fields:
    return {
        **_quote(record.quote),
        "kind": record.value_kind,
        "value": _value(record),
        **_measure(record, Translated(), "stock"),
        **_about(record),
    }


def _observation(record: StatementRecord, of: IndicatorRecord) -> Fields:
    return {
        **_quote(record.quote),
        "value": _value(record),
        **_measure(record, of.unit, of.counting),
        **_about(record),
    }


def _quote(quote: Quote) -> Fields:
    return {
        "digest": quote.digest,
        "exact": quote.exact,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
    }


def _value(record: StatementRecord) -> Value:
    if record.value_kind == "number":
        return int(record.value) if record.value.isdecimal() else record.value
    return record.value or translated(record.wording)


def _measure(record: StatementRecord, unit: Translated, counting: str) -> Fields:
    """What a number says of itself, as far as it is not as usual."""
    if record.value_kind != "number":
        return {}
    fields: Fields = {} if record.unit == unit else {"unit": translated(record.unit)}
    measure: Fields = {"counting": record.counting, "qualifier": record.qualifier}
    return {**fields, **without(measure, counting=counting, qualifier="exact")}


def _about(record: StatementRecord) -> Fields:
    fields: Fields = {
        "scope": translated(record.scope),
        "as_of": record.as_of or None,
        "comment": translated(record.comment),
    }
    return {name: value for name, value in fields.items() if value}


def _settlement(record: SettlementRecord | None) -> Fields:
    if record is None:
        return {}
    return {"settlement": {"value": record.value or None, "reason": paragraphs(record.reason)}}
