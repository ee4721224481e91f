"""Windows of time, the scale that lays days out on a line, and ticks at round dates."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from articles.dating import Language, civil_date, day_number, english, in_words, parse, vietnamese
from articles.dating.gregorian import MONTHS_IN_YEAR, days_in_month, first_day

_YEAR_STEPS = (1, 2, 5, 10, 20, 25, 50)
_MONTH_STEPS = (1, 2, 3, 6)
_DAY_STEPS = (1, 2, 5, 10)
_SHORT_MONTH = 3  # letters
_YEAR_WORDS = {"en": english.year_words, "vi": vietnamese.year_words}


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time from the first to the last day, both included.

    `edtf` is its address: ``1986/2006``, ``198X``, ``2013``, ``2013-04``. Made by `window_of`.
    """

    edtf: str
    first: int
    last: int

    @property
    def days(self) -> int:
        """How long it is."""
        return self.last - self.first + 1

    @property
    def years(self) -> tuple[int, int]:
        """The years of its first and last day."""
        return civil_date(self.first)[0], civil_date(self.last)[0]

    def holds(self, first: int, last: int) -> bool:
        """Whether all of these days lie in it."""
        return self.first <= first and last <= self.last

    def label(self, language: Language) -> str:
        """What a link to it says: "1986–2006", "the 1980s", "April 2013"."""
        if "/" in self.edtf:
            return years_label(*self.years, language)
        return in_words(parse(self.edtf), language)


@lru_cache(maxsize=1024)
def window_of(edtf: str) -> Window:
    """The window of a date in EDTF with two ends; raises DatingError or ValueError."""
    date = parse(edtf)
    if len(date.spans) != 1 or not all(map(is_a_day, date.spans[0])):
        raise ValueError(f"A window needs a first and a last day: {edtf}")
    return Window(date.edtf, date.earliest, date.latest)


def is_window(edtf: str) -> bool:
    """Whether a date in EDTF has two ends, so that there is a window of it."""
    try:
        window_of(edtf)
    except ValueError:  # as DatingError is
        return False
    return True


def window_of_years(first: int, last: int) -> Window:
    """From the first day of a year to the last of another, both from 0 to 9999."""
    text = f"{first:04}" if first == last else f"{first:04}/{last:04}"
    return Window(text, day_number(first, 1, 1), day_number(last, MONTHS_IN_YEAR, 31))


def is_a_day(bound: int) -> bool:
    """Whether a bound of a date is a day, and no sign of an open or unknown end."""
    return abs(bound) < _NO_DAY


_NO_DAY = 2**53 - 2  # articles.dating.UNKNOWN_END, and OPEN_END beyond it


def years_label(first: int, last: int, language: Language) -> str:
    """Two years as one expression, or one of them where they are the same."""
    said = _YEAR_WORDS[language]
    return said(first) if first == last else f"{said(first)}–{said(last)}"


@dataclass(frozen=True, slots=True)
class Scale:
    """Lays the days of a window out from `start` to `end`, in user units. A day has its width."""

    window: Window
    start: float
    end: float
    day: float = field(init=False)
    """The width of one day."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "day", (self.end - self.start) / self.window.days)

    def at(self, day: float) -> float:
        """Where a day begins; days outside the window lie outside the line."""
        return self.start + (day - self.window.first) * self.day


@dataclass(frozen=True, slots=True)
class Tick:
    """A round date on an axis: the number of the day that it stands on, and what it says."""

    day: int
    label: str


def ticks(window: Window, most: int, language: Language) -> tuple[Tick, ...]:
    """At most so many round dates, evenly spaced in years, months or days as the window allows."""
    first_year, last_year = window.years
    first_month, last_month = _month_index(window.first), _month_index(window.last)
    if window.days <= _DAY_STEPS[-1] * most and first_month == last_month:
        return tuple(_day_ticks(window, most))
    if last_month - first_month < _MONTH_STEPS[-1] * most and last_year - first_year < most // 2:
        return tuple(_month_ticks(window, most, language))
    return tuple(_year_ticks(first_year, last_year, most, window, language))


def _year_ticks(
    first: int, last: int, most: int, window: Window, language: Language
) -> Iterator[Tick]:
    step = _nice_years((last - first) // most + 1)
    # A span of whole steps is counted from its own beginning: 1945, 1955 … 2045.
    start = first if (last - first) % step == 0 else -(-first // step) * step
    for year in range(start, last + 1, step):
        day = day_number(year, 1, 1)
        if window.first <= day <= window.last:
            yield Tick(day, _YEAR_WORDS[language](year))


def _nice_years(least: int) -> int:
    size = 1
    while True:
        for step in _YEAR_STEPS:
            if step * size >= least:
                return step * size
        size *= 100


def _month_ticks(window: Window, most: int, language: Language) -> Iterator[Tick]:
    first, last = _month_index(window.first), _month_index(window.last)
    step = next(step for step in _MONTH_STEPS if (last - first) // step < most)
    several_years = window.years[0] != window.years[1]
    for index in range(-(-first // step) * step, last + 1, step):
        year, month = divmod(index, MONTHS_IN_YEAR)
        label = _month_label(month, language)
        if several_years and month == 0:
            label = _YEAR_WORDS[language](year)
        if first_day(index) >= window.first:
            yield Tick(first_day(index), label)


def _day_ticks(window: Window, most: int) -> Iterator[Tick]:
    year, month, first = civil_date(window.first)
    last = min(first + window.days - 1, days_in_month(year, month))
    step = next(step for step in _DAY_STEPS if window.days // step < most)
    for day in range(first, last + 1):
        if day == first or (day % step == 0 and day - first >= step - 1):
            yield Tick(day_number(year, month, day), str(day))


def _month_index(day: int) -> int:
    year, month, _day = civil_date(day)
    return year * MONTHS_IN_YEAR + month - 1


def _month_label(month: int, language: Language) -> str:
    return english.MONTHS[month][:_SHORT_MONTH] if language == "en" else f"thg {month + 1}"
