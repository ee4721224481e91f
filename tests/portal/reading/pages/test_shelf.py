"""The shelf of texts."""

import pytest

from portal.ui.page_store import store
from tests.factories import article, published, source, theme

pytestmark = pytest.mark.django_db


def page_of(client, **query):
    return client.get("/articles/", query).context["page"]


def shelve(number):
    record = source(f"text-{number}", authors=(f"Author {number}", "Both"))
    made = published(f"text-{number}", source=record, title=f"Text {number}", title_vi="")
    made.themes.add(theme(f"theme-{number}"))


@pytest.mark.parametrize("path", ["/articles/", "/vi/articles/"])
@pytest.mark.parametrize("count", [1, 3])
def test_shelf_asks_as_often_for_three_texts_as_for_one(
    client, django_assert_num_queries, path, count
):
    for number in range(count):
        shelve(number)
    store.look()

    with django_assert_num_queries(7):
        response = client.get(path)

    assert [spine.title for spine in response.context["page"].results] == [
        f"Text {number}" for number in range(count)
    ]


def test_shelf_says_what_a_text_is(client):
    published(
        summary="In short.",
        source=source(authors=("Ada Quay", "Bo Pier"), published="1998-03"),
        rights="account",
    )

    [spine] = page_of(client).results

    assert (spine.title, spine.title_language, spine.url) == (
        "Notes on a ferry",
        "en",
        "/articles/ferry/",
    )
    assert (spine.who, spine.when, spine.summary) == (
        "Ada Quay, Bo Pier",
        "March 1998",
        "In short.",
    )
    assert spine.kind_label == "source text, for signed-in readers"


def test_shelf_speaks_vietnamese(client):
    published()

    page = client.get("/vi/articles/").context["page"]

    assert [(spine.title, spine.title_language, spine.url) for spine in page.results] == [
        ("Ghi chép về một chuyến phà", "vi", "/vi/articles/ferry/")
    ]
    assert (page.other_language.code, page.other_language.url) == ("en", "/articles/")


def test_shelf_counts_each_choice(client):
    shelve(1)
    shelve(2)

    page = page_of(client, author="Author 1")

    choices = {
        narrowing.name: [(c.value, c.count, c.selected) for c in narrowing.choices]
        for narrowing in page.filters
    }
    assert choices == {
        "theme": [("theme-1", 1, False)],
        "author": [("Author 1", 1, True), ("Author 2", 1, False), ("Both", 2, False)],
        "publication": [("Harbour Review", 1, False)],
        "year": [("1998", 1, False)],
        "language": [("en", 1, False)],
    }
    assert (page.count, page.clear_url) == ("1 text", "/articles/")


@pytest.mark.parametrize("name", ["theme", "author", "publication", "year", "language"])
def test_shelf_finds_nothing_for_an_unknown_value(client, name):
    shelve(1)

    page = page_of(client, **{name: "unknown"})

    assert (page.results, page.count) == ((), "0 texts")
    assert "No text answers all of these" in client.get("/articles/", {name: "x"}).content.decode()


def test_shelf_turns_pages_and_keeps_the_choice(client, monkeypatch):
    monkeypatch.setattr("portal.reading.pages.shelf.PAGE_SIZE", 2)
    for number in range(5):
        shelve(number)

    page = page_of(client, author="Both", page="2")

    assert [spine.title for spine in page.results] == ["Text 2", "Text 3"]
    assert page.paging.label == "Page 2 of 3"
    assert page.paging.previous_url == "/articles/?author=Both&page=1"
    assert page.paging.next_url == "/articles/?author=Both&page=3"


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ({"author": "Both", "page": "2"}, "?author=Both&page=2"),
        ({"author": "Both", "page": "1"}, "?author=Both"),
        ({"year": "", "utm_source": "post"}, ""),
    ],
)
def test_shelf_keeps_the_choice_in_the_other_language(client, monkeypatch, query, kept):
    monkeypatch.setattr("portal.reading.pages.shelf.PAGE_SIZE", 2)
    for number in range(3):
        shelve(number)

    page = page_of(client, **query)

    assert page.other_language.url == f"/vi/articles/{kept}"
    assert page.canonical == f"/articles/{kept}"


@pytest.mark.parametrize(("number", "title"), [("0", "Text 2"), ("99", "Text 2"), ("x", "Text 0")])
def test_shelf_bears_pages_that_are_not_there(client, monkeypatch, number, title):
    monkeypatch.setattr("portal.reading.pages.shelf.PAGE_SIZE", 1)
    for index in range(3):
        shelve(index)

    assert [spine.title for spine in page_of(client, page=number).results] == [title]


def test_shelf_is_empty_without_texts(client):
    article("draft")

    response = client.get("/articles/")

    assert (response.context["page"].results, response.context["page"].filters) == ((), ())
    assert "No text is published yet" in response.content.decode()
