"""Words that differ."""

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.anchoring.differences import Change, ChangeKind, changes, shortened

WORDS = st.text(alphabet="abc .,\n🚢é", max_size=60)


@settings(deadline=None, max_examples=200)
@given(WORDS, WORDS)
def test_changes_hold_both_texts(old, new):
    found = changes(old, new)

    assert "".join(c.text for c in found if c.kind is not ChangeKind.NEW) == old
    assert "".join(c.text for c in found if c.kind is not ChangeKind.GONE) == new


def test_changes_name_the_words():
    found = changes("The ship left in 1946.", "The ship left in 1947.")

    assert [(c.kind.value, c.text) for c in found] == [
        ("same", "The ship left in "),
        ("gone", "1946"),
        ("new", "1947"),
        ("same", "."),
    ]


def test_shortened_cuts_only_unchanged_words():
    long = "x" * 100
    found = [Change(ChangeKind.SAME, long), Change(ChangeKind.GONE, long)]

    cut = shortened(found, around=10)

    assert [c.text for c in cut] == [f" … {'x' * 10}", long]


def test_shortened_leaves_words_whole():
    gone = Change(ChangeKind.GONE, "seven")
    words = Change(ChangeKind.SAME, " of the morning, when nobody on the quay is awake at ")

    cut = shortened([gone, words, gone], around=16)

    assert [c.text for c in cut] == ["seven", " of the morning, … is awake at ", "seven"]
    assert shortened([gone, words, gone], around=14)[1].text == " of the … is awake at "
