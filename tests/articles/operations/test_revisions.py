"""Saving a revision, and what becomes of passages."""

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles.anchoring import AnchorStatus
from articles.models import Anchor, Annotation, Article, Passage, Revision
from articles.operations.annotations import annotate
from articles.operations.passages import mark_passage
from articles.operations.publishing import publish_revision
from articles.operations.revisions import EmptyRevisionError, save_revision
from articles.signals import revision_saved
from articles.text import Block, BlockKind, Document, Inline, InlineKind
from portal.ui.page_store import store
from tests.factories import article, editor, published, revision, source

pytestmark = pytest.mark.django_db

FIRST = "The ferry leaves at seven from the old quay.\n\nNobody there agrees about the fare."
SECOND = "The ferry leaves at seven from the old quay.\n\nThe clerk keeps a ledger instead."


def mark(at, words):
    start = at.text.index(words)
    return mark_passage(by=None, revision=at, start=start, end=start + len(words))


def standing(passage, at):
    return passage.anchors.get(revision=at)


def test_save_revision_numbers_within_the_article():
    made = article("a")
    article("b", source=source("other"))

    saved = [revision(made, text=f"Words {number}.") for number in range(3)]

    assert [each.number for each in saved] == [2, 3, 4]


def test_save_revision_keeps_what_it_is_given():
    made = article()
    by = editor()
    words = Document(
        "Só 🚢 sails.",
        (Block(BlockKind.PARAGRAPH, 0, 11),),
        (Inline(InlineKind.EMPHASIS, 3, 4),),
    )

    saved = save_revision(
        by=by,
        article=made,
        document=words,
        change_summary="Spelling",
        file_sha256="a" * 64,
        source_map=[(0, 5, 0, 5)],
    )

    saved = Revision.objects.get(pk=saved.pk)
    assert saved.document == words
    assert (saved.change_summary, saved.file_sha256) == ("Spelling", "a" * 64)
    assert (saved.source_map, saved.created_by) == ([[0, 5, 0, 5]], by)


def test_save_revision_refuses_an_empty_text():
    made = article()

    with pytest.raises(EmptyRevisionError):
        save_revision(by=None, article=made, document=Document(""))

    assert made.revisions.count() == 1


def test_save_revision_leaves_the_published_revision():
    made = published()
    before = made.published_revision

    revision(made, text="Other words.")

    made.refresh_from_db()
    assert made.published_revision == before


def test_save_revision_tells_who_listens():
    made = article()
    heard = []

    def listen(revision, by, **_):
        heard.append((revision.number, by))

    revision_saved.connect(listen)
    try:
        revision(made, text="Other words.")
    finally:
        revision_saved.disconnect(listen)

    assert heard == [(2, None)]


def test_save_revision_is_undone_when_a_listener_fails():
    made = article()

    def fail(**_):
        raise RuntimeError

    revision_saved.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            revision(made, text="Other words.")
    finally:
        revision_saved.disconnect(fail)

    assert made.revisions.count() == 1


def test_save_revision_carries_a_passage():
    made = article(text=FIRST)
    passage = mark(made.revisions.get(), "at seven")

    saved = revision(made, text="Look: " + FIRST)

    anchor = standing(passage, saved)
    assert (anchor.start, anchor.end, anchor.exact) == (23, 31, "at seven")
    assert anchor.prefix == "Look: The ferry leaves "
    assert anchor.suffix == " from the old quay.\n\nNobody"


def test_save_revision_makes_an_orphan_of_words_that_are_gone_and_brings_it_back():
    made = article(text=FIRST)
    passage = mark(made.revisions.get(), "Nobody there agrees about the fare.")

    without = revision(made, text=SECOND)
    still = revision(made, text=SECOND + "\n\nAnd more of it.")
    back = revision(made, text="Here. " + FIRST)

    assert standing(passage, without).status == AnchorStatus.ORPHANED
    assert standing(passage, still).status == AnchorStatus.ORPHANED
    assert standing(passage, back).exact == "Nobody there agrees about the fare."


def test_save_revision_of_a_text_that_stood_before_restores_every_anchor():
    made = article(text=FIRST)
    first = made.revisions.get()
    words = ["The ferry", "old quay.", "Nobody", "agrees about the fare."]
    passages = [mark(first, each) for each in words]
    revision(made, text=SECOND)

    restored = revision(made, text=FIRST)

    for passage in passages:
        before, after = standing(passage, first), standing(passage, restored)
        assert (after.start, after.end, after.exact) == (before.start, before.end, before.exact)
        assert (after.status, after.reason) == (AnchorStatus.KEPT, "same_text")


