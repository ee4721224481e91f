"""Queries whose SQL is written once."""

import datetime

import pytest
from django.db.models import BigIntegerField, CharField, DateTimeField, F

from articles.models import Article, Theme
from articles.queries.prepared import Asked, AskedAmong, Prepared
from tests.factories import article, published, theme

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def test_prepared_asks_with_other_values_each_time():
    theme("ships", name="Ships")
    theme("fares", name="Fares")
    named = Prepared(
        lambda: Theme.objects.filter(slug=Asked("slug", CharField())).values_list("slug", "name")
    )

    answers = [named.rows(slug=slug) for slug in ("ships", "fares", "none")]

    assert answers == [[("ships", "Ships")], [("fares", "Fares")], []]


@pytest.mark.parametrize(("column", "field"), [("slug", CharField()), ("pk", BigIntegerField())])
def test_prepared_asks_for_as_many_values_as_there_are(column, field):
    both = [getattr(made, column) for made in (theme("ships"), theme("fares"))]
    among = Prepared(
        lambda: (
            Theme.objects.filter(**{f"{column}__in": AskedAmong("given", field)})
            .order_by("pk")
            .values_list(column)
        )
    )

    answers = [among.rows(given=some) for some in (both, both[:1], ())]

    assert answers == [[(value,) for value in both], [(value,) for value in both[:1]], []]


def test_prepared_gives_what_its_queryset_gives():
    made = published("ferry")
    whole = Prepared(
        lambda: Article.objects.annotate(of=F("source__slug")).filter(
            pk=Asked("pk", BigIntegerField())
        )
    )

    [found] = whole.objects(pk=made.pk)

    assert (found, found.published_at) == (made, made.published_at)
    assert found.of == made.source.slug


def test_prepared_gives_what_its_queryset_joins(django_assert_num_queries):
    made = published("ferry")
    source, revision = made.source, made.published_revision
    joined = Prepared(
        lambda: (
            Article.objects.select_related("source", "published_revision")
            .defer("published_revision__text")
            .filter(slug=Asked("slug", CharField()))
        )
    )

    with django_assert_num_queries(1):
        [found] = joined.objects(slug="ferry")
        assert (found.source, found.published_revision) == (source, revision)
        assert found.published_revision.structure == revision.structure

    assert found.published_revision.get_deferred_fields() == {"text"}


def test_prepared_gives_no_object_where_nothing_is_joined():
    article("ferry")
    joined = Prepared(lambda: Article.objects.select_related("published_revision"))

    [found] = joined.objects()

    assert found.published_revision is None


def test_prepared_gives_values_as_its_queryset_gives_them():
    made = published("ferry")
    queryset = Article.objects.values_list("published_at", "published_revision__structure")

    assert [tuple(row) for row in Prepared(lambda: queryset).values()] == list(queryset)
    assert made.published_at == queryset[0][0]


def test_prepared_takes_a_percent_sign_as_it_is():
    theme("ships", name="50 % of (%s) ships")
    theme("fares", name="50 of ships")
    like = Prepared(
        lambda: Theme.objects.filter(
            name__contains="% of (%s)", slug=Asked("slug", CharField())
        ).values_list("slug")
    )

    assert [like.rows(slug=slug) for slug in ("ships", "fares")] == [[("ships",)], []]


def test_prepared_reads_once_what_is_related_with_it(django_assert_num_queries):
    made = published("ferry")
    named = Prepared(
        lambda: Article.objects.filter(pk=Asked("pk", BigIntegerField())).values_list(
            "slug", "source__slug"
        )
    )

    with django_assert_num_queries(1):
        found = named.rows(pk=made.pk)

    assert found == [("ferry", made.source.slug)]


def test_prepared_takes_moments_as_the_database_does():
    made = published("ferry")
    at = Prepared(
        lambda: Article.objects.published(Asked("at", DateTimeField())).values_list("slug")
    )

    moments = (made.published_at - DAY, made.published_at)

    assert [at.rows(at=moment) for moment in moments] == [[], [("ferry",)]]


def test_prepared_sees_what_changed_since():
    every = Prepared(lambda: Article.objects.values_list("slug"))
    before = every.rows()

    article("ferry")

    assert (before, every.rows()) == ([], [("ferry",)])
