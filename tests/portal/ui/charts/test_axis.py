import pytest

from articles.dating import in_words, parse
from portal.ui.charts.axis import Bracket, Piece, StatedDate, draw_axis


def stated(*dates):
    return [
        StatedDate(letter, parse(edtf), in_words(parse(edtf), "en"), "says a text", f"#{letter}")
        for letter, edtf in zip("ABCDEF", dates, strict=False)
    ]


def test_axis_computes_how_far_dates_are_apart():
    axis = draw_axis(stated("2013-10-04", "2013-04-10", "2013-04-04", "2013-03-10", "2013"), "en")

    assert axis.bracket.apart == 208
    assert [label for _x, label in axis.ticks] == ["Jan", "Apr", "Jul", "Oct"]
    assert axis.rows[0].pieces == (Piece("75.8%", ""),)
    assert axis.rows[4].pieces == (Piece("0%", "100%"),)


@pytest.mark.parametrize("dates", [("2013-04-10", "2013"), ("2013-04-10",), ("2013", "2013")])
def test_axis_has_no_bracket_where_dates_agree(dates):
    assert draw_axis(stated(*dates), "en").bracket is None


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        (("2020", "2030"), (10, "year", True)),
        (("2013-04", "2013-10"), (6, "month", True)),
        (("2013-04-04", "2013-04-10"), (6, "day", True)),
        (("2013-04-04", "2013-10"), (6, "month", False)),
        (("2020", "2025-03-01"), (5, "year", False)),
        (("2020", "2025", "2030"), (10, "year", False)),
        (("2007/2008", "2010"), (1460, "day", False)),
    ],
)
def test_axis_counts_in_the_unit_of_the_dates(dates, found):
    bracket = draw_axis(stated(*dates), "en").bracket

    assert (bracket.apart, bracket.unit, bracket.exact) == found


def test_axis_says_that_dates_share_some_days_only():
    axis = draw_axis(stated("2007/2008", "2008/2009"), "en")

    assert axis.bracket == Bracket("0%", "100%", 0)


def test_axis_shows_open_ends():
    axis = draw_axis(stated("1986/..", "../1990"), "en")

    assert [(row.before, row.onwards) for row in axis.rows] == [(False, True), (True, False)]


def test_axis_of_one_month_shows_its_days():
    axis = draw_axis(stated("2013-04-10", "2013-04-12~"), "en")

    assert [label for _x, label in axis.ticks] == ["1", "10", "20", "30"]
    assert [row.approximate for row in axis.rows] == [False, True]


def test_axis_of_nothing_is_none():
    assert draw_axis([], "en") is None
