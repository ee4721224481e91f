"""How the shelf is narrowed."""

import pytest

from articles.filters import ArticleFilter
from articles.models import Article
from tests.factories import published, source, theme

pytestmark = pytest.mark.django_db


def found(**query):
    narrowed = ArticleFilter(query, queryset=Article.objects.order_by("slug"))
    assert narrowed.is_valid()
    return [article.slug for article in narrowed.qs]


def shelve(slug, *, themes=(), language="en", **record):
    made = published(slug, source=source(slug, **record), language=language)
    made.themes.set(themes)


def test_filter_narrows_by_each_facet():
    trade = theme()
    shelve("a", themes=[trade], authors=("An",), publication="P", published="2013-04")
    shelve("b", authors=("Binh", "An"), publication="Q", published="2014", language="vi")

    assert found() == ["a", "b"]
    assert found(theme="trade") == ["a"]
    assert found(author="An") == ["a", "b"]
    assert found(author="Binh") == ["b"]
    assert found(publication="Q") == ["b"]
    assert found(year="2013") == ["a"]
    assert found(language="vi") == ["b"]
    assert found(author="An", year="2014") == ["b"]


@pytest.mark.parametrize("name", ["theme", "author", "publication", "language"])
def test_filter_finds_nothing_for_an_unknown_value(name):
    shelve("a")

    assert found(**{name: "unknown"}) == []


def test_filter_by_year_finds_every_date_that_may_mean_it():
    shelve("decade", published="199X")
    shelve("open", published="1998/..")
    shelve("turn", published="1994-12/1995-01")
    shelve("undated", published="")

    assert found(year="1995") == ["decade", "turn"]
    assert found(year="2020") == ["open"]


def test_filter_lists_a_text_once_however_many_themes_and_authors():
    shelve("a", themes=[theme("x"), theme("y")], authors=("An", "An"))

    assert found(theme="x", author="An") == ["a"]


@pytest.mark.parametrize(
    "year",
    ["soon", "2013.5", "1e999999999", "-1e999999999", "99999", "NaN", "Infinity", "9" * 5000],
)
def test_filter_refuses_what_is_no_year(year):
    assert not ArticleFilter({"year": year}, queryset=Article.objects.all()).is_valid()
