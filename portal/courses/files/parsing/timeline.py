"""Events and indicators with their statements, from checked values."""

from typing import Any

from portal.courses.files.parsing.digests import Digests, quoted
from portal.courses.files.parsing.values import date, line, markdown, number, translated
from portal.courses.files.problems import Problem
from portal.courses.files.records import (
    EventRecord,
    IndicatorRecord,
    SettlementRecord,
    StatementRecord,
    Translated,
)
from portal.courses.files.yaml_reading import Located

DEFAULT_EVENT_KIND = "event"
DEFAULT_WEIGHT = 3
DEFAULT_COUNTING = "stock"
DEFAULT_QUALIFIER = "exact"
_NO_UNIT = Translated()


def events(located: Located, digests: Digests) -> list[EventRecord]:
    """The events of a file that fits its schema; enters what its passages do not bear out."""
    return [_event(located, index, digests) for index in range(len(located.value))]


def indicators(located: Located, digests: Digests) -> list[IndicatorRecord]:
    """The indicators of a file that fits its schema; enters what passages do not bear out."""
    return [_indicator(located, index, digests) for index in range(len(located.value))]


def _event(located: Located, index: int, digests: Digests) -> EventRecord:
    entry = located.value[index]
    statements = [
        _statement(
            located, (index, "attestations", number), digests, Translated(), DEFAULT_COUNTING
        )
        for number in range(len(entry.get("attestations") or ()))
    ]
    return EventRecord(
        slug=entry["slug"],
        title=translated(entry["title"]),
        description=markdown(entry.get("description")),
        date=date(located, index, "date"),
        event_kind=entry.get("kind", DEFAULT_EVENT_KIND),
        weight=entry.get("weight", DEFAULT_WEIGHT),
        themes=tuple(sorted(entry.get("themes") or ())),
        settlement=_settlement(entry.get("settlement")),
        statements=_ordered(located, index, statements, "value_kind"),
        place=located.place(index, "slug"),
    )


def _indicator(located: Located, index: int, digests: Digests) -> IndicatorRecord:
    entry = located.value[index]
    unit, counting = translated(entry["unit"]), entry.get("counting", DEFAULT_COUNTING)
    statements = [
        _statement(located, (index, "observations", number), digests, unit, counting)
        for number in range(len(entry.get("observations") or ()))
    ]
    return IndicatorRecord(
        slug=entry["slug"],
        name=translated(entry["name"]),
        unit=unit,
        definition=markdown(entry.get("definition")),
        counting=counting,
        settlement=_settlement(entry.get("settlement")),
        statements=_ordered(located, index, statements, "as_of"),
        place=located.place(index, "slug"),
    )


def _statement(
    located: Located,
    path: tuple[int, str, int],
    digests: Digests,
    unit: Translated,
    counting: str,
) -> StatementRecord | None:
    """A statement; what it does not say itself of a number is `unit` and `counting`."""
    index, name, place = path
    entry = located.value[index][name][place]
    kind = entry.get("kind", "number")
    value, wording = "", Translated()
    if kind == "date":
        value = date(located, *path, "value")
    elif kind == "number":
        value = number(located, *path, "value")
    else:
        wording = translated(entry["value"])
    as_of = date(located, *path, "as_of")
    words = quoted(located, path, digests)
    if words is None:
        return None
    is_number = kind == "number"
    return StatementRecord(
        quote=words,
        value_kind=kind,
        value=value,
        wording=wording,
        unit=translated(entry["unit"]) if entry.get("unit") else unit,
        counting=entry.get("counting", counting) if is_number else "",
        qualifier=entry.get("qualifier", DEFAULT_QUALIFIER) if is_number else "",
        scope=translated(entry.get("scope")),
        as_of=as_of,
        comment=translated(entry.get("comment")),
        place=located.place(*path, "digest"),
    )


def _ordered(
    located: Located, index: int, statements: list[StatementRecord | None], *claim: str
) -> tuple[StatementRecord, ...]:
    """Statements in the order of the texts; enters it where there are none.

    Those that say the same of the same words are entered, too: `claim` names what tells two
    statements on the same words apart beside their scope.
    """
    if not statements:
        message = "No passage vouches for it. Without a statement it is shown nowhere."
        located.problems.append(Problem.at(located.place(index, "slug"), message))
    found = sorted(filter(None, statements), key=lambda each: each.order)
    first: dict[Any, StatementRecord] = {}
    for each in found:
        own = (getattr(each, name) for name in claim)
        key = (each.quote, each.scope.en, *own)
        if first.setdefault(key, each) is not each:
            message = f"{first[key].place} has the same words, kind and scope."
            located.problems.append(Problem.at(each.place, message))
    return tuple(found)


def _settlement(entry: dict[str, Any] | None) -> SettlementRecord | None:
    if not entry:
        return None
    return SettlementRecord(line(entry.get("value")), translated(entry["reason"]))
