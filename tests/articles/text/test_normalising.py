import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.normalising import normalise


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("  two\t\t words\xa0\n here ", "two words here"),
        ("ri\u00adce\u200b fields\ufeff", "rice fields"),
        ("e\u0302\u0301 bien", "ế bien"),
        ("e\u200b\u0301", "é"),
        ("\u202eabc\u202c", "abc"),
        ("first\u2028second", "first\nsecond"),
        ("“kept” – ‘so’", "“kept” – ‘so’"),
        ("👩\u200d🌾 and a\u200db", "👩\u200d🌾 and ab"),
        ("a\x07b\x1fc", "ab c"),
        ("", ""),
    ],
)
def test_normalise_gives_the_form_of_documents(source, expected):
    assert normalise(source).text == expected


def test_normalise_maps_composed_letters_to_all_their_marks():
    result = normalise("Tie\u0302\u0301ng  Vie\u0323\u0302t")

    assert result.text == "Tiếng Việt"
    assert result.runs == (
        (0, 2, 0, 2),
        (2, 5, 2, 3),
        (5, 7, 3, 5),
        (7, 9, 5, 6),
        (9, 11, 6, 8),
        (11, 14, 8, 9),
        (14, 15, 9, 10),
    )


@settings(deadline=None, max_examples=300)
@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_normalise_is_nfc_and_its_runs_cover_it(source):
    result = normalise(source)

    assert unicodedata.is_normalized("NFC", result.text)
    assert result.text == result.text.strip()
    assert "".join(result.text[start:end] for _, _, start, end in result.runs) == result.text
    position = 0
    for raw_start, raw_end, start, end in result.runs:
        assert position <= raw_start < raw_end <= len(source)
        position = raw_end
        if raw_end - raw_start == end - start and unicodedata.is_normalized("NFC", source):
            words = source[raw_start:raw_end]
            assert "".join(" " if c.isspace() else c for c in words) == result.text[
                start:end
            ].replace("\n", " ")
