"""Finding known terms in a text."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.terms import FoundTerm, TermFinder, find_terms, fold


def found(text, *names):
    """The words at which names are found, with the key that each name is given: its own words."""
    return [(each.key, text[each.start : each.end]) for each in find_terms(text, _own(names))]


def _own(names):
    return [(name, name) for name in names]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("The harbour council met.", "Harbour Council", "harbour council"),
        ("hội NHẬP quốc tế", "Hội nhập quốc tế", "hội NHẬP quốc tế"),
        ("hoi nhap quoc te", "Hội nhập quốc tế", "hoi nhap quoc te"),
        ("Đổi mới bắt đầu.", "doi moi", "Đổi mới"),
        ("Café de l’Europe", "cafe de l'europe", "Café de l’Europe"),
        ("a harbour-council vote", "Harbour Council", "harbour-council"),
        ("the harbour\ncouncil", "Harbour Council", "harbour\ncouncil"),
        ("the Harbour  Council's vote", "Harbour Council", "Harbour  Council"),
        ("“Harbour Council”", "Harbour Council", "Harbour Council"),
        ("the port (WHO)", "WHO", "WHO"),
        ("🚢 Harbour 🚢", "harbour", "Harbour"),
        ("ma\u0323\u0323t Harbour", "harbour", "Harbour"),
    ],
)
def test_find_terms_finds_a_name(text, name, words):
    assert found(text, name) == [(name, words)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("harbours and councils", "harbour"),
        ("who came", "WHO"),
        ("the harbour, council of", "Harbour Council"),
        ("the harbour\n\ncouncil", "Harbour Council"),
        ("the harbour", "Harbour Council"),
        ("anything", ""),
        ("anything", " ?! "),
        ("sub_harbour", "harbour"),
    ],
)
def test_find_terms_leaves_other_words(text, name):
    assert found(text, name) == []


def test_find_terms_takes_a_name_that_is_typed_decomposed():
    assert find_terms("Việt Nam", [("vn", "Vie\u0323\u0302t Nam")]) == [FoundTerm("vn", 0, 8)]


def test_find_terms_takes_the_longest_of_names_that_begin_together():
    text = "The Harbour Council of Elders met the Harbour Council."

    assert found(text, "Harbour", "Harbour Council", "Harbour Council of Elders") == [
        ("Harbour Council of Elders", "Harbour Council of Elders"),
        ("Harbour Council", "Harbour Council"),
    ]


def test_find_terms_takes_the_first_of_names_that_overlap():
    assert found("old harbour council", "old harbour", "harbour council") == [
        ("old harbour", "old harbour")
    ]


def test_find_terms_knows_several_names_of_a_term():
    names = [("council", "Harbour Council"), ("council", "HC"), ("council", "Hội đồng Cảng")]

    keys = [each.key for each in find_terms("HC, the Hội đồng cảng; no hc.", names)]

    assert keys == ["council", "council"]


@pytest.mark.parametrize(
    ("text", "names", "keys"),
    [
        ("The Harbour met.", [("a", "Harbour"), ("b", "harbour")], {"a", "b"}),
        ("the harbour council", [("a", "harbour"), ("b", "harbour council")], {"a", "b"}),
        ("the harbour council met", [("a", "harbour council"), ("b", "council met")], {"a", "b"}),
        ("the harbour", [("a", "harbour"), ("b", "harbour council")], {"a"}),
        ("the port", [("a", "harbour")], set()),
    ],
)
def test_term_finder_gives_the_keys_of_names_within_others(text, names, keys):
    assert TermFinder(names).keys_in(text) == keys


def test_fold_takes_case_and_diacritics_away():
    assert fold("ĐỔI MỚI, Straße, É") == "doi moi, strasse, e"


WORDS = st.lists(
    st.sampled_from(["harbour", "Council", "đò", "Phà", "of", "🚢", ",", "\n\n", "WHO", "é-é"]),
    max_size=15,
).map(" ".join)


@settings(deadline=None, max_examples=200)
@given(WORDS, st.lists(WORDS, max_size=5))
def test_find_terms_gives_words_that_fold_to_a_name_in_order_and_apart(text, names):
    places = find_terms(text, _own(names))

    for each in places:
        stood = [word for word in fold(text[each.start : each.end]).split() if word.strip("🚢,-")]
        named = [word for word in fold(each.key).split() if word.strip("🚢,-")]
        assert stood == named
    for before, after in pairwise(places):
        assert before.end <= after.start


@settings(deadline=None, max_examples=200)
@given(WORDS, st.sampled_from(["harbour Council", "đò", "Phà của tôi", "é-é"]), WORDS)
def test_find_terms_finds_a_name_wherever_it_stands(before, name, after):
    text = f"{before} . {name} . {after}"

    assert len(before) + 3 in [each.start for each in find_terms(text, [("it", name)])]
