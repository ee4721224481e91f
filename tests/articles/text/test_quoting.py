"""Finding typed words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.quoting import occurrences

TEXT = "The port was open.\nThe door was open, 🚢 too."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("was open", [(9, 17), (28, 36)]),
        ("open.  The", [(13, 22)]),
        ("🚢 too", [(38, 43)]),
        ("closed", []),
        ("  ", []),
        (".*", []),
    ],
)
def test_occurrences_are_all_places_of_the_words(words, found):
    assert occurrences(TEXT, words, 0, len(TEXT)) == found


def test_occurrences_stay_within_the_bounds():
    assert occurrences(TEXT, "open", 17, len(TEXT)) == [(32, 36)]


@settings(deadline=None, max_examples=100)
@given(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT)))
def test_words_of_a_span_are_found_where_they_stand(start, length):
    words = TEXT[start : start + length].strip()
    place = TEXT.index(words, start)

    found = occurrences(TEXT, words, 0, len(TEXT))

    assert not words or (place, place + len(words)) in found
