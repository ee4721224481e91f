"""Articles, revisions, publications."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from articles.models import Article, Publication, Revision, Rights
from tests.factories import annotation, article, person, published, revision, source

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)


def slugs(articles):
    return sorted(made.slug for made in articles)


def test_published_compares_times():
    published("now", at=NOON)
    published("later", at=NOON + HOUR)
    article("draft")
    withdrawn = published("withdrawn", at=NOON - HOUR)
    Article.objects.filter(pk=withdrawn.pk).update(withdrawn_at=NOON)

    assert slugs(Article.objects.published(NOON)) == ["now"]
    assert slugs(Article.objects.published(NOON - HOUR)) == ["withdrawn"]
    assert slugs(Article.objects.published(NOON + HOUR)) == ["later", "now"]
    assert slugs(Article.objects.withdrawn(NOON)) == ["withdrawn"]
    assert slugs(Article.objects.withdrawn(NOON - HOUR)) == []


@pytest.mark.parametrize("hours", [-2, -1, 0, 1, 2])
def test_is_public_at_agrees_with_published(hours):
    made = published("now", at=NOON - HOUR)
    Article.objects.filter(pk=made.pk).update(withdrawn_at=NOON + HOUR)
    made.refresh_from_db()
    moment = NOON + hours * HOUR

    assert made.is_public_at(moment) == Article.objects.published(moment).exists()


def test_visible_to_hides_texts_for_accounts_from_strangers():
    published("public")
    published("account", rights=Rights.ACCOUNT)
    published("excerpt", rights=Rights.EXCERPT)

    assert slugs(Article.objects.visible_to(AnonymousUser())) == ["excerpt", "public"]
    assert slugs(Article.objects.visible_to(person())) == ["account", "excerpt", "public"]


def test_rights_are_for_accounts_unless_told():
    assert Article().rights == Rights.ACCOUNT


def refused(**changes):
    made = article()
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        Article.objects.filter(pk=made.pk).update(**changes)
    return str(error.value)


def test_published_article_has_a_published_revision():
    assert "published_article_has_a_published_revision" in refused(published_at=timezone.now())


def test_withdrawn_article_was_published():
    assert "withdrawn_article_was_published" in refused(withdrawn_at=timezone.now())


def test_source_text_is_held_once():
    record = source()
    article("first", source=record)

    with pytest.raises(IntegrityError):
        article("second", source=record)


def test_source_may_have_several_digests():
    record = source()
    article("first", source=record, kind="digest")
    article("second", source=record, kind="digest")

    assert slugs(record.articles.all()) == ["first", "second"]


def test_article_address_is_unique():
    article("ferry")

    with pytest.raises(IntegrityError):
        article("ferry", source=source("other"))


def test_published_article_cannot_be_deleted():
    made = published()

    with pytest.raises(ProtectedError):
        made.delete()


def test_annotated_article_cannot_be_deleted():
    made = article()
    annotation(made, "ferry")

    with pytest.raises(ProtectedError):
        made.delete()


def test_draft_article_is_deleted_with_its_revisions():
    made = article()

    made.delete()

    assert Revision.objects.count() == 0


def test_revision_refuses_a_change():
    revision = article().revisions.get()
    revision.change_summary = "another"

    with pytest.raises(TypeError, match="save_revision"):
        revision.save()


def test_revisions_of_one_document_have_one_checksum():
    made = article(text="One.")
    words = made.revisions.get().document
    again, other = revision(made, text=words), revision(made, text="Two.")

    first = made.revisions.get(number=1)
    assert len(first.document_sha256) == 64
    assert first.document_sha256 == again.document_sha256 != other.document_sha256


def test_revision_number_is_unique_in_its_article():
    made = article()

    with pytest.raises(IntegrityError):
        Revision.objects.create(article=made, number=1, text="x", structure={})


def test_revision_is_not_empty():
    made = article()

    with pytest.raises(IntegrityError, match="revision_is_not_empty"):
        Revision.objects.create(article=made, number=2, text="", structure={})


def test_models_say_what_they_are():
    made = published("ferry", at=NOON)

    assert str(made) == "Notes on a ferry"
    assert str(made.revisions.get()) == "Notes on a ferry · 1"
    assert str(Publication.objects.get()).startswith("Notes on a ferry · 1 · 20")
