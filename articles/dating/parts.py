"""What a date in EDTF is made of: calendar dates, intervals and sets, each knowing its days."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from articles.dating.gregorian import MONTHS_IN_YEAR, day_number, first_day

OPEN_END = 2**53 - 1
"""The `latest` of a date without an end (``2030/..``): the largest integer that is safe in JSON."""
UNKNOWN_END = OPEN_END - 1
"""The `latest` of a date whose end nobody knows (``1985/``)."""
OPEN_START = -OPEN_END
"""The `earliest` of a date without a beginning (``../1985``)."""
UNKNOWN_START = -UNKNOWN_END
"""The `earliest` of a date whose beginning nobody knows (``/1985``)."""

FIRST_SEASON = 21
FIRST_QUARTER = 33
_MONTHS_BEFORE = (
    {0: 0}
    | {month: month - 1 for month in range(1, 13)}
    | {FIRST_SEASON + season: 2 + 3 * season for season in range(4)}  # spring begins in March
    | {FIRST_QUARTER + quarter: 3 * quarter for quarter in range(4)}
)
_LAST_FOUR_DIGIT_YEAR = 9999


class Precision(StrEnum):
    """How finely a date is known."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    SET = "set"


_MONTHS = {
    Precision.MONTH: 1,
    Precision.SEASON: 3,
    Precision.QUARTER: 3,
    Precision.YEAR: 12,
    Precision.DECADE: 120,
    Precision.CENTURY: 1200,
}


_QUALIFIERS = {
    (False, False): "",
    (False, True): "?",
    (True, False): "~",
    (True, True): "%",
}


class Bounds(NamedTuple):
    """The first and the last day, as day numbers or the sentinels of open and unknown ends."""

    earliest: int
    latest: int


class CalendarDate(NamedTuple):  # made in a quarter of the time of a frozen dataclass
    """A date of one precision: a day, a month, … a century.

    `year` is astronomical, and the earliest year of a decade or century. `month` is 1 to 12, 21 to
    24 for a season, 33 to 36 for a quarter, 0 where there is none; `day` likewise. `unspecified` is
    ``"-XX"`` or ``"-XX-XX"`` where a month or day is meant that the text does not name.
    """

    precision: Precision
    year: int
    month: int = 0
    day: int = 0
    unspecified: str = ""
    approximate: bool = False
    uncertain: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it is said without "about", "perhaps" or "some"."""
        return not (self.unspecified or self.approximate or self.uncertain)

    @property
    def is_plain_year(self) -> bool:
        """Whether this is a year and nothing more."""
        return self.precision is Precision.YEAR and self.is_plain

    def shares_year_with(self, other: "CalendarDate") -> bool:
        """Whether both are plain days, or both plain months, of one year."""
        return (
            self.precision in (Precision.DAY, Precision.MONTH)
            and (self.precision, self.year) == (other.precision, other.year)
            and self.is_plain
            and other.is_plain
        )

    def shares_month_with(self, other: "CalendarDate") -> bool:
        """Whether both are plain days of one month."""
        return self.day > 0 and self.shares_year_with(other) and self.month == other.month

    def bounds(self, *, widened: bool = True) -> Bounds:
        """First and last day; "about" reaches one unit of the precision further on both sides."""
        steps = 1 if widened and self.approximate else 0
        if self.day:
            day = day_number(self.year, self.month, self.day)
            return Bounds(day - steps, day + steps)
        months = _MONTHS[self.precision]
        index = self.year * MONTHS_IN_YEAR + _MONTHS_BEFORE[self.month]
        return Bounds(
            first_day(index - steps * months), first_day(index + (steps + 1) * months) - 1
        )

    def __str__(self) -> str:
        month = f"-{self.month:02}" if self.month else ""
        day = f"-{self.day:02}" if self.day else ""
        qualifier = _QUALIFIERS[self.approximate, self.uncertain]
        return f"{self._edtf_year()}{month}{day}{self.unspecified}{qualifier}"

    def _edtf_year(self) -> str:
        size = abs(self.year)
        sign = "-" if self.year < 0 else ""
        if self.precision is Precision.DECADE:
            return f"{sign}{size // 10:03}X"
        if self.precision is Precision.CENTURY:
            return f"{sign}{size // 100:02}XX"
        return f"{'Y' if size > _LAST_FOUR_DIGIT_YEAR else ''}{sign}{size:04}"


class Edge(StrEnum):
    """The end of an interval that is no date; the value is its sign in EDTF."""

    OPEN = ".."
    UNKNOWN = ""

    @property
    def approximate(self) -> bool:
        """Never: there is no date to be so."""
        return False

    @property
    def uncertain(self) -> bool:
        """Never: there is no date to be so."""
        return False


@dataclass(frozen=True, slots=True)
class Interval:
    """From one date to another, both included. At least one end is a date."""

    start: CalendarDate | Edge
    end: CalendarDate | Edge

    @property
    def approximate(self) -> bool:
        """Whether one of its ends is."""
        return self.start.approximate or self.end.approximate

    @property
    def uncertain(self) -> bool:
        """Whether one of its ends is."""
        return self.start.uncertain or self.end.uncertain

    def bounds(self, *, widened: bool = True) -> Bounds:
        """The first day of the start and the last of the end."""
        if isinstance(self.start, Edge):
            earliest = OPEN_START if self.start is Edge.OPEN else UNKNOWN_START
        else:
            earliest = self.start.bounds(widened=widened).earliest
        if isinstance(self.end, Edge):
            latest = OPEN_END if self.end is Edge.OPEN else UNKNOWN_END
        else:
            latest = self.end.bounds(widened=widened).latest
        return Bounds(earliest, latest)

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"


Member = CalendarDate | Interval


@dataclass(frozen=True, slots=True)
class DateSet:
    """One of several dates, or with `every` all of them. Made by `date_set`.

    The members are in order and `spans` are their days: disjoint, in order, never adjacent.
    """

    members: tuple[Member, ...]
    every: bool
    spans: tuple[Bounds, ...]

    @property
    def approximate(self) -> bool:
        """Whether one of its members is."""
        return any(member.approximate for member in self.members)

    @property
    def uncertain(self) -> bool:
        """Whether one of its members is."""
        return any(member.uncertain for member in self.members)

    def __str__(self) -> str:
        inside = ",".join(map(_as_member, self.members))
        return f"{{{inside}}}" if self.every else f"[{inside}]"


def date_set(members: Iterable[Member], *, every: bool) -> DateSet:
    """The set of some dates, at least one, none of them twice."""
    in_order = sorted(((member.bounds(), member) for member in members), key=lambda item: item[0])
    spans: list[Bounds] = []
    for bounds, _ in in_order:
        if spans and bounds.earliest <= spans[-1].latest + 1:
            spans[-1] = Bounds(spans[-1].earliest, max(spans[-1].latest, bounds.latest))
        else:
            spans.append(bounds)
    return DateSet(tuple(member for _, member in in_order), every, tuple(spans))


def _as_member(member: Member) -> str:
    if isinstance(member, CalendarDate):
        return str(member)
    start = "" if isinstance(member.start, Edge) else str(member.start)
    end = "" if isinstance(member.end, Edge) else str(member.end)
    return f"{start}..{end}"


Parts = CalendarDate | Interval | DateSet
