"""The order of names in an index."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.ui.alphabet import by_letter, index_letter


@pytest.mark.parametrize(
    ("name", "language", "letter"),
    [
        ("harbour", "en", "H"),
        ("Éclair", "en", "E"),
        ("Đổi mới", "en", "D"),
        ("Đổi mới", "vi", "Đ"),
        ("ờ", "vi", "Ơ"),
        ("Ấn Độ", "vi", "Â"),
        ("6th Congress", "en", "0–9"),
        ("“Quay”", "en", "Q"),
        ("…", "en", "0–9"),
    ],
)
def test_index_letter_is_the_first_of_the_name(name, language, letter):
    assert index_letter(name, language) == letter


def test_by_letter_orders_vietnamese_names_by_their_own_alphabet():
    names = ["uỷ ban", "ưu đãi", "ủng hộ", "đảng", "dân", "êm", "em"]

    found = by_letter([(name, name) for name in names], "vi")

    assert found == [
        ("D", ["dân"]),
        ("Đ", ["đảng"]),
        ("E", ["em"]),
        ("Ê", ["êm"]),
        ("U", ["ủng hộ", "uỷ ban"]),
        ("Ư", ["ưu đãi"]),
    ]


@given(st.lists(st.text(max_size=8)), st.sampled_from(["en", "vi"]))
def test_by_letter_keeps_every_name_under_one_letter(names, language):
    found = by_letter([(name, name) for name in names], language)

    assert sorted(name for _letter, under in found for name in under) == sorted(names)
    letters = [letter for letter, _under in found]
    assert len(letters) == len(set(letters))
