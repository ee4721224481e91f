import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.dating import english
from portal.ui.charts.scale import Scale, ticks, window_of, window_of_years, years_label

MOST = 12


def labels(edtf, language="en", most=MOST):
    return [tick.label for tick in ticks(window_of(edtf), most, language)]


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("1945/2045", [str(year) for year in range(1945, 2046, 10)]),
        ("1986/2006", [str(year) for year in range(1986, 2007, 2)]),
        ("198X", [str(year) for year in range(1980, 1990)]),
        ("2013", [month[:3] for month in english.MONTHS]),
        ("2013-04", ["1", "5", "10", "15", "20", "25", "30"]),
    ],
)
def test_ticks_are_round_dates(edtf, expected):
    assert labels(edtf) == expected


def test_ticks_speak_the_language_of_the_page():
    assert labels("2013", "vi", most=4) == ["thg 1", "thg 4", "thg 7", "thg 10"]
    assert labels("-0099/0100", "vi", most=4)[0] == "51 TCN"


@settings(deadline=None, max_examples=200)
@given(st.integers(1000, 2500), st.integers(0, 900), st.integers(4, 14))
def test_ticks_are_few_in_order_and_inside(first, length, most):
    window = window_of_years(first, first + length)

    days = [tick.day for tick in ticks(window, most, "en")]

    assert 1 <= len(days) <= most
    assert days == sorted(set(days))
    assert window.holds(days[0], days[-1])


def test_scale_gives_each_day_its_width():
    scale = Scale(window_of("2013-04"), 100, 400)

    assert [scale.at(scale.window.first), scale.day, scale.at(scale.window.last + 1)] == [
        100,
        10,
        400,
    ]


def test_window_of_refuses_open_ends():
    with pytest.raises(ValueError, match="a first and a last day"):
        window_of("1986/..")


@pytest.mark.parametrize(
    ("edtf", "english", "vietnamese"),
    [
        ("1986/2006", "1986–2006", "1986–2006"),
        ("198X", "the 1980s", "thập niên 1980"),
        ("2013-04", "April 2013", "tháng 4 năm 2013"),
    ],
)
def test_window_says_what_it_shows(edtf, english, vietnamese):
    window = window_of(edtf)

    assert (window.label("en"), window.label("vi")) == (english, vietnamese)


def test_years_label_says_one_year_once():
    assert years_label(2013, 2013, "en") == "2013"
