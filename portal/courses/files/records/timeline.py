"""Events and indicators with what passages of the digests state about them."""

from dataclasses import dataclass, field
from typing import ClassVar

from portal.courses.files.records.basics import NOWHERE, Identity, Kind, Place, Quote, Translated


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """An attestation or, always with a number, an observation.

    `value` is a date in canonical EDTF or a number in digits; a term, status or words stand in
    `wording`. Unit, counting and qualifier belong to numbers and are empty elsewhere.
    """

    quote: Quote
    value_kind: str
    value: str
    wording: Translated
    unit: Translated
    counting: str
    qualifier: str
    scope: Translated
    as_of: str  # EDTF in canonical form
    comment: Translated
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def order(self) -> tuple[str | int, ...]:
        """Statements stand in the order of the digests and of their words."""
        quote = self.quote
        value = (self.value_kind, self.scope.en, self.as_of, self.value, self.wording.en)
        return (quote.digest, quote.start, -len(quote.exact), *value)


@dataclass(frozen=True, slots=True)
class SettlementRecord:
    """An editors' decision on a disagreement: the value that they hold for right, and why."""

    value: str
    reason: Translated


@dataclass(frozen=True, slots=True)
class EventRecord:
    """An event with its attestations."""

    kind: ClassVar[Kind] = Kind.EVENT
    slug: str
    title: Translated
    description: Translated
    date: str  # EDTF in canonical form
    event_kind: str
    weight: int
    themes: tuple[str, ...]  # in alphabetical order
    settlement: SettlementRecord | None
    statements: tuple[StatementRecord, ...]
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def key(self) -> str:
        return self.slug

    @property
    def needs(self) -> tuple[Identity, ...]:
        return (*((Kind.THEME, slug) for slug in self.themes), *_digests(self.statements))


@dataclass(frozen=True, slots=True)
class IndicatorRecord:
    """An indicator with its observations."""

    kind: ClassVar[Kind] = Kind.INDICATOR
    slug: str
    name: Translated
    unit: Translated
    definition: Translated
    counting: str
    settlement: SettlementRecord | None
    statements: tuple[StatementRecord, ...]
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def key(self) -> str:
        return self.slug

    @property
    def needs(self) -> tuple[Identity, ...]:
        return _digests(self.statements)


def _digests(statements: tuple[StatementRecord, ...]) -> tuple[Identity, ...]:
    slugs = sorted({statement.quote.digest for statement in statements})
    return tuple((Kind.DIGEST, slug) for slug in slugs)
