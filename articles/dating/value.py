"""The value that the rest of the portal stores and compares."""

from dataclasses import dataclass, field

from articles.dating.parts import Bounds, CalendarDate, Interval, Parts, Precision


@dataclass(frozen=True, slots=True, order=True)
class HistoricalDate:
    """A date as a source may give it, made by `parse` or `historical_date`.

    `earliest` and `latest` are day numbers (see `articles.dating.gregorian`) of the first and last
    day that it can mean, or the sentinels of open and unknown ends, and fit a 64-bit column. `edtf`
    is canonical. Values sort by first day, then last day, then text; equal values have equal text.
    """

    earliest: int
    latest: int
    edtf: str
    precision: Precision = field(compare=False)
    approximate: bool = field(compare=False)
    uncertain: bool = field(compare=False)
    spans: tuple[Bounds, ...] = field(compare=False, repr=False)
    """The days that it can mean: disjoint, in order, never adjacent. More than one in sets only."""
    parts: Parts = field(compare=False, repr=False)

    def __str__(self) -> str:
        return self.edtf


def historical_date(parts: Parts) -> HistoricalDate:
    """The value of a date that was put together."""
    spans: tuple[Bounds, ...]
    if isinstance(parts, CalendarDate):
        precision = parts.precision
        spans = (parts.bounds(),)
    elif isinstance(parts, Interval):
        precision = Precision.INTERVAL
        spans = (parts.bounds(),)
    else:
        precision = Precision.SET
        spans = parts.spans
    return HistoricalDate(
        earliest=spans[0].earliest,
        latest=spans[-1].latest,
        edtf=str(parts),
        precision=precision,
        approximate=parts.approximate,
        uncertain=parts.uncertain,
        spans=spans,
        parts=parts,
    )
