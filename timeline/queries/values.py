"""The values of rows as the pure core compares and words them."""

from articles.dating import HistoricalDate, Language, parse
from timeline.agreement import Counting, Kind, Qualifier, Quantity, Statement, Wording, in_words
from timeline.models import Attestation, Observation

Value = HistoricalDate | Quantity | Wording


def value_of(row: Attestation | Observation) -> Value:
    """What a statement gives."""
    if isinstance(row, Observation):
        return Quantity(
            row.value, row.unit, Counting(row.counting), Qualifier(row.qualifier), row.unit_vi
        )
    kind = Kind(row.kind)
    if kind is Kind.DATE:
        return parse(row.date)
    if row.number is not None:
        return Quantity(
            row.number, row.unit, Counting(row.counting), Qualifier(row.qualifier), row.unit_vi
        )
    return Wording(kind, row.text, row.text_vi)


def value_in_words(value: Value, language: Language) -> str:
    """A value that stands alone: “over 30 countries”."""
    return in_words(Statement(key="", source="", value=value), language)
