"""Reads our subset of EDTF: levels 0 and 1, quarters, and sets.

Source: Library of Congress, Extended Date/Time Format specification (2019), the profile of
ISO 8601-2:2019 clauses 4 to 6. Left out: times of day, qualifiers of single parts (``2004?-06``),
unspecified digits that are not the last (``XXXX-12``), exponents, and southern seasons.
"""

import re

from articles.dating.errors import DatingError, Problem
from articles.dating.gregorian import MONTHS_IN_YEAR, days_in_month
from articles.dating.parts import (
    FIRST_QUARTER,
    FIRST_SEASON,
    OPEN_END,
    OPEN_START,
    Bounds,
    CalendarDate,
    DateSet,
    Edge,
    Interval,
    Member,
    Precision,
    date_set,
)
from articles.dating.value import HistoricalDate, historical_date

MAX_LENGTH = 50
"""The longest text that is read, in characters. Keeps a column short and parsing fast."""

_DATE = re.compile(
    r"""
    (?: Y(?P<long>-?[1-9][0-9]{4,11})
      | (?P<century>-?[0-9]{2})XX
      | (?P<decade>-?[0-9]{3})X
      | (?P<year>-?[0-9]{4})
        (?: (?P<unspecified>-XX(?:-XX)?)
          | -(?P<month>[0-9]{2}) (?: (?P<someday>-XX) | -(?P<day>[0-9]{2}) )?
        )?
    )
    (?P<qualifier>[~?%]?)
    """,
    re.VERBOSE,
)
_TIME_OF_DAY = re.compile(r"[0-9]T[0-9]")
_CLOSING = {"[": "]", "{": "}"}
_APPROXIMATE = frozenset("~%")
_UNCERTAIN = frozenset("?%")
_PART_OF_YEAR = {FIRST_SEASON + season: Precision.SEASON for season in range(4)} | {
    FIRST_QUARTER + quarter: Precision.QUARTER for quarter in range(4)
}


def parse(text: str) -> HistoricalDate:
    """The date that a text in EDTF means. Raises `DatingError` where it means none."""
    text = text.strip()
    if not text:
        raise DatingError(Problem.EMPTY)
    if len(text) > MAX_LENGTH:
        raise DatingError(Problem.TOO_LONG, length=len(text), limit=MAX_LENGTH)
    if text[0] in _CLOSING:
        return historical_date(_set(text))
    if "/" in text:
        return historical_date(_interval(text))
    return historical_date(_date(text))


def _interval(text: str) -> Interval:
    if text.count("/") > 1:
        raise DatingError(Problem.SLASHES, text=text)
    start, _, end = text.partition("/")
    return _checked(Interval(_end(start), _end(end)), text)


def _end(text: str) -> CalendarDate | Edge:
    return Edge(text) if text in ("", "..") else _date(text)


def _checked(interval: Interval, text: str) -> Interval:
    if isinstance(interval.start, Edge) and isinstance(interval.end, Edge):
        raise DatingError(Problem.NO_ENDS, text=text)
    earliest, latest = interval.bounds(widened=False)
    if earliest > latest:
        raise DatingError(Problem.REVERSED, text=text)
    return interval


def _set(text: str) -> DateSet:
    if text[-1] != _CLOSING[text[0]]:
        raise DatingError(Problem.OPEN_BRACKET, text=text)
    texts = {part.strip() for part in text[1:-1].split(",")}  # one date has one spelling
    dates = date_set(map(_member, sorted(texts)), every=text[0] == "{")
    if dates.spans == (Bounds(OPEN_START, OPEN_END),):
        raise DatingError(Problem.ANY_TIME, text=text)
    return dates


def _member(text: str) -> Member:
    if ".." not in text:
        return _date(text)
    start, _, end = text.partition("..")
    return _checked(
        Interval(_date(start) if start else Edge.OPEN, _date(end) if end else Edge.OPEN), text
    )


def _date(text: str) -> CalendarDate:
    found = _DATE.fullmatch(text)
    if found is None:
        raise _unreadable(text)
    long, century, decade, year, unspecified, month, someday, day, qualifier = found.groups()
    precision = Precision.YEAR
    month_number = day_number = 0
    if year:
        year_number = _first_year(year, 1, text)
        if month:
            month_number = int(month)
            precision = _precision_of_month(month_number, text)
            if day or someday:
                precision, day_number = _day(year_number, month_number, day, text)
    elif decade:
        precision, year_number = Precision.DECADE, _first_year(decade, 10, text)
    elif century:
        precision, year_number = Precision.CENTURY, _first_year(century, 100, text)
    else:
        year_number = int(long)
    return CalendarDate(
        precision,
        year_number,
        month_number,
        day_number,
        unspecified or someday or "",
        approximate=qualifier in _APPROXIMATE,
        uncertain=qualifier in _UNCERTAIN,
    )


def _precision_of_month(month: int, text: str) -> Precision:
    if 1 <= month <= MONTHS_IN_YEAR:
        return Precision.MONTH
    if month not in _PART_OF_YEAR:
        raise DatingError(Problem.NO_MONTH, text=text, month=month)
    return _PART_OF_YEAR[month]


def _day(year: int, month: int, day: str | None, text: str) -> tuple[Precision, int]:
    """The precision and number of a day, or of some day where `day` is None."""
    if month > MONTHS_IN_YEAR:
        raise DatingError(Problem.DAY_OF_SEASON, text=text)
    if day is None:
        return Precision.MONTH, 0
    last = days_in_month(year, month)
    if not 1 <= int(day) <= last:
        raise DatingError(Problem.NO_DAY, text=text, last=last)
    return Precision.DAY, int(day)


def _first_year(digits: str, years: int, text: str) -> int:
    """The earliest of the `years` (1, 10 or 100) whose numbers begin with these digits."""
    number = int(digits)
    if digits[0] != "-":
        return number * years
    if number == 0:
        raise DatingError(Problem.YEAR_ZERO, text=text)
    return number * years - years + 1


def _unreadable(text: str) -> DatingError:
    if not text:
        return DatingError(Problem.EMPTY)
    problem = Problem.TIME_OF_DAY if _TIME_OF_DAY.search(text) else Problem.NOT_EDTF
    return DatingError(problem, text=text)
