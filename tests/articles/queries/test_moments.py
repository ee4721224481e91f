"""Moments that are still to come."""

import datetime

import pytest

from articles.models import Article
from articles.queries.moments import Moments
from tests.factories import published

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
MOMENTS = Moments((Article, "published_at"), (Article, "withdrawn_at"))


def test_next_moment_is_the_first_in_any_column(django_assert_num_queries):
    made = published("ferry", at=NOON)
    published("tram", at=NOON + 3 * HOUR)
    Article.objects.filter(pk=made.pk).update(withdrawn_at=NOON + 2 * HOUR)

    with django_assert_num_queries(4):
        found = [MOMENTS.next(NOON + hours * HOUR) for hours in (-1, 0, 2, 3)]

    assert found == [NOON, NOON + 2 * HOUR, NOON + 3 * HOUR, None]


def test_next_moment_is_none_where_nothing_is():
    assert MOMENTS.next(NOON) is None
