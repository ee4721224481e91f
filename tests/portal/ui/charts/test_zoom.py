import pytest

from portal.ui.charts.scale import window_of
from portal.ui.charts.zoom import Zoom, narrowest

ZOOM = Zoom(
    window_of("1945/2045"),
    tuple(map(window_of, ["1945/1985", "1986/2006", "2007/2026", "2027/2045"])),
)


def edtf(windows):
    return [window.edtf if window else None for window in windows]


@pytest.mark.parametrize(
    ("window", "inside"),
    [
        ("1945/2045", ["1945/1985", "1986/2006", "2007/2026", "2027/2045"]),
        ("1986/2006", ["198X", "199X", "200X"]),
        ("198X", [str(year) for year in range(1980, 1990)]),
        ("2013", [f"2013-{month:02}" for month in range(1, 13)]),
        ("2013-04", []),
    ],
)
def test_inside_goes_one_level_down(window, inside):
    assert edtf(ZOOM.inside(window_of(window))) == inside


@pytest.mark.parametrize(
    ("window", "around"),
    [
        ("1945/2045", []),
        ("1986/2006", ["1945/2045"]),
        ("199X", ["1945/2045", "1986/2006"]),
        ("198X", ["1945/2045"]),
        ("2013-04", ["1945/2045", "2007/2026", "201X", "2013"]),
    ],
)
def test_around_is_the_way_back_out(window, around):
    assert edtf(ZOOM.around(window_of(window))) == around


@pytest.mark.parametrize("edge", ["9999-12", "9999-12-31", "999X", "9990/9999", "000X", "0000-01"])
def test_nothing_lies_before_the_first_year_or_after_the_last(edge):
    whole = Zoom(window_of("0000/9999"), ())

    neighbours = whole.neighbours(window_of(edge))

    assert neighbours.count(None) == 1


@pytest.mark.parametrize(
    ("window", "neighbours"),
    [
        ("1945/2045", [None, None]),
        ("1945/1985", [None, "1986/2006"]),
        ("2027/2045", ["2007/2026", None]),
        ("199X", ["198X", "200X"]),
        ("1945", [None, "1946"]),
        ("2013-01", ["2012-12", "2013-02"]),
        ("2007/2012", ["2001/2006", "2013/2018"]),
    ],
)
def test_neighbours_are_of_the_same_kind(window, neighbours):
    assert edtf(ZOOM.neighbours(window_of(window))) == neighbours


@pytest.mark.parametrize(
    ("days", "window"),
    [
        ("2013-04-10/2013-04-12", "2013-04"),
        ("2013-04-10/2013-05-01", "2013"),
        ("2011/2013", "201X"),
        ("2008/2013", "2008/2013"),
    ],
)
def test_narrowest_holds_the_days(days, window):
    span = window_of(days)

    assert narrowest(span.first, span.last, ZOOM.whole).edtf == window


def test_narrowest_is_none_where_nothing_is_narrower():
    month = window_of("2013-04")

    assert narrowest(month.first, month.last, month) is None
