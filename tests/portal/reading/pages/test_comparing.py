"""Texts and passages beside each other."""

import pytest

from articles.text import Block, BlockKind, Document
from portal.ui.page_store import store
from tests.factories import annotation, digest, document, person, published, source

pytestmark = pytest.mark.django_db

STORE = 1  # the page store looks for the page


def page_of(client, path="/compare/", **query):
    return client.get(path, query).context["page"]


def reporting(*blocks):
    """A digest's document: words and the paragraphs that they report."""
    made, start = [], 0
    for words, reports in blocks:
        made.append(Block(BlockKind.PARAGRAPH, start, start + len(words), reports=reports))
        start += len(words) + 2
    return Document("\n\n".join(words for words, _reports in blocks), tuple(made))


@pytest.mark.parametrize("count", [1, 3])
def test_compare_asks_as_often_for_three_texts_on_the_shelf_as_for_one(
    client, django_assert_num_queries, count
):
    for number in range(count):
        published(f"text-{number}", source=source(f"text-{number}"))
    store.look()

    with django_assert_num_queries(4):
        page = page_of(client, text="text-0")

    assert [len(choices) for choices in page.selections] == [count, count]


def test_compare_shows_texts_beside_each_other(client):
    published("one", title="One", text="First words.")
    published("two", title="Two", text="Other words.\n\nMore.")

    page = page_of(client, text=["one", "two"])

    assert [(side.title, [piece.html for piece in side.pieces]) for side in page.sides] == [
        ("One", ["First words."]),
        ("Two", ["Other words.", "More."]),
    ]
    assert page.sides[0].remove_url == "/compare/?text=two"
    assert page.canonical == "/compare/?text=one&text=two"


def test_compare_lays_a_digest_beside_the_paragraphs_that_it_reports(client):
    text = published(text="One.\n\nTwo.\n\nThree.\n\nFour.")
    digest(source=text.source, text=reporting(("Both.", (1, 2)), ("Own.", None), ("Last.", (4, 4))))

    page = page_of(client, text=["ferry", "ferry-digest"])

    assert [
        ([piece.html for piece in pair.digest], [piece.html for piece in pair.source])
        for pair in page.pairs
    ] == [
        (["Both."], ["One.", "Two."]),
        (["Own."], []),
        (["Last."], ["Four."]),
        ([], ["Three."]),
    ]
    assert [pair.fragment for pair in page.pairs] == ["p1", "p2", "p3", ""]


def test_compare_shows_passages_with_what_stands_around_them(client):
    text = published()
    passage = annotation(text, "Nobody on the quay").passage

    [side] = page_of(client, passage=passage.public_id).sides

    assert side.around == ("", "Nobody on the quay", " agrees about the fare.")


def test_compare_keeps_words_from_those_who_may_not_read_them(client):
    guarded = published("guarded", rights="account", text="Hush now. Be still.")
    published("excerpted", rights="excerpt", text="Hush too.")
    passage = annotation(guarded, "Hush now.").passage
    query = {"text": ["guarded", "excerpted"], "passage": passage.public_id}

    response = client.get("/compare/", query)

    assert b"Hush" not in response.content
    fuller = response.context["page"].fuller_url
    assert fuller.startswith("/compare/signed-in/?")
    assert client.get(fuller).status_code == 302

    client.force_login(person())
    response = client.get(fuller)

    assert b"Hush now" in response.content
    assert b"Hush too" not in response.content
    assert response.headers["Cache-Control"] == "private, no-store"


def test_compare_says_what_is_not_there_and_no_more(client):
    published("draft", at=None)
    page = page_of(client, text=["never", "draft"], passage="never")

    assert [notice.title for notice in page.notices] == [
        "2 of the texts and passages in this address are not public."
    ]
    assert [side.url for side in page.sides] == ["/articles/draft/"]


def test_compare_shows_four_at_most(client):
    for number in range(6):
        published(f"text-{number}", source=source(f"text-{number}"), text=document("Words."))

    page = page_of(client, text=[f"text-{number}" for number in range(6)])

    assert len(page.sides) == 4
    assert len(page.selections) == 4
