"""From the whole of time to a month and back: which windows lie around and inside another."""

from dataclasses import dataclass

from articles.dating import civil_date
from articles.dating.gregorian import MONTHS_IN_YEAR
from portal.ui.charts.scale import Window, window_of, window_of_years

LAST_YEAR = 9999
"""Of the windows, the first of which is 0: years of four digits."""
_DECADE = 10
_LONGEST_MONTH = 31


@dataclass(frozen=True, slots=True)
class Zoom:
    """The windows of a timeline: the whole, its periods in order, then decades, years, months."""

    whole: Window
    periods: tuple[Window, ...]

    def inside(self, window: Window) -> tuple[Window, ...]:
        """The windows one level below: periods, decades, years or months; none in a month."""
        first, last = window.years
        if window == self.whole:
            return self.periods
        if window.days <= _LONGEST_MONTH:
            return ()
        if first == last:
            months = (f"{first:04}-{month:02}" for month in range(1, MONTHS_IN_YEAR + 1))
            return tuple(map(window_of, months))
        if last - first < _DECADE:
            return tuple(year_of(year) for year in range(first, last + 1))
        return tuple(decade_of(year) for year in range(first - first % _DECADE, last + 1, _DECADE))

    def around(self, window: Window) -> tuple[Window, ...]:
        """The windows above, from the whole to the nearest: the way back out."""
        first, last = window.years
        above = [self.whole]
        above += [period for period in self.periods if period.holds(window.first, window.last)][:1]
        if first // _DECADE == last // _DECADE:
            above.append(decade_of(first))
        if first == last:
            above.append(year_of(first))
        return tuple(
            wide
            for wide in dict.fromkeys(above)
            if wide == self.whole or wide.days < self.whole.days
            if wide.days > window.days and wide.holds(window.first, window.last)
        )

    def neighbours(self, window: Window) -> tuple[Window | None, Window | None]:
        """The windows of the same kind before and after, inside the whole."""
        if window == self.whole:
            return None, None
        if window in self.periods:
            place = self.periods.index(window)
            before = self.periods[place - 1] if place else None
            return before, next(iter(self.periods[place + 1 :]), None)
        beside = (_beside(window, -1), _beside(window, 1))
        earlier, later = (
            one if one and one.last >= self.whole.first and one.first <= self.whole.last else None
            for one in beside
        )
        return earlier, later


def narrowest(first: int, last: int, within: Window) -> Window | None:
    """The narrowest window below `within` that holds these days; none where nothing is narrower.

    That is a month, a year, a decade, or from year to year.
    """
    (year, month, _), (last_year, last_month, _) = civil_date(first), civil_date(last)
    if (year, month) == (last_year, last_month):
        found = month_of(year, month)
    elif year == last_year:
        found = year_of(year)
    elif year // _DECADE == last_year // _DECADE:
        found = decade_of(year)
    else:
        found = window_of_years(year, last_year)
    return found if found.days < within.days else None


def month_of(year: int, month: int) -> Window:
    """The window of a month, 1 to 12."""
    return window_of(f"{year:04}-{month:02}")


def year_of(year: int) -> Window:
    """The window of a year."""
    return window_of_years(year, year)


def decade_of(year: int) -> Window:
    """The window of the decade that holds a year."""
    return window_of(f"{year // _DECADE:03}X")


def _beside(window: Window, side: int) -> Window | None:
    """The window of the same kind on one side; none before the year 0 or after 9999."""
    year, last_year = window.years
    month, last_month = civil_date(window.first)[1], civil_date(window.last)[1]
    if (year, month) == (last_year, last_month):
        years, index = divmod(year * MONTHS_IN_YEAR + month - 1 + side, MONTHS_IN_YEAR)
        return month_of(years, index + 1) if 0 <= years <= LAST_YEAR else None
    length = last_year - year + 1
    first, last = year + side * length, last_year + side * length
    if first < 0 or last > LAST_YEAR:
        return None
    return decade_of(first) if window == decade_of(year) else window_of_years(first, last)
