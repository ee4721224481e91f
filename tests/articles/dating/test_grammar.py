"""What is read as a date, what it becomes, and what is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.dating import MAX_LENGTH, DatingError, HistoricalDate, Precision, parse
from articles.dating.errors import Problem
from tests.articles.dating import strategies


@settings(deadline=None, max_examples=250)
@given(strategies.texts)
def test_text_of_a_date_is_parsed_to_the_same_date(text: str) -> None:
    value = parse(text)

    again = parse(str(value))

    assert (again, again.parts, str(again)) == (value, value.parts, str(value))


@settings(deadline=None, max_examples=150)
@given(st.one_of(strategies.calendar_dates(), strategies.far_years, strategies.intervals()))
def test_dates_outside_sets_have_one_spelling(text: str) -> None:
    assert str(parse(text)) == text


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet="0129-XY.,/[]{}~?% T", max_size=MAX_LENGTH + 2) | st.text(max_size=30))
def test_parse_returns_a_date_or_refuses_in_words(text: str) -> None:
    outcome: HistoricalDate | str
    try:
        outcome = parse(text)
    except DatingError as error:
        outcome = error.in_words("vi")

    assert str(outcome)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        (" 2013-04-10 ", "2013-04-10"),
        ("[1998, 1996]", "[1996,1998]"),
        ("{1998,1996,1998}", "{1996,1998}"),
        ("[1670..1672,1667]", "[1667,1670..1672]"),
    ],
)
def test_parse_writes_a_date_in_its_one_spelling(text: str, canonical: str) -> None:
    assert str(parse(text)) == canonical


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2013-04-10", Precision.DAY),
        ("2013-04", Precision.MONTH),
        ("2013-04-XX", Precision.MONTH),
        ("2013-21", Precision.SEASON),
        ("2013-33", Precision.QUARTER),
        ("2013", Precision.YEAR),
        ("2013-XX", Precision.YEAR),
        ("Y-170000002", Precision.YEAR),
        ("198X", Precision.DECADE),
        ("19XX", Precision.CENTURY),
        ("1996/1998", Precision.INTERVAL),
        ("2030/..", Precision.INTERVAL),
        ("[1996,1998]", Precision.SET),
        ("{1996,1998}", Precision.SET),
    ],
)
def test_parse_tells_the_precision(text: str, precision: Precision) -> None:
    assert parse(text).precision is precision


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("1986", False, False),
        ("1986~", True, False),
        ("1986?", False, True),
        ("1986%", True, True),
        ("1986~/1990", True, False),
        ("1986/1990?", False, True),
        ("1986?/..", False, True),
        ("../1990~", True, False),
        ("[1986,1988%]", True, True),
        ("{1986..1988~}", True, False),
    ],
)
def test_parse_tells_about_and_perhaps(text: str, *, approximate: bool, uncertain: bool) -> None:
    value = parse(text)

    assert (value.approximate, value.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", Problem.EMPTY),
        ("  ", Problem.EMPTY),
        ("[]", Problem.EMPTY),
        ("[1996,]", Problem.EMPTY),
        ("[" + "1996," * 10 + "1998]", Problem.TOO_LONG),
        ("April 2013", Problem.NOT_EDTF),
        ("2013-4", Problem.NOT_EDTF),
        ("20130410", Problem.NOT_EDTF),
        ("10-04-2013", Problem.NOT_EDTF),
        ("10/4", Problem.NOT_EDTF),
        ("198x", Problem.NOT_EDTF),
        ("1XXX", Problem.NOT_EDTF),
        ("XXXX-12", Problem.NOT_EDTF),
        ("1985-XX-15", Problem.NOT_EDTF),
        ("?2004", Problem.NOT_EDTF),
        ("2004?-06", Problem.NOT_EDTF),
        ("1986 ~", Problem.NOT_EDTF),
        ("Y1985", Problem.NOT_EDTF),
        ("Y012345", Problem.NOT_EDTF),
        ("Y1234567890123", Problem.NOT_EDTF),
        ("12345", Problem.NOT_EDTF),
        ("Y17E7", Problem.NOT_EDTF),
        ("٢٠١٣", Problem.NOT_EDTF),
        ("..", Problem.NOT_EDTF),
        ("2013..2014", Problem.NOT_EDTF),
        ("[1996/1998]", Problem.NOT_EDTF),
        ("2013-04-10T21:28", Problem.TIME_OF_DAY),
        ("10/4/2013", Problem.SLASHES),
        ("-0000", Problem.YEAR_ZERO),
        ("-000X", Problem.YEAR_ZERO),
        ("-00XX", Problem.YEAR_ZERO),
        ("2013-00", Problem.NO_MONTH),
        ("2013-13", Problem.NO_MONTH),
        ("2013-25-XX", Problem.NO_MONTH),
        ("2013-37", Problem.NO_MONTH),
        ("2013-02-30", Problem.NO_DAY),
        ("2013-02-29", Problem.NO_DAY),
        ("1900-02-29", Problem.NO_DAY),
        ("2013-04-00", Problem.NO_DAY),
        ("2013-21-04", Problem.DAY_OF_SEASON),
        ("2013-33-XX", Problem.DAY_OF_SEASON),
        ("1998/1996", Problem.REVERSED),
        ("2013-05/2013-04", Problem.REVERSED),
        ("-0043/-0044", Problem.REVERSED),
        ("1987/1986~", Problem.REVERSED),
        ("[1998..1996]", Problem.REVERSED),
        ("/", Problem.NO_ENDS),
        ("../..", Problem.NO_ENDS),
        ("/..", Problem.NO_ENDS),
        ("[..]", Problem.NO_ENDS),
        ("[1996", Problem.OPEN_BRACKET),
        ("[1996}", Problem.OPEN_BRACKET),
        ("{", Problem.OPEN_BRACKET),
        ("[..1985,1980..]", Problem.ANY_TIME),
    ],
)
def test_parse_refuses_what_is_no_date(text: str, problem: Problem) -> None:
    with pytest.raises(DatingError) as refusal:
        parse(text)

    assert refusal.value.problem is problem


@pytest.mark.parametrize("text", ["1998/1998", "2013/2013-04", "2013-04/2013", "1985-XX/1985-02"])
def test_parse_accepts_intervals_whose_ends_share_days(text: str) -> None:
    assert str(parse(text)) == text


def test_refusal_says_what_is_wrong_and_what_to_do() -> None:
    with pytest.raises(DatingError) as refusal:
        parse("1998/1996")

    assert str(refusal.value) == "“1998/1996” starts after it ends. Write the earlier date first."
    assert (
        refusal.value.in_words("vi")
        == "“1998/1996” bắt đầu sau khi kết thúc. Hãy ghi ngày sớm hơn trước."
    )


@pytest.mark.parametrize("text", ["{0}", "{text}", "2013{"])
def test_refusal_repeats_braces_as_they_are(text: str) -> None:
    with pytest.raises(DatingError) as refusal:
        parse(text)

    assert text.strip("{}") in str(refusal.value)


@pytest.mark.parametrize("problem", Problem)
def test_problem_has_the_same_values_in_both_languages(problem: Problem) -> None:
    names = [
        {part.split("}")[0].split(":")[0] for part in message.replace("{{", "").split("{")[1:]}
        for message in problem.value
    ]

    assert names[0] == names[1]
