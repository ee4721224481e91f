"""The page of one term."""

import pytest

from articles.models import TermRelation
from articles.operations.publishing import withdraw_article
from portal.ui.page_store import store
from tests.factories import digest, mention, person, published, source, term

pytestmark = pytest.mark.django_db

STORE = 2  # the page store looks for the page and writes it
PATH = "/terms/ferry-company/"
LONG = "The Ferry Company pays.\n\nNobody asked the FERRY COMPANY. The ferry company sleeps."


def page_of(client, path=PATH):
    return client.get(path).context["page"]


def lines(witnesses):
    return [
        (witness.title, [(spot.before, spot.words, spot.after) for spot in witness.spots])
        for witness in witnesses
    ]


def dated(slug, day, **options):
    return published(slug, title=slug, source=source(slug, published=day), **options)


@pytest.mark.parametrize("count", [1, 3])
def test_term_asks_as_often_for_three_texts_as_for_one(client, django_assert_num_queries, count):
    made = term(is_published=True)
    for number in range(count):
        dated(f"text-{number}", "1998", text=LONG)
        mention(
            digest(f"digest-{number}", source=source(f"d{number}"), text=LONG),
            "Ferry Company",
            term=made,
        )
    store.look()

    with django_assert_num_queries(7 + STORE):
        page = page_of(client)

    assert len(page.concordance) == len(page.mentions) == count


def test_concordance_shows_each_place_by_date_and_leads_to_the_words(client):
    term(is_published=True)
    dated("later", "2001", text="The Ferry Company pays.")
    dated("earlier", "1990", text=LONG)
    dated("silent", "1995", text="Nobody pays.")

    page = page_of(client)

    assert lines(page.concordance) == [
        (
            "earlier",
            [
                ("The ", "Ferry Company", " pays."),
                ("Nobody asked the ", "FERRY COMPANY", ". The ferry company sleeps."),
                ("Nobody asked the FERRY COMPANY. The ", "ferry company", " sleeps."),
            ],
        ),
        ("later", [("The ", "Ferry Company", " pays.")]),
    ]
    assert [link.label for link in page.silent] == ["silent"]
    spot = page.concordance[0].spots[1]
    assert client.get(spot.url).context["page"].words == "FERRY COMPANY"
    assert spot.paragraph_url == "/articles/earlier/#p2"


def test_concordance_keeps_words_of_texts_for_signed_in_readers_from_others(client):
    made = term(is_published=True)
    text = dated("guarded", "1998", rights="account", text="Hush, the Ferry Company pays.")
    mention(text, "Ferry Company", term=made)

    page = page_of(client)

    assert b"Hush" not in client.get(PATH).content
    assert lines(page.concordance) == []
    assert lines(page.mentions) == [("guarded", [])]
    assert page.fuller_url == f"{PATH}concordance/"


def test_signed_in_readers_find_the_words_that_are_for_them(client):
    term(is_published=True)
    dated("guarded", "1998", rights="account", text="Hush, the Ferry Company pays.")
    dated("excerpted", "1998", rights="excerpt", text="The Ferry Company hides.")

    assert client.get(f"{PATH}concordance/").status_code == 302

    client.force_login(person())
    response = client.get(f"{PATH}concordance/")

    assert lines(response.context["page"].concordance) == [
        ("guarded", [("Hush, the ", "Ferry Company", " pays.")])
    ]
    assert response.headers["Cache-Control"] == "private, no-store"
    assert b"hides" not in response.content


def test_term_shows_no_mention_in_drafts_and_withdrawn_texts(client):
    made = term(is_published=True)
    text = digest(text="The Ferry Company pays.")
    mention(text, "Ferry Company", term=made)
    withdraw_article(by=None, article=text, reason="Its author asked for it.")

    assert page_of(client).mentions == ()


def test_term_says_how_it_stands_to_others(client):
    old, new = term(is_published=True), term("line", name="The Line", is_published=True)
    hidden = term("hidden", name="Secret plan", is_published=False)
    TermRelation.objects.create(term=new, kind="replaces", other=old)
    TermRelation.objects.create(term=hidden, kind="cites", other=old)

    page = page_of(client)

    assert [(told.words, told.term.label) for told in page.relations] == [
        ("is replaced by", "The Line")
    ]
    assert [node.current for node in page.line.drawing.nodes] == [True, False]
    assert b"Secret plan" not in client.get(PATH).content


@pytest.mark.parametrize("path", [PATH, f"{PATH}card/"])
def test_draft_term_is_not_there(client, path):
    term(is_published=False, definition="Secret plan")

    assert client.get(path).status_code == 404


def test_card_says_what_a_term_is_in_the_language_of_its_address(client):
    term(is_published=True, definition="It runs the ferry.", definition_vi="Họ chạy phà.")

    response = client.get(f"/vi{PATH}card/")

    assert "Họ chạy phà." in response.content.decode()
    assert f"/vi{PATH}" in response.content.decode()
