"""Bounds, order and identity of historical dates."""

import pickle
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.dating import (
    OPEN_END,
    OPEN_START,
    UNKNOWN_END,
    UNKNOWN_START,
    Bounds,
    contains,
    parse,
)
from tests.articles.dating import strategies


def bounds(text: str) -> tuple[str, str]:
    """Earliest and latest in ISO format, for the years that Python's dates know."""
    value = parse(text)
    return (
        date.fromordinal(value.earliest).isoformat(),
        date.fromordinal(value.latest).isoformat(),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2012-02", ("2012-02-01", "2012-02-29")),
        ("1996/1998", ("1996-01-01", "1998-12-31")),
        ("2013/2013-04", ("2013-01-01", "2013-04-30")),
        ("2011-24", ("2011-12-01", "2012-02-29")),
        ("2013-36", ("2013-10-01", "2013-12-31")),
        ("2013-01~", ("2012-12-01", "2013-02-28")),
        ("2013-21~", ("2012-12-01", "2013-08-31")),
        ("2013-33%", ("2012-10-01", "2013-06-30")),
        ("19XX~", ("1800-01-01", "2099-12-31")),
        ("1986~/1990~", ("1985-01-01", "1991-12-31")),
        ("{1998,1996}", ("1996-01-01", "1998-12-31")),
    ],
)
def test_bounds_are_the_first_and_last_day(text: str, expected: tuple[str, str]) -> None:
    assert bounds(text) == expected


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2030/..", date(2030, 1, 1).toordinal(), OPEN_END),
        ("2030/", date(2030, 1, 1).toordinal(), UNKNOWN_END),
        ("../1985", OPEN_START, date(1985, 12, 31).toordinal()),
        ("/1985", UNKNOWN_START, date(1985, 12, 31).toordinal()),
        ("[..1985]", OPEN_START, date(1985, 12, 31).toordinal()),
        ("{2030..}", date(2030, 1, 1).toordinal(), OPEN_END),
    ],
)
def test_bounds_of_ends_without_a_date_are_sentinels(text: str, earliest: int, latest: int) -> None:
    value = parse(text)

    assert (value.earliest, value.latest) == (earliest, latest)


@settings(deadline=None, max_examples=250)
@given(strategies.texts)
def test_bounds_are_in_order_and_fit_a_column(text: str) -> None:
    value = parse(text)

    assert -(2**63) < value.earliest <= value.latest < 2**63


@settings(deadline=None, max_examples=120)
@given(strategies.far_years)
def test_sentinels_lie_outside_every_year(text: str) -> None:
    value = parse(text)

    assert OPEN_START < UNKNOWN_START < value.earliest < value.latest < UNKNOWN_END < OPEN_END


@settings(deadline=None, max_examples=150)
@given(strategies.texts)
def test_spans_are_disjoint_and_reach_from_bound_to_bound(text: str) -> None:
    value = parse(text)

    gaps = [
        later.earliest - earlier.latest
        for earlier, later in zip(value.spans, value.spans[1:], strict=False)
    ]

    assert all(gap > 1 for gap in gaps)
    assert (value.spans[0].earliest, value.spans[-1].latest) == (value.earliest, value.latest)


def test_spans_of_neighbours_in_a_set_are_joined() -> None:
    year = date(1667, 1, 1).toordinal()

    assert parse("[1667,1668]").spans == (Bounds(year, year + 365 + 366 - 1),)


@settings(deadline=None, max_examples=150)
@given(st.lists(strategies.texts, min_size=2, max_size=6))
def test_dates_sort_by_first_then_last_day(texts: list[str]) -> None:
    values = sorted(parse(text) for text in texts)

    bounds_in_order = [(value.earliest, value.latest) for value in values]

    assert bounds_in_order == sorted(bounds_in_order)


@settings(deadline=None, max_examples=150)
@given(strategies.texts, strategies.texts)
def test_dates_are_equal_when_their_text_is(first: str, second: str) -> None:
    one, other = parse(first), parse(second)

    assert (one == other) is (str(one) == str(other))
    assert hash(one) == hash(parse(first))
    assert (one < other) + (one == other) + (other < one) == 1


@settings(deadline=None, max_examples=120)
@given(strategies.unqualified(), st.sampled_from("~%"))
def test_about_contains_what_it_is_about(text: str, qualifier: str) -> None:
    assert contains(parse(text + qualifier), parse(text))


@settings(deadline=None, max_examples=120)
@given(strategies.days())
def test_a_day_lies_within_its_month_year_decade_and_century(text: str) -> None:
    day = parse(text)
    wider = [text[:-3], text[:-6], f"{text[:-7]}X", f"{text[:-8]}XX"]
    if text.startswith("-000"):
        wider = wider[:2]  # there is no decade -000X
    elif text.startswith("-00"):
        wider = wider[:3]

    assert all(contains(parse(each), day) for each in wider)


def test_a_date_survives_pickling() -> None:
    value = parse("[1996~,1998..2000]")

    again = pickle.loads(pickle.dumps(value))

    assert (again, again.parts) == (value, value.parts)
