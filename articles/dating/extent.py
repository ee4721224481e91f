"""Turns two bounds back into a date that people can read."""

from articles.dating.gregorian import MONTHS_IN_YEAR, civil_date, days_in_month
from articles.dating.parts import (
    UNKNOWN_END,
    UNKNOWN_START,
    Bounds,
    CalendarDate,
    Edge,
    Interval,
    Precision,
)
from articles.dating.value import HistoricalDate, historical_date


def extent_of(bounds: Bounds) -> HistoricalDate:
    """The date that means just these days, in whole years or months where they are whole.

    One of the bounds at least is a day, not a sentinel.
    """
    precision = _precision(bounds)
    start: CalendarDate | Edge = Edge.OPEN
    end: CalendarDate | Edge = Edge.OPEN
    if bounds.earliest > UNKNOWN_START:
        start = _date_of(bounds.earliest, precision)
    if bounds.latest < UNKNOWN_END:
        end = _date_of(bounds.latest, precision)
    if start == end and isinstance(start, CalendarDate):
        return historical_date(start)
    return historical_date(Interval(start, end))


def _date_of(number: int, precision: Precision) -> CalendarDate:
    year, month, day = civil_date(number)
    if precision is Precision.YEAR:
        return CalendarDate(precision, year)
    return CalendarDate(precision, year, month, day if precision is Precision.DAY else 0)


def _precision(bounds: Bounds) -> Precision:
    """The coarsest precision whose units begin and end with these days."""
    precision = Precision.YEAR
    if bounds.earliest > UNKNOWN_START:
        _, month, day = civil_date(bounds.earliest)
        if day > 1:
            return Precision.DAY
        if month > 1:
            precision = Precision.MONTH
    if bounds.latest < UNKNOWN_END:
        year, month, day = civil_date(bounds.latest)
        if day < days_in_month(year, month):
            return Precision.DAY
        if month < MONTHS_IN_YEAR:
            precision = Precision.MONTH
    return precision
