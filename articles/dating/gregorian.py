"""Days of the proleptic Gregorian calendar as integers, for any year.

A *day number* counts days as ``datetime.date.toordinal`` does (Rata Die: day 1 is 1 January of the
year 1), and goes on below 1 and beyond the year 9999. Years are astronomical: 0 is 1 BC, -43 is
44 BC. Source of the calendar: ISO 8601-1:2019, 4.2.1.
"""

from datetime import date

MONTHS_IN_YEAR = 12
_DAYS_IN_CYCLE = 146_097  # the calendar repeats itself after 400 years
_FEBRUARY = 2
_DAYS_IN_MONTH = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


def is_leap(year: int) -> bool:
    """Whether a year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """How many days a month (1 to 12) of a year has."""
    return 29 if month == _FEBRUARY and is_leap(year) else _DAYS_IN_MONTH[month]


def day_number(year: int, month: int, day: int) -> int:
    """The day number of a date that exists."""
    before = year - 1
    number = before * 365 + before // 4 - before // 100 + before // 400
    number += _DAYS_BEFORE_MONTH[month] + day
    return number + 1 if month > _FEBRUARY and is_leap(year) else number


def civil_date(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day number: the inverse of `day_number`."""
    cycles, within = divmod(number - 1, _DAYS_IN_CYCLE)
    day = date.fromordinal(within + 1)
    return day.year + 400 * cycles, day.month, day.day


def first_day(index: int) -> int:
    """The day number of the first day of a month, months being counted from January of year 0."""
    year, month = divmod(index, MONTHS_IN_YEAR)
    return day_number(year, month + 1, 1)
