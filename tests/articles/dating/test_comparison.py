"""What two dates say about each other."""

import pytest
from hypothesis import assume, given, settings

from articles.dating import Slip, Verdict, compare, contains, in_words, parse
from tests.articles.dating import strategies


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("1986", "1986", Verdict.SAME),
        ("1986", "1986?", Verdict.SAME),
        ("1986~", "1986%", Verdict.SAME),
        ("2013-33", "2013-01/2013-03", Verdict.SAME),
        ("2013-04", "2013-04-XX", Verdict.SAME),
        ("[2031..]", "2031/..", Verdict.SAME),
        ("2013-04-10", "2013-04", Verdict.COMPATIBLE),
        ("1986", "198X", Verdict.COMPATIBLE),
        ("1986~", "1985", Verdict.COMPATIBLE),
        ("2020", "2015/..", Verdict.COMPATIBLE),
        ("1985/", "1985/..", Verdict.COMPATIBLE),
        ("1996", "[1996,1998]", Verdict.COMPATIBLE),
        ("{1996,1998}", "[1996,1998]", Verdict.COMPATIBLE),
        ("1985/1987", "1986~", Verdict.COMPATIBLE),
        ("1996/1998", "1997/1999", Verdict.OVERLAPPING),
        ("1986~", "1987/1990", Verdict.OVERLAPPING),
        ("[1996,1998]", "1997/1999", Verdict.OVERLAPPING),
        ("../2020", "2015/..", Verdict.OVERLAPPING),
        ("2013-24", "2014", Verdict.OVERLAPPING),
        ("2013-03-10", "2013-04-10", Verdict.EXCLUSIVE),
        ("1997", "[1996,1998]", Verdict.EXCLUSIVE),
        ("1986", "1985", Verdict.EXCLUSIVE),
        ("../1985", "1986/..", Verdict.EXCLUSIVE),
    ],
)
def test_compare_gives_the_verdict(first: str, second: str, verdict: Verdict) -> None:
    assert compare(parse(first), parse(second)).verdict is verdict


@settings(deadline=None, max_examples=250)
@given(strategies.close_texts, strategies.close_texts)
def test_compare_gives_the_same_verdict_in_either_order(first: str, second: str) -> None:
    one, other = parse(first), parse(second)

    there, back = compare(one, other), compare(other, one)

    assert (there.verdict, there.slip is None) == (back.verdict, back.slip is None)


@settings(deadline=None, max_examples=250)
@given(strategies.close_texts, strategies.close_texts)
def test_verdict_follows_from_the_days_in_common(first: str, second: str) -> None:
    one, other = parse(first), parse(second)

    verdict = compare(one, other).verdict

    apart = all(
        a.latest < b.earliest or b.latest < a.earliest for a in one.spans for b in other.spans
    )
    assert (verdict is Verdict.EXCLUSIVE) is apart
    assert (verdict in (Verdict.SAME, Verdict.COMPATIBLE)) is (
        contains(one, other) or contains(other, one)
    )


@settings(deadline=None, max_examples=120)
@given(strategies.texts)
def test_a_date_is_the_same_as_itself(text: str) -> None:
    comparison = compare(parse(text), parse(text))

    assert comparison.verdict is Verdict.SAME
    assert comparison.reason("en") == f"Both say “{in_words(parse(text), 'en')}”."


@settings(deadline=None, max_examples=120)
@given(strategies.close_texts, strategies.close_texts, strategies.close_texts)
def test_contains_is_an_order(first: str, second: str, third: str) -> None:
    one, other, last = parse(first), parse(second), parse(third)

    assert contains(one, one)
    assert not (contains(one, other) and contains(other, last)) or contains(one, last)
    assert not (contains(one, other) and contains(other, one)) or one.spans == other.spans


@settings(deadline=None, max_examples=150)
@given(strategies.close_texts, strategies.close_texts)
def test_reason_is_one_sentence_in_each_language(first: str, second: str) -> None:
    comparison = compare(parse(first), parse(second))

    for language in ("en", "vi"):
        reason = comparison.reason(language)
        assert reason.endswith(".")
        assert in_words(comparison.second, language) in reason


@settings(deadline=None, max_examples=120)
@given(strategies.days(strategies.modern_years))
def test_hint_is_given_where_day_and_month_are_exchanged(text: str) -> None:
    year, month, day = text.split("-")
    assume(int(day) <= 12 and month != day)
    exchanged = f"{year}-{day}-{month}"

    comparison = compare(parse(text), parse(exchanged))

    assert comparison.verdict is Verdict.EXCLUSIVE
    assert comparison.slip == Slip(parse(text), parse(exchanged))


@pytest.mark.parametrize(
    ("first", "second", "exchanged"),
    [
        ("2013-04-10", "2013-10-04", "2013-10-04"),
        ("2013-10-04", "2013-04-10", "2013-04-10"),
        ("2013-04-10", "2013-10", "2013-10-04"),
        ("2013-10", "2013-04-10", "2013-10-04"),
        ("2013-04-10?", "2013-10-04", "2013-10-04?"),
        ("2013-04-10", "2013-10-05~", "2013-10-04"),
        ("2013-03-10", "2013-04-10", None),
        ("2013-04-04", "2013-04-10", None),
        ("2013-04-13", "2013-10-04", None),
        ("2013-04-10", "2014-10-04", None),
        ("2013-04-10", "2013-10/2014-12", None),
        ("2013-04-10", "2013-04", None),
        ("1996/1998", "1997/1999", None),
    ],
)
def test_slip_explains_only_what_it_can(first: str, second: str, exchanged: str | None) -> None:
    slip = compare(parse(first), parse(second)).slip

    assert (slip and str(slip.exchanged)) == exchanged


def test_hint_is_empty_where_there_is_no_slip() -> None:
    comparison = compare(parse("2013-03-10"), parse("2013-04-10"))

    assert (comparison.hint("en"), comparison.hint("vi")) == ("", "")


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (
            "[1996,1998]",
            "1996-06/1998-06",
            (
                "“1996 or 1998” and “June 1996 to June 1998” share June to December 1996 and "
                "January to June 1998, and each has days of its own."
            ),
        ),
        (
            "2013-04-10/2013-04-20",
            "2013-04-15/2013-05",
            (
                "“10 to 20 April 2013” and “15 April 2013 to May 2013” share 15 to 20 April 2013, "
                "and each has days of its own."
            ),
        ),
        (
            "2013-04-10~",
            "2013-04-11",
            "“11 April 2013” lies within “about 10 April 2013” (9 to 11 April 2013).",
        ),
        (
            "2013-12",
            "2013-12~/2015",
            (
                "“December 2013” lies within “about December 2013 to 2015” "
                "(November 2013 to December 2015)."
            ),
        ),
        ("2040", "2030~/..", "“2040” lies within “from about 2030 on” (from 2029 on)."),
        ("2040", "[2030~,2040]", "“2040” lies within “about 2030 or 2040”."),
    ],
)
def test_reason_names_the_days(first: str, second: str, reason: str) -> None:
    assert compare(parse(first), parse(second)).reason("en") == reason
