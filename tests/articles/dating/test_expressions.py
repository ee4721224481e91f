"""Single expressions of two languages. The accepted kinds stand in docs/reference/dates.md."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.dating import from_expression, in_words, parse
from tests.articles.dating import strategies


@settings(deadline=None, max_examples=120)
@given(strategies.days(st.integers(1000, 9999)), st.sampled_from("/.-"))
def test_numbers_are_read_day_first(text: str, sign: str) -> None:
    year, month, day = text.split("-")

    assert from_expression(sign.join([day, month, year])) == parse(text)


@settings(deadline=None, max_examples=120)
@given(
    st.one_of(
        strategies.days(st.integers(1000, 2060)),
        strategies.months(st.integers(1000, 2060)),
        st.integers(1000, 2060).map(str),
        st.integers(-9998, 0).map(strategies.year_text),
    )
)
def test_words_of_a_date_are_read_back(text: str) -> None:
    value = parse(text)

    assert from_expression(in_words(value, "en")) == value
    assert from_expression(in_words(value, "vi")) == value


@pytest.mark.parametrize(
    ("expression", "edtf"),
    [
        ("  MARCH   10,  2013 ", "2013-03-10"),
        ("October 4th, 2013", "2013-10-04"),
        ("4 Oct 2013", "2013-10-04"),
        ("Sunday, 29/3/2020", "2020-03-29"),
        ("Chủ nhật, 29/3/2020", "2020-03-29"),
        ("Thứ Ba, ngày 2/6/2020", "2020-06-02"),
        ("26/9/2018 9:6'", "2018-09-26"),
        ("26/9/2018 9:06’", "2018-09-26"),
        ("Sept 2013", "2013-09"),
        ("May 2014", "2014-05"),
        ("3/2013", "2013-03"),
        ("tháng 12 năm 2013", "2013-12"),
        ("tháng mười hai năm 2013", "2013-12"),
        ("tháng năm năm 2013", "2013-05"),
        ("ngày mồng 2 tháng 9 năm 1945", "1945-09-02"),
        (unicodedata.normalize("NFD", "tháng 3 năm 2013"), "2013-03"),
        ("1980s", "198X"),
        ("những năm 1980", "198X"),
        ("from 1996 to 1998", "1996/1998"),
        ("từ năm 1996 đến năm 1998", "1996/1998"),
        ("1 BC", "0000"),
        ("44 BCE", "-0043"),
    ],
)
def test_from_expression_reads_one_expression(expression: str, edtf: str) -> None:
    assert from_expression(expression) == parse(edtf)


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "recently",
        "in 1986",
        "1986 and 1990",
        "10/13/2013",
        "31/4/2013",
        "13/2013",
        "10/4-2013",
        "10/4/13",
        "0 BC",
        "1998-1996",
        "tháng 13 năm 2013",
        "Resolution 22",
        "198",
        "20134",
    ],
)
def test_from_expression_finds_nothing_where_there_is_no_date(expression: str) -> None:
    assert from_expression(expression) is None
