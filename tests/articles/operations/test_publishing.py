"""Showing a text to the public, and taking it back."""

import datetime

import pytest
import time_machine

from articles.models import Article, Publication
from articles.operations.publishing import PublishingError, publish_revision, withdraw_article
from articles.queries.reading import published_revision_number
from tests.factories import article, editor, published, revision

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def publish(chosen, **options):
    return publish_revision(by=None, revision=chosen, **options)


def test_publish_revision_shows_it_from_now_on(clock):
    made = article()
    by = editor()

    publish_revision(by=by, revision=made.revisions.get())

    made.refresh_from_db()
    assert (made.published_revision, made.published_at) == (made.revisions.get(), NOON)
    [kept] = Publication.objects.all()
    assert (kept.revision, kept.published_at, kept.published_by) == (
        made.revisions.get(),
        NOON,
        by,
    )


def test_publish_revision_again_keeps_the_first_moment(clock):
    made = published()
    clock.shift(HOUR)
    second = revision(made, text="Other words.")

    publish(second)

    made.refresh_from_db()
    assert (made.published_revision, made.published_at) == (second, NOON)
    assert list(Publication.objects.order_by("pk").values_list("published_at", flat=True)) == [
        NOON,
        NOON + HOUR,
    ]


def test_publish_revision_waits_for_its_moment(clock):
    made = article()

    publish(made.revisions.get(), at=NOON + HOUR)

    assert not Article.objects.published().exists()
    clock.shift(HOUR)
    assert list(Article.objects.published()) == [made]


def test_publish_revision_of_a_public_text_cannot_wait(clock):
    made = published()
    second = revision(made, text="Other words.")

    with pytest.raises(PublishingError, match="public already"):
        publish(second, at=NOON + HOUR)

    made.refresh_from_db()
    assert made.published_revision == made.revisions.get(number=1)


def test_publish_revision_instead_of_a_planned_one_calls_it_off(clock):
    made = article()
    first, second = made.revisions.get(), revision(made, text="Other words.")
    publish(first, at=NOON + HOUR)

    publish(second)

    clock.shift(2 * HOUR)
    assert published_revision_number(made, 1) is None
    assert published_revision_number(made, 2) == second


def test_publish_revision_plans_anew(clock):
    made = article()
    publish(made.revisions.get(), at=NOON + HOUR)

    publish(made.revisions.get(), at=NOON + 2 * HOUR)

    [planned] = Publication.objects.all()
    assert planned.published_at == NOON + 2 * HOUR


def test_publish_revision_brings_a_withdrawn_text_back(clock):
    made = published()
    withdraw_article(by=None, article=made, reason="A slip.")
    clock.shift(HOUR)

    publish(made.revisions.get())

    made.refresh_from_db()
    assert (made.withdrawn_at, made.withdrawal_reason) == (None, "")
    assert made.is_public_at(NOON + HOUR)


def test_publish_revision_brings_a_withdrawn_text_back_at_once_only(clock):
    made = published()
    withdraw_article(by=None, article=made, reason="A slip.")

    with pytest.raises(PublishingError, match="withdrawn"):
        publish(made.revisions.get(), at=NOON + HOUR)

    made.refresh_from_db()
    assert made.withdrawn_at == NOON


def test_withdraw_article_takes_it_off_with_a_reason(clock):
    made = published(at=NOON - HOUR)

    withdraw_article(by=None, article=made, reason="The publisher asked.")

    made.refresh_from_db()
    assert (made.withdrawn_at, made.withdrawal_reason) == (NOON, "The publisher asked.")
    assert not made.is_public_at(NOON)


def test_withdraw_article_calls_a_planned_publication_off(clock):
    made = published(at=NOON + HOUR)

    withdraw_article(by=None, article=made)

    made.refresh_from_db()
    assert (made.published_at, made.withdrawn_at) == (None, None)
    assert not Publication.objects.exists()


def test_withdraw_article_refuses_a_draft():
    made = article()

    with pytest.raises(PublishingError, match="never published"):
        withdraw_article(by=None, article=made)
