"""Dates in English words."""

from articles.dating.parts import (
    FIRST_QUARTER,
    FIRST_SEASON,
    CalendarDate,
    DateSet,
    Edge,
    Interval,
    Member,
    Precision,
)

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS = ("spring", "summer", "autumn", "winter")
_ORDINALS = ("first", "second", "third", "fourth")
_FIRST_YEAR_WITHOUT_ERA = 1000
_LAST_FOUR_DIGIT_YEAR = 9999
_DECADE, _CENTURY = 10, 100


def year_words(year: int) -> str:
    """An astronomical year as people write it: 0 is 1 BC."""
    if year <= 0:
        before = 1 - year
        return f"{before:,} BC" if before > _LAST_FOUR_DIGIT_YEAR else f"{before} BC"
    if year < _FIRST_YEAR_WITHOUT_ERA:
        return f"AD {year}"
    return f"the year {year:,}" if year > _LAST_FOUR_DIGIT_YEAR else str(year)


def date_words(date: CalendarDate) -> str:
    """One calendar date: "about 10 April 2013"."""
    qualifier = f"{'perhaps ' if date.uncertain else ''}{'about ' if date.approximate else ''}"
    return f"{qualifier}{_unqualified(date)}"


def interval_words(interval: Interval) -> str:
    """An interval: "1996 to 1998", "from 2030 on"."""
    start, end = interval.start, interval.end
    if not isinstance(start, Edge) and not isinstance(end, Edge):
        return f"{_start_words(start, end)} to {date_words(end)}"
    if not isinstance(start, Edge):
        onwards = "on" if end is Edge.OPEN else "to an unknown date"
        return f"from {date_words(start)} {onwards}"
    before = "until" if start is Edge.OPEN else "from an unknown date to"
    return f"{before} {'an unknown date' if isinstance(end, Edge) else date_words(end)}"


def set_words(dates: DateSet) -> str:
    """One of several dates or all of them: "1996 or 1998", "1996 and 1998"."""
    if len(dates.members) == 1:
        return _only_member_words(dates.members[0], every=dates.every)
    *others, last = (_member_words(member, every=dates.every) for member in dates.members)
    return f"{', '.join(others)} {'and' if dates.every else 'or'} {last}"


def _only_member_words(member: Member, *, every: bool) -> str:
    words = _member_words(member, every=every)
    if isinstance(member, CalendarDate):
        return words
    start, end = member.start, member.end
    if not isinstance(start, Edge) and not isinstance(end, Edge):
        return f"{'all of' if every else 'one date from'} {words}"
    if not every and not isinstance(start, Edge) and start.is_plain_year:
        return f"after {year_words(start.year - 1)}"
    if not every and not isinstance(end, Edge) and end.is_plain_year:
        return f"before {year_words(end.year + 1)}"
    return words


def _member_words(member: Member, *, every: bool) -> str:
    if isinstance(member, CalendarDate):
        return date_words(member)
    also = "and" if every else "or"
    if isinstance(member.start, Edge) and not isinstance(member.end, Edge):
        return f"{date_words(member.end)} {also} earlier"
    if isinstance(member.end, Edge) and not isinstance(member.start, Edge):
        return f"{date_words(member.start)} {also} later"
    return interval_words(member)


def _start_words(start: CalendarDate, end: CalendarDate) -> str:
    """The start without what the end repeats: "10 to 12 April 2013"."""
    if start.shares_month_with(end):
        return str(start.day)
    if not start.shares_year_with(end):
        return date_words(start)
    month = MONTHS[start.month - 1]
    return f"{start.day} {month}" if start.day else month


def _unqualified(date: CalendarDate) -> str:
    words = year_words(date.year)
    match date.precision:
        case Precision.DAY:
            words = f"{date.day} {MONTHS[date.month - 1]} {words}"
        case Precision.MONTH:
            words = f"{MONTHS[date.month - 1]} {words}"
        case Precision.SEASON:
            words = f"{_SEASONS[date.month - FIRST_SEASON]} {words}"
        case Precision.QUARTER:
            words = f"the {_ORDINALS[date.month - FIRST_QUARTER]} quarter of {words}"
        case Precision.DECADE:
            words = _years_words(date.year, _DECADE)
        case Precision.CENTURY:
            words = _years_words(date.year, _CENTURY)
    return f"{_some(date)}{words}"


def _years_words(first: int, years: int) -> str:
    """A decade or century: "the 1900s" are a hundred years, so their first ten are spelt out."""
    if first >= _FIRST_YEAR_WITHOUT_ERA and (years == _CENTURY or first % _CENTURY):
        return f"the {first}s"
    return f"the years {year_words(first)} to {year_words(first + years - 1)}"


def _some(date: CalendarDate) -> str:
    """What is meant where the text says that it is not named."""
    if not date.unspecified:
        return ""
    of_a_year = date.precision is Precision.YEAR and date.unspecified == "-XX"
    return f"some {'month' if of_a_year else 'day'} in "
