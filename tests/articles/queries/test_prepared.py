"""Queries whose SQL is written once."""

import datetime

import pytest
from django.db.models import BigIntegerField, CharField, DateTimeField

from articles.models import Article, Theme
from articles.queries.prepared import Asked, Prepared
from tests.factories import article, published, theme

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def test_prepared_asks_with_other_values_each_time():
    theme("ships", name="Ships")
    theme("fares", name="Fares")
    named = Prepared(
        lambda: Theme.objects.filter(slug=Asked("slug", CharField())).values_list("slug", "name")
    )

    answers = [named(slug=slug) for slug in ("ships", "fares", "none")]

    assert answers == [[("ships", "Ships")], [("fares", "Fares")], []]


def test_prepared_gives_what_its_queryset_gives():
    made = published("ferry")
    whole = Prepared(
        lambda: Article.objects.select_related("source", "published_revision").filter(
            pk=Asked("pk", BigIntegerField())
        )
    )

    [found] = whole(pk=made.pk)

    assert (found, found.published_at) == (made, made.published_at)
    assert found.published_revision.structure == made.published_revision.structure


def test_prepared_reads_what_is_related_with_it(django_assert_num_queries):
    made = published("ferry")
    whole = Prepared(
        lambda: Article.objects.select_related("source").filter(pk=Asked("pk", BigIntegerField()))
    )

    with django_assert_num_queries(1):
        slugs = [found.source.slug for found in whole(pk=made.pk)]

    assert slugs == [made.source.slug]


def test_prepared_takes_moments_as_the_database_does():
    made = published("ferry")
    at = Prepared(
        lambda: Article.objects.published(Asked("at", DateTimeField())).values_list(
            "slug", flat=True
        )
    )

    moments = (made.published_at - DAY, made.published_at)

    assert [at(at=moment) for moment in moments] == [[], ["ferry"]]


def test_prepared_sees_what_changed_since():
    every = Prepared(lambda: Article.objects.values_list("slug", flat=True))
    before = every()

    article("ferry")

    assert (before, every()) == ([], ["ferry"])
