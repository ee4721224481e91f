"""Merging two versions of a note."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.merging import Chunk, merge, proposal

WORDS = st.lists(
    st.sampled_from(["ferry", "quay", "fare", "đò", "🚢", "the", "of,", "\n\n", "**old**", "é"]),
    max_size=12,
).map(" ".join)
QUICK = settings(deadline=None, max_examples=300)


def merged(base, ours, theirs):
    return proposal(merge(base, ours, theirs))


@QUICK
@given(WORDS, WORDS)
def test_merge_with_an_unchanged_side_is_the_other_side(base, changed):
    assert merged(base, changed, base) == changed
    assert merged(base, base, changed) == changed


@QUICK
@given(WORDS, WORDS)
def test_merge_of_the_same_change_is_that_change(base, changed):
    assert merged(base, changed, changed) == changed


@QUICK
@given(WORDS, WORDS, WORDS)
def test_merge_holds_every_word_of_both_sides_that_was_not_removed(base, ours, theirs):
    chunks = merge(base, ours, theirs)

    held = " ".join(f"{chunk.ours} {chunk.theirs}" for chunk in chunks).split()
    for side in (ours, theirs):
        assert {word for word in side.split() if word not in base} <= set(held)


@QUICK
@given(WORDS, WORDS, WORDS)
def test_merge_is_the_same_from_either_side(base, ours, theirs):
    turned = [Chunk(chunk.theirs, chunk.ours) for chunk in merge(base, theirs, ours)]

    assert merge(base, ours, theirs) == turned


@QUICK
@given(WORDS, WORDS, WORDS)
def test_merge_joins_what_is_agreed(base, ours, theirs):
    chunks = merge(base, ours, theirs)

    agreed = [not chunk.is_conflict for chunk in chunks]
    assert (True, True) not in set(pairwise(agreed))


@QUICK
@given(WORDS, WORDS, WORDS)
def test_merge_keeps_a_paragraph_that_each_side_adds_at_its_end(base, first, last):
    body = f"START {base} END"

    both = merged(body, f"{first}\n\n{body}", f"{body}\n\n{last}")

    assert both == f"{first}\n\n{body}\n\n{last}"


def test_merge_takes_a_change_from_each_side():
    base = "The ferry leaves at seven from the old quay."

    both = merged(
        base,
        "The last ferry leaves at seven from the old quay.",
        "The ferry leaves at seven from the new quay.",
    )

    assert both == "The last ferry leaves at seven from the new quay."


def test_merge_shows_both_sides_of_a_conflict():
    chunks = merge("It leaves at seven.", "It leaves at eight.", "It leaves at nine.")

    assert chunks == [
        Chunk("It leaves at", "It leaves at"),
        Chunk(" eight", " nine"),
        Chunk(".", "."),
    ]
    assert proposal(chunks) == "It leaves at [eight | nine]."


def test_merge_takes_words_put_in_at_the_same_place_for_a_conflict():
    assert merged("Whose fare?", "Whose new fare?", "Whose old fare?") == "Whose [new | old] fare?"


def test_proposal_leaves_braces_of_a_note_alone():
    assert merged("{a}", "{a} {0}", "{a} {x}") == "{a} [{0} | {x}]"
