"""Pointing at words."""

import pytest

from articles.anchoring import AnchorStatus
from articles.models import Passage
from articles.operations.passages import PassageError, mark_passage
from tests.factories import article, editor, revision

pytestmark = pytest.mark.django_db

TEXT = "The 🚢 leaves at seven.\n\nNobody agrees about the fare."


def mark(at, start, end):
    return mark_passage(by=None, revision=at, start=start, end=end)


def test_mark_passage_keeps_the_words_with_what_stands_around_them():
    made = article(text=TEXT)
    by = editor()

    passage = mark_passage(by=by, revision=made.revisions.get(), start=6, end=12)

    anchor = passage.anchors.get()
    assert (anchor.exact, anchor.prefix, anchor.suffix) == (
        "leaves",
        "The 🚢 ",
        " at seven.\n\nNobody agrees about",
    )
    assert (anchor.status, anchor.confidence, anchor.reason) == ("kept", 1.0, "marked")
    assert (passage.article, passage.created_by) == (made, by)


@pytest.mark.parametrize(("start", "end"), [(5, 13), (6, 12), (5, 12)])
def test_mark_passage_trims_space_at_the_edges(start, end):
    anchor = mark(article(text=TEXT).revisions.get(), start, end).anchors.get()

    assert (anchor.start, anchor.end, anchor.exact) == (6, 12, "leaves")


def test_mark_passage_spans_blocks():
    anchor = mark(article(text=TEXT).revisions.get(), 16, 30).anchors.get()

    assert anchor.exact == "seven.\n\nNobody"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (-1, 3, "outside"),
        (3, 3, "outside"),
        (4, 3, "outside"),
        (0, 999, "outside"),
        (22, 24, "no words"),
    ],
)
def test_mark_passage_refuses_what_holds_no_words(start, end, words):
    made = article(text=TEXT)

    with pytest.raises(PassageError, match=words):
        mark(made.revisions.get(), start, end)

    assert not Passage.objects.exists()


def test_mark_passage_gives_equal_spans_one_passage():
    made = article(text=TEXT)

    first, again = mark(made.revisions.get(), 6, 12), mark(made.revisions.get(), 5, 13)
    other = mark(made.revisions.get(), 6, 15)

    assert first == again
    assert other != first


def test_mark_passage_carries_to_every_newer_revision():
    made = article(text=TEXT)
    first = made.revisions.get()
    revision(made, text="So: " + TEXT)
    revision(made, text="Gone are the words of it.")
    revision(made, text="Well, so: " + TEXT)

    passage = mark(first, 24, 37)

    anchors = list(passage.anchors.order_by("revision__number"))
    assert [anchor.exact for anchor in anchors] == [
        "Nobody agrees",
        "Nobody agrees",
        "",
        "Nobody agrees",
    ]
    assert [anchor.start for anchor in anchors] == [24, 28, None, 34]
    assert anchors[2].status == AnchorStatus.ORPHANED


def test_mark_passage_leaves_older_revisions():
    made = article(text=TEXT)
    newer = revision(made, text="So: " + TEXT)

    passage = mark(newer, 0, 2)

    assert [anchor.revision for anchor in passage.anchors.all()] == [newer]


def test_passages_that_meet_later_stay_two():
    made = article(text="The old ferry leaves. It is late.")
    first = made.revisions.get()
    long, short = mark(first, 0, 20), mark(first, 8, 20)

    newer = revision(made, text="ferry leaves. It is late.")

    places = set(newer.anchors.values_list("start", "end"))
    assert newer.anchors.count() == 2
    assert long != short
    assert (0, 12) in places
