"""Saying a date in words while it is written."""

import pytest

from articles.dating import DatingError, parse

pytestmark = [pytest.mark.django_db, pytest.mark.queries_in_templates]

ADDRESS = "/admin/articles/article/date/"


@pytest.mark.parametrize(
    ("date", "words"), [("1986~", "about 1986"), (" 2013-04 ", "April 2013"), ("", "")]
)
def test_date_is_said_in_words(desk, date, words):
    answer = desk.get(ADDRESS, {"date": date})

    assert answer.json() == {"words": words, "fault": ""}


def test_what_is_no_date_is_told_why(desk):
    with pytest.raises(DatingError) as refusal:
        parse("2013-02-30")

    answer = desk.get(ADDRESS, {"date": "2013-02-30"})

    assert answer.json() == {"words": "", "fault": str(refusal.value)}


def test_outsiders_are_told_nothing(client):
    assert client.get(ADDRESS, {"date": "1986"}).status_code == 302
