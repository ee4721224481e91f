"""What the page of a text reads."""

import datetime

import pytest

from articles.operations.publishing import publish_revision, withdraw_article
from articles.queries.reading import (
    Counterpart,
    article_to_read,
    counterpart,
    is_orphan,
    next_publication,
    placed_annotations,
    public_anchor,
    published_revision_number,
)
from tests.factories import annotation, article, digest, published, revision, source, theme

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
TEXT = "The ferry leaves at seven.\n\nNobody agrees about the fare."


def publish(chosen, at=None):
    return publish_revision(by=None, revision=chosen, at=at)


def test_article_to_read_asks_twice(django_assert_num_queries):
    published("ferry")

    with django_assert_num_queries(2):
        found = article_to_read("ferry")
        assert (found.source.slug, found.published_revision.number) == ("ferry", 1)
        assert [author.name for author in found.source.authors.all()] == ["Ada Quay"]


def test_article_to_read_asks_once_where_the_document_is_known(django_assert_num_queries):
    published("ferry", text=TEXT)
    article_to_read("ferry")

    with django_assert_num_queries(1):
        found = article_to_read("ferry")
        assert found.published_revision.document.text == TEXT


def test_article_to_read_has_the_document_of_its_published_revision():
    made = published("ferry", text=TEXT)
    before = article_to_read("ferry").published_revision.document
    newer = revision(made, text="The ferry is gone.")
    between = article_to_read("ferry").published_revision.document

    publish(newer)

    after = article_to_read("ferry").published_revision.document
    assert [each.text for each in (before, between, after)] == [TEXT, TEXT, "The ferry is gone."]
    assert after == newer.document


def test_article_to_read_has_no_document_before_it_is_published():
    article("ferry")

    assert article_to_read("ferry").published_revision is None


def test_article_to_read_is_none_for_an_unknown_address():
    assert article_to_read("unknown") is None


def test_placed_annotations_stand_in_text_order():
    made = published(text=TEXT)
    annotation(made, "Nobody", "third")
    annotation(made, "The ferry", "first", theme=theme())
    annotation(made, "ferry", "second")
    annotation(made, "fare", "draft", status="draft")

    placed = placed_annotations(made.published_revision)

    assert [(note.body_html, TEXT[note.start : note.end], note.theme) for note in placed] == [
        ("<p>first</p>", "The ferry", "Trade"),
        ("<p>second</p>", "ferry", ""),
        ("<p>third</p>", "Nobody", ""),
    ]


def test_placed_annotations_are_placed_in_the_revision_that_is_asked_for():
    made = published(text=TEXT)
    annotation(made, "seven")
    annotation(made, "fare")
    newer = revision(made, text="So: The ferry leaves at seven.")

    [note] = placed_annotations(newer)

    assert newer.text[note.start : note.end] == "seven"


def test_placed_annotations_ask_once_for_three(django_assert_num_queries):
    made = published(text=TEXT)
    for words in ("ferry", "seven", "fare"):
        annotation(made, words)

    with django_assert_num_queries(1):
        assert len(placed_annotations(made.published_revision)) == 3


def test_counterpart_is_the_other_kind_where_it_is_public():
    record = source()
    text = published("ferry", source=record)
    assert counterpart(article_to_read("ferry")) is None
    account = digest("account", source=record)

    assert counterpart(article_to_read("ferry")) == Counterpart(
        account.slug, "digest", account.rights
    )
    assert counterpart(article_to_read("account")) == Counterpart(text.slug, "source", text.rights)

    withdraw_article(by=None, article=account)
    assert counterpart(article_to_read("ferry")) is None


def test_published_revision_number_finds_what_was_public():
    made = published(text=TEXT)
    second = revision(made, text="Other words.")

    assert published_revision_number(made, 1).number == 1
    assert published_revision_number(made, 1, NOON - 900_000 * HOUR) is None
    assert published_revision_number(made, second.number) is None
    assert published_revision_number(made, 3) is None


def test_public_anchor_stands_in_the_published_revision():
    made = published(text=TEXT)
    note = annotation(made, "seven")
    second = revision(made, text="So: " + TEXT)
    publish(second)
    revision(made, text="More: So: " + TEXT)

    anchor = public_anchor(note.passage.public_id)

    assert (anchor.revision, anchor.exact, anchor.start) == (second, "seven", 24)


def test_public_anchor_prefers_an_older_revision_that_is_published_again():
    made = published(text=TEXT)
    note = annotation(made, "seven")
    publish(revision(made, text="So: " + TEXT))
    publish(made.revisions.get(number=1))

    assert public_anchor(note.passage.public_id).revision.number == 1


def test_public_anchor_stands_though_other_words_are_gone():
    made = published(text=TEXT)
    note = annotation(made, "seven")
    annotation(made, "Nobody agrees about the fare.")
    second = revision(made, text="The ferry leaves at seven.")
    publish(second)

    assert public_anchor(note.passage.public_id).revision == second


def test_public_anchor_of_an_orphan_is_where_it_last_stood():
    made = published(text=TEXT)
    note = annotation(made, "Nobody agrees about the fare.")
    second = revision(made, text="The ferry leaves at seven.")
    publish(second)

    anchor = public_anchor(note.passage.public_id)

    assert anchor.revision.number == 1
    assert is_orphan(note.passage.pk, second)
    assert not is_orphan(note.passage.pk, anchor.revision)


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_public_anchor_needs_a_published_annotation(status):
    note = annotation(published(text=TEXT), "seven", status=status)

    assert public_anchor(note.passage.public_id) is None


def test_public_anchor_needs_a_revision_that_was_public():
    note = annotation(article(text=TEXT), "seven")

    assert public_anchor(note.passage.public_id) is None


def test_next_publication_is_the_nearest_moment_to_come():
    assert next_publication(NOON) is None
    published("a", at=NOON + 900_000 * HOUR)
    published("b", at=NOON + 800_000 * HOUR)

    assert next_publication(NOON) == NOON + 800_000 * HOUR
    assert next_publication(NOON + 800_000 * HOUR) == NOON + 900_000 * HOUR