def test_save_revision_carries_to_a_twin_what_was_marked_since():
    made = article(text=FIRST)
    second = revision(made, text=SECOND)
    gone, common = mark(second, "keeps a ledger"), mark(second, "old quay")

    restored = revision(made, text=FIRST)

    assert standing(gone, restored).status == AnchorStatus.ORPHANED
    assert standing(common, restored).exact == "old quay"


def test_save_revision_with_other_structure_keeps_every_place():
    made = article(text=FIRST)
    passage = mark(made.revisions.get(), "Nobody")
    words = Document(FIRST, (Block(BlockKind.PARAGRAPH, 0, len(FIRST)),))

    saved = save_revision(by=None, article=made, document=words)

    assert standing(passage, saved).exact == "Nobody"


def test_save_revision_asks_as_often_for_three_passages_as_for_one(django_assert_num_queries):
    made = article(text=FIRST)
    mark(made.revisions.get(), "ferry")
    with django_assert_num_queries(10):
        revision(made, text=FIRST + " Yes.")
    mark(made.revisions.get(number=2), "quay")
    mark(made.revisions.get(number=2), "fare")

    with django_assert_num_queries(10):
        revision(made, text=FIRST + " No.")


WORDS = st.lists(
    st.sampled_from(
        [
            "ferry",
            "quay",
            "fare",
            "clerk",
            "🚢",
            "đò",
            "tiền",
            "phà",
            "the",
            "of",
            "at",
            "seven,",
            "old.",
            "é",
            "cafe\u0301",
            "x\u0323\u0302\u0301",
            "👩\u200d👩\u200d👧",
            "שלום",
            "مرحبا",
            "تَمَّ",
        ]
    ),
    min_size=1,
    max_size=30,
).map(" ".join)


class TestRandomRevisions(TestCase):
    """Whatever is saved, no passage is lost and none stands elsewhere than it says."""

    @settings(deadline=None, max_examples=100)
    @given(st.data())
    def test_random_revisions_lose_no_passage(self, data):
        made = article(text=data.draw(WORDS))
        for _ in range(data.draw(st.integers(1, 5))):
            at = data.draw(st.sampled_from(list(made.revisions.all())))
            start = data.draw(st.integers(0, len(at.text) - 1))
            end = data.draw(st.integers(start + 1, len(at.text)))
            if at.text[start:end].strip():
                mark_passage(by=None, revision=at, start=start, end=end)
            earlier = st.sampled_from([each.text for each in made.revisions.all()])
            revision(made, text=data.draw(WORDS | earlier))

        newest = made.revisions.first()
        assert set(newest.anchors.values_list("passage", flat=True)) == set(
            Passage.objects.values_list("pk", flat=True)
        )
        for anchor in Anchor.objects.exclude(status=AnchorStatus.ORPHANED).select_related(
            "revision"
        ):
            text = anchor.revision.text
            assert anchor.exact == text[anchor.start : anchor.end]
            assert anchor.exact == anchor.exact.strip()
            assert text[: anchor.start].endswith(anchor.prefix)
            assert text[anchor.end :].startswith(anchor.suffix)
        assert Article.objects.get(pk=made.pk).published_revision is None

    @settings(deadline=None, max_examples=25)
    @given(st.data())
    def test_two_hundred_random_revisions_keep_what_was_public_and_come_back(self, data):
        """Eight drafts after each of 25 published texts: 200 random revisions."""
        made = article(text=data.draw(WORDS))
        first = made.revisions.get()
        publish_revision(by=None, revision=first)
        for _ in range(data.draw(st.integers(1, 4))):
            self.note(first, data, status="published")
        public, places = self.public_page(made), self.places(first)

        for _ in range(8):
            self.note(revision(made, text=data.draw(WORDS)), data, status="draft")
            assert self.public_page(made) == public
        restored = revision(made, text=first.text)

        assert self.public_page(made) == public
        assert [place for place in self.places(restored) if place in places] == places
        assert set(restored.anchors.values_list("passage", flat=True)) == set(
            Annotation.objects.filter(passage__article=made).values_list("passage", flat=True)
        )

    def note(self, at, data, *, status):
        """Write a note on any words of a revision."""
        start = data.draw(st.integers(0, len(at.text) - 1))
        end = data.draw(st.integers(start + 1, len(at.text)))
        if at.text[start:end].strip():
            passage = mark_passage(by=None, revision=at, start=start, end=end)
            annotate(by=None, passage=passage, kind="context", body="A.", status=status)

    def public_page(self, of):
        store.clear()
        page = Client().get(f"/articles/{of.slug}/")
        assert page.status_code == 200
        return page.content

    def places(self, at):
        stood = at.anchors.exclude(status=AnchorStatus.ORPHANED)
        return sorted(stood.values_list("passage", "start", "end", "exact"))
