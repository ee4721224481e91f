"""The stated dates of one event below each other on one axis, and how far apart they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from articles.dating import HistoricalDate, Language, Precision, Verdict, civil_date, compare
from portal.ui.charts.scale import Scale, Window, is_a_day, ticks, window_of_years
from portal.ui.charts.svg import percent
from portal.ui.charts.zoom import month_of

_MOST_TICKS = 5
_UNITS = {Precision.DAY, Precision.MONTH, Precision.YEAR}
_LEAST_SPAN = 0.012  # of the axis: a shorter span is drawn so long


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date as one passage states it; `cite` says who states it, and when that was published."""

    letter: str
    date: HistoricalDate
    words: str
    cite: str
    url: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One dot or bar on a row, in percent of the axis; a dot has no width."""

    x: str
    width: str


@dataclass(frozen=True, slots=True)
class AxisRow:
    """One stated date. With `onwards` it goes on after its bar, with `before` it began earlier."""

    letter: str
    words: str
    cite: str
    url: str
    pieces: tuple[Piece, ...]
    approximate: bool
    onwards: bool
    before: bool


@dataclass(frozen=True, slots=True)
class Bracket:
    """Where sources disagree: its ends in percent, and how far apart two of them are at most.

    `apart` is 0 where all the dates that differ have days in common. It counts in the `unit` of the
    coarser of the two dates, and is `exact` where only two differ and both are given in that unit.
    """

    x: str
    x2: str
    apart: int
    unit: Precision = Precision.DAY
    exact: bool = False


@dataclass(frozen=True, slots=True, order=True)
class _Gap:
    """How far two dates are apart that exclude each other: by days, and in their own unit."""

    days: int
    apart: int
    unit: Precision
    alike: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """Rows on one axis; `ticks` are places in percent with their words."""

    ticks: tuple[tuple[str, str], ...]
    rows: tuple[AxisRow, ...]
    bracket: Bracket | None


def draw_axis(dates: Sequence[StatedDate], language: Language) -> Axis | None:
    """The axis of some stated dates in their order; none where there are none."""
    if not dates:
        return None
    window = _window(stated.date for stated in dates)
    scale = Scale(window, 0, 1)
    return Axis(
        ticks=tuple(
            (percent(scale.at(tick.day)), tick.label)
            for tick in ticks(window, _MOST_TICKS, language)
        ),
        rows=tuple(_row(stated, scale) for stated in dates),
        bracket=_bracket([stated.date for stated in dates], scale),
    )


def _window(dates: Iterable[HistoricalDate]) -> Window:
    """The month, year or years that hold all days that are stated."""
    days = [
        bound for date in dates for span in date.spans for bound in span if is_a_day(bound)
    ]  # each date has one at least
    (year, month, _), (last_year, last_month, _) = civil_date(min(days)), civil_date(max(days))
    if (year, month) == (last_year, last_month):
        return month_of(year, month)
    return window_of_years(year, last_year)


def _row(stated: StatedDate, scale: Scale) -> AxisRow:
    spans = stated.date.spans
    return AxisRow(
        letter=stated.letter,
        words=stated.words,
        cite=stated.cite,
        url=stated.url,
        pieces=tuple(_piece(*_closed(*span, scale.window), scale) for span in spans),
        approximate=stated.date.approximate,
        onwards=not is_a_day(spans[-1].latest),
        before=not is_a_day(spans[0].earliest),
    )


def _piece(first: int, last: int, scale: Scale) -> Piece:
    begin, end = scale.at(first), scale.at(last + 1)
    if first == last:
        return Piece(percent((begin + end) / 2), "")
    more = max(0.0, _LEAST_SPAN - (end - begin)) / 2
    begin, end = max(0.0, begin - more), min(1.0, end + more)
    return Piece(percent(begin), percent(end - begin))


def _closed(first: int, last: int, window: Window) -> tuple[int, int]:
    return (first if is_a_day(first) else window.first), (last if is_a_day(last) else window.last)


def _bracket(dates: Sequence[HistoricalDate], scale: Scale) -> Bracket | None:
    """From the first to the last day of all dates that contradict another."""
    ends: list[int] = []
    gaps: list[_Gap] = []
    for one, other in combinations(dates, 2):
        verdict = compare(one, other).verdict
        if verdict not in (Verdict.EXCLUSIVE, Verdict.OVERLAPPING):
            continue
        pair = [
            bound
            for date in (one, other)
            for bound in _closed(date.earliest, date.latest, scale.window)
        ]
        ends += min(pair), max(pair)
        if verdict is Verdict.EXCLUSIVE:
            gaps.append(_gap(one, other, (min(pair), max(pair))))
    if not ends:
        return None
    half = scale.day / 2
    x, x2 = (percent(scale.at(end) + half) for end in (min(ends), max(ends)))
    if not gaps:
        return Bracket(x, x2, 0)
    widest = max(gaps)
    return Bracket(x, x2, widest.apart, widest.unit, exact=widest.alike and len(gaps) == 1)


def _gap(one: HistoricalDate, other: HistoricalDate, ends: tuple[int, int]) -> _Gap:
    """Years between years and months between months; what is vaguer counts in days."""
    first, last = ends
    (year, month, _), (last_year, last_month, _) = civil_date(first), civil_date(last)
    years, months = last_year - year, (last_year - year) * 12 + last_month - month
    alike = one.precision == other.precision
    given = {one.precision, other.precision}
    if Precision.YEAR in given and given <= _UNITS and years:
        return _Gap(last - first, years, Precision.YEAR, alike)
    if Precision.MONTH in given and given <= _UNITS and months:
        return _Gap(last - first, months, Precision.MONTH, alike)
    return _Gap(last - first, last - first, Precision.DAY, given == {Precision.DAY})
