import pytest

from articles.anchoring import differs_in_substance


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("founded in 1986", "founded in 1987"),
        ("1,5 tấn thóc", "15 tấn thóc"),
        ("10.4 metres", "104 metres"),
        ("10 4", "104"),
        (".5 litres", "5 litres"),
        ("-5 độ", "5 độ"),
        ("(\u22125)", "(5)"),
        ("7%", "7"),
        ("10/4/2013", "10-4-2013"),
        ("$5", "5"),
        ("at 12:30", "at 1230"),
        ("chợ Việt", "chợ Viet"),
        ("má", "mà"),
        ("a 😀", "a"),
        ("m²", "m2"),
        ("a bridge", "the bridge"),
    ],
)
def test_differs_in_substance_sees_what_says_something_else(before: str, after: str) -> None:
    assert differs_in_substance(before, after) is True
    assert differs_in_substance(after, before) is True


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("rice, salt", "rice salt"),
        ("“gạo”", '"gạo"'),
        ("1990–1995", "1990-1995"),
        ("1990 – 1995", "1990-1995"),
        ("1995, 1996", "1995 1996"),
        ("a river — wide", "a river wide"),
        ("He left.\n\nThen", "He left. Then"),
        ("THE MARKET", "The market"),
        ("Vie\u0323\u0302t", "Việt"),
        ("Viet Nam", "Vietnam"),
        ("in 1995.", "in 1995"),
        ("👍\ufe0f", "👍"),
    ],
)
def test_differs_in_substance_overlooks_how_words_are_set(before: str, after: str) -> None:
    assert differs_in_substance(before, after) is False
    assert differs_in_substance(after, before) is False


def test_differs_in_substance_takes_linear_time_over_a_run_of_signs() -> None:
    before = "1" + " ,;-." * 40_000

    assert differs_in_substance(before, before + "x") is True
