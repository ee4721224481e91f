"""The shelf and its counts."""

import datetime

import pytest

from articles.queries.shelf import counts_for, shelf_queryset, shelf_rows
from tests.factories import article, published, source, theme

pytestmark = pytest.mark.django_db

NONE = {"theme": "", "author": "", "publication": "", "year": "", "language": ""}


def shelve(slug, *, themes=(), **record):
    made = published(slug, source=source(slug, **record))
    made.themes.set(themes)
    return made


def test_shelf_rows_hold_published_texts_only():
    made = shelve("a")
    article("draft", source=source("draft"))
    published(
        "later", source=source("later"), at=datetime.datetime(3000, 1, 1, tzinfo=datetime.UTC)
    )

    assert list(shelf_rows()) == [made.pk]


def test_shelf_rows_ask_once(django_assert_num_queries):
    for slug in "abc":
        shelve(slug, authors=("An", "Binh"), themes=[theme(slug)])

    with django_assert_num_queries(1):
        rows = shelf_rows()

    assert [sorted(row.values["author"]) for row in rows.values()] == [["An", "Binh"]] * 3


def test_counts_for_count_each_text_once():
    trade = theme()
    shelve("a", themes=[trade], authors=("An", "Binh"), published="2013-04")
    shelve("b", authors=("An",), published="2014")

    rows = shelf_rows()

    assert counts_for(rows, NONE, "author") == {"An": 2, "Binh": 1}
    assert counts_for(rows, NONE, "theme") == {"trade": 1}
    assert counts_for(rows, NONE, "year") == {"2013": 1, "2014": 1}
    assert counts_for(rows, NONE, "language") == {"en": 2}


def test_counts_for_a_facet_follow_what_is_chosen_in_the_others():
    shelve("a", authors=("An", "Binh"), published="2013")
    shelve("b", authors=("An",), published="2014")
    chosen = NONE | {"author": "An", "year": "2014"}

    rows = shelf_rows()

    assert counts_for(rows, chosen, "author") == {"An": 1}
    assert counts_for(rows, chosen, "year") == {"2013": 1, "2014": 1}


def test_counts_for_show_the_chosen_value_though_no_text_has_it():
    shelve("a", authors=("An",))

    assert counts_for(shelf_rows(), NONE | {"author": "Nobody"}, "author") == {"An": 1, "Nobody": 0}


@pytest.mark.parametrize(
    ("edtf", "years"),
    [
        ("2013-04", {"2013": 1}),
        ("2013/2015", {"2013": 1, "2014": 1, "2015": 1}),
        ("199X", {}),
        ("1990/..", {}),
        ("../1990", {}),
        ("", {}),
    ],
)
def test_counts_for_years_offer_dates_of_three_years_at_most(edtf, years):
    shelve("a", published=edtf)

    assert counts_for(shelf_rows(), NONE, "year") == years


def test_counts_for_a_chosen_year_count_what_the_filter_finds():
    shelve("a", published="1990/..", authors=("An",))
    chosen = NONE | {"year": "1995"}

    rows = shelf_rows()

    assert counts_for(rows, chosen, "year") == {"1995": 1}
    assert counts_for(rows, chosen, "author") == {"An": 1}


@pytest.mark.parametrize("year", ["--5", "9" * 5000, "soon", "1e9"])
def test_counts_for_bear_what_is_no_year(year):
    shelve("a", published="1995")

    assert counts_for(shelf_rows(), NONE | {"year": year}, "year") == {"1995": 1, year: 0}


def test_shelf_queryset_orders_by_publication_and_ends_with_undated():
    shelve("undated", published="")
    shelve("late", published="2014")
    shelve("early", published="1986")

    assert [made.slug for made in shelf_queryset()] == ["early", "late", "undated"]
