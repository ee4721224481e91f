"""The package `edtf` as a second opinion, on the forms where it is right.

Left out where it is not, or decides otherwise: open ends (its bounds are floats), ends that nobody
knows (it adds ten years), winter (it stops at December), ``%`` (it widens twice), seasons
with ``~`` (it counts weeks) and days and months with ``~`` whose neighbours differ in length.
"""

from time import struct_time

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.dating import civil_date, parse
from tests.articles.dating import strategies

years = st.integers(-9999, 9999)


def _opinion(text: str, *, widened: bool) -> tuple[tuple[int, ...], tuple[int, ...]]:
    value = parse_edtf(text)
    lower: struct_time = value.lower_fuzzy() if widened else value.lower_strict()
    upper: struct_time = value.upper_fuzzy() if widened else value.upper_strict()
    return tuple(lower)[:3], tuple(upper)[:3]


def _bounds(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    value = parse(text)
    return civil_date(value.earliest), civil_date(value.latest)


@settings(deadline=None, max_examples=60)
@given(
    st.one_of(
        strategies.days(years.filter(lambda year: year > 0)),
        strategies.months(years.filter(lambda year: year > 0)),
        years.map(strategies.year_text),
        st.integers(10**4, 10**6).map(strategies.year_text),
        strategies.modern_years.map(lambda year: f"{year // 10}X"),
        strategies.modern_years.map(lambda year: f"{year // 100}XX"),
        strategies.modern_years.map("{}-XX".format),
        st.tuples(strategies.modern_years, st.sampled_from([21, 22, 23, 33, 34, 35, 36])).map(
            lambda parts: f"{parts[0]}-{parts[1]}"
        ),
    )
)
def test_bounds_agree_on_calendar_dates(text: str) -> None:
    assert _bounds(text) == _opinion(text, widened=False)


@settings(deadline=None, max_examples=30)
@given(st.tuples(strategies.modern_years, st.integers(2061, 2100)), st.sampled_from(["", "-01"]))
def test_bounds_agree_on_intervals_that_go_forward(ends: tuple[int, int], month: str) -> None:
    text = f"{ends[0]}{month}/{ends[1]}{month}"

    assert _bounds(text) == _opinion(text, widened=False)


@settings(deadline=None, max_examples=30)
@given(strategies.modern_years, st.sampled_from("~?"))
def test_bounds_agree_on_years_with_a_qualifier(year: int, qualifier: str) -> None:
    text = f"{year}{qualifier}"

    assert _bounds(text) == _opinion(text, widened=qualifier == "~")


@pytest.mark.parametrize(
    "text", ["[1996,1998]", "{1996,1998}", "[1667,1668,1670..1672]", "{1960,1961-12}"]
)
def test_bounds_agree_on_sets(text: str) -> None:
    assert _bounds(text) == _opinion(text, widened=False)
