"""Leading places from a file to its text and back."""

from hypothesis import given
from hypothesis import strategies as st

from articles.importing import read_article
from articles.importing.source_map import span_in_file, span_in_text

RUNS = ((10, 15, 0, 5), (17, 20, 5, 6), (30, 34, 8, 12))


def test_equal_runs_map_character_by_character():
    assert span_in_text(RUNS, 11, 13) == (1, 3)
    assert span_in_file(RUNS, 9, 11) == (31, 33)


def test_unequal_run_maps_as_a_whole():
    assert span_in_text(RUNS, 18, 19) == (5, 6)
    assert span_in_file(RUNS, 5, 6) == (17, 20)


def test_span_over_several_runs_holds_them_all():
    assert span_in_text(RUNS, 14, 32) == (4, 10)
    assert span_in_file(RUNS, 4, 9) == (14, 31)


def test_what_was_not_read_maps_to_nothing():
    assert span_in_text(RUNS, 0, 10) is None
    assert span_in_text(RUNS, 21, 30) is None
    assert span_in_file(RUNS, 6, 8) is None


PARAGRAPH = st.text(alphabet="ab éệ \t", min_size=1, max_size=40).filter(str.strip)


@given(st.lists(PARAGRAPH, min_size=1, max_size=5), st.data())
def test_words_of_a_text_are_found_in_its_file_and_back(paragraphs, data):
    raw = "\n\n".join(paragraphs)
    parsed = read_article(raw.encode(), file_name="x.txt")
    text = parsed.document.text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        return

    in_file = span_in_file(parsed.source_map, start, end)

    assert in_file is not None
    assert raw[slice(*in_file)].split() == text[start:end].split()
    back = span_in_text(parsed.source_map, *in_file)
    assert text[slice(*back)].split() == text[start:end].split()
