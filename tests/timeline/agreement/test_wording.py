"""Statements and reasons in words."""

import pytest

from articles.dating import parse
from tests.timeline.agreement.test_comparing import figure, said, words
from timeline.agreement import Qualifier, compare, in_words, judge, reason


@pytest.mark.parametrize(
    ("value", "english", "vietnamese"),
    [
        (
            figure("214000000000", unit="US dollars"),
            "214,000,000,000 US dollars",
            "214.000.000.000 US dollars",
        ),
        (figure("2.70", unit="%"), "2.7 %", "2,7 %"),
        (figure("30.00", Qualifier.OVER), "over 30 ships", "hơn 30 ships"),
        (figure(30, Qualifier.ABOUT), "about 30 ships", "khoảng 30 ships"),
        (figure(30, Qualifier.NEARLY), "nearly 30 ships", "gần 30 ships"),
        (figure(30, Qualifier.UNDER, unit=""), "under 30", "dưới 30"),
        (parse("1931-06"), "June 1931", "tháng 6 năm 1931"),
        (words("a quay"), "a quay", "a quay"),
    ],
)
def test_in_words_gives_the_value(value, english, vietnamese):
    statement = said(value)

    assert (in_words(statement, "en"), in_words(statement, "vi")) == (english, vietnamese)


def test_reason_counts_what_is_not_comparable():
    statements = [
        said(parse("1931"), "a"),
        said(parse("1931"), "b"),
        said(words("long ago"), "c"),
    ]

    judgement = judge(statements)

    assert judgement.reason("en") == ("Both say “1931”. 2 pairs of statements are not comparable.")


def test_hint_tells_a_day_read_as_a_month():
    judgement = judge([said(parse("2013-04-10"), "a"), said(parse("2013-10-04"), "b")])

    assert judgement.hint("en") == (
        "With day and month exchanged, “10 April 2013” is “4 October 2013”: one of the two may "
        "have been read month first."
    )


def test_reason_of_a_pair_tells_what_holds_when():
    pair = compare(said(figure(30), "a", at="1880"), said(figure(34), "b", at="1890"))

    assert (reason(pair, "en"), reason(pair, "vi")) == (
        "“30 ships” (1880), “34 ships” (1890): each holds for its own time.",
        "“30 ships” (năm 1880), “34 ships” (năm 1890): mỗi ghi nhận đúng với thời điểm của nó.",
    )
