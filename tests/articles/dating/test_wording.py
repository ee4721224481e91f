"""Dates in English and Vietnamese. The common forms stand in docs/reference/dates.md."""

import pytest
from hypothesis import given, settings

from articles.dating import in_words, parse
from tests.articles.dating import strategies


@pytest.mark.parametrize(
    ("text", "english", "vietnamese"),
    [
        ("2013-04-XX~", "about some day in April 2013", "khoảng một ngày trong tháng 4 năm 2013"),
        (
            "2013-04-10/2013-10-04",
            "10 April to 4 October 2013",
            "từ ngày 10 tháng 4 đến ngày 4 tháng 10 năm 2013",
        ),
        (
            "2013-04-10~/2013-04-12",
            "about 10 April 2013 to 12 April 2013",
            "từ khoảng ngày 10 tháng 4 năm 2013 đến ngày 12 tháng 4 năm 2013",
        ),
        ("2013-04/2014", "April 2013 to 2014", "từ tháng 4 năm 2013 đến năm 2014"),
        (
            "2013-04/2014-04",
            "April 2013 to April 2014",
            "từ tháng 4 năm 2013 đến tháng 4 năm 2014",
        ),
        ("2013-21/2013-23", "spring 2013 to autumn 2013", None),
        ("198X/199X", "the 1980s to the 1990s", "từ thập niên 1980 đến thập niên 1990"),
        ("1986~/..", "from about 1986 on", "từ khoảng năm 1986 trở đi"),
        ("[1998]", "1998", "năm 1998"),
        ("{1670..1672}", "all of 1670 to 1672", "toàn bộ thời gian từ 1670 đến 1672"),
        ("{2031..}", "2031 and later", "năm 2031 và muộn hơn"),
        ("{..1985}", "1985 and earlier", "năm 1985 và sớm hơn"),
        ("[2031~..]", "about 2031 or later", "khoảng năm 2031 hoặc muộn hơn"),
        ("[..1985?]", "perhaps 1985 or earlier", "có lẽ năm 1985 hoặc sớm hơn"),
        (
            "[..1760-12-03]",
            "3 December 1760 or earlier",
            "ngày 3 tháng 12 năm 1760 hoặc sớm hơn",
        ),
        ("[0001..]", "after 1 BC", "sau năm 1 TCN"),
        ("000X", "the years 1 BC to AD 9", "những năm 1 TCN đến 9 SCN"),
        ("01XX", "the years AD 100 to AD 199", "những năm 100 SCN đến 199 SCN"),
        ("200X", "the years 2000 to 2009", "thập niên 2000"),
        ("2013-22~", "about summer 2013", "khoảng mùa hè năm 2013"),
    ],
)
def test_words_of_less_common_dates(text: str, english: str, vietnamese: str | None) -> None:
    value = parse(text)

    assert in_words(value, "en") == english
    assert vietnamese is None or in_words(value, "vi") == vietnamese


@settings(deadline=None, max_examples=250)
@given(strategies.texts, strategies.texts)
def test_words_differ_where_the_days_differ(first: str, second: str) -> None:
    one, other = parse(first), parse(second)

    assert one.spans == other.spans or in_words(one, "en") != in_words(other, "en")
    assert one.spans == other.spans or in_words(one, "vi") != in_words(other, "vi")


@settings(deadline=None, max_examples=150)
@given(strategies.texts)
def test_words_have_no_stray_space(text: str) -> None:
    value = parse(text)

    for language in ("en", "vi"):
        words = in_words(value, language)
        assert words == " ".join(words.split())
