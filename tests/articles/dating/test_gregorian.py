"""Calendar arithmetic against the standard library, and beyond where it ends."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.dating.gregorian import civil_date, day_number, days_in_month, first_day, is_leap


@settings(deadline=None, max_examples=120)
@given(st.dates())
def test_day_number_agrees_with_the_standard_library(day: date) -> None:
    assert day_number(day.year, day.month, day.day) == day.toordinal()


@settings(deadline=None, max_examples=120)
@given(st.integers(-(10**15), 10**15))
def test_civil_date_is_the_inverse_of_day_number(number: int) -> None:
    assert day_number(*civil_date(number)) == number


@settings(deadline=None, max_examples=120)
@given(st.integers(-(10**12), 10**12), st.integers(1, 12))
def test_months_follow_each_other_without_a_gap(year: int, month: int) -> None:
    index = year * 12 + month - 1

    assert first_day(index) + days_in_month(year, month) == first_day(index + 1)


@pytest.mark.parametrize(
    ("year", "leap"),
    [
        (2000, True),
        (1900, False),
        (2012, True),
        (2013, False),
        (0, True),
        (-4, True),
        (-100, False),
    ],
)
def test_leap_years_follow_the_gregorian_rule(year: int, *, leap: bool) -> None:
    assert is_leap(year) is leap


def test_the_year_zero_ends_the_day_before_the_year_one() -> None:
    assert (day_number(0, 12, 31), day_number(1, 1, 1)) == (0, 1)
