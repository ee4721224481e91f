"""Pages that name words."""

import pytest

from articles.operations.publishing import publish_revision, withdraw_article
from portal.ui.page_store import store
from tests.articles.text.reader import read
from tests.factories import (
    annotation,
    article,
    attestation,
    event,
    person,
    published,
    revision,
)
from tests.factories.chronicle import attested_event, counted_indicator
from timeline.operations.statements import retire_attestation

pytestmark = pytest.mark.django_db

TEXT = "The ferry leaves at seven.\n\nNobody agrees about the fare."
BOTH = pytest.mark.parametrize("prefix", ["", "/vi"])


def publish(made, text):
    return publish_revision(by=None, revision=revision(made, text=text))


@BOTH
def test_words_page_shows_words_in_their_paragraph(client, prefix):
    published(text=TEXT)

    response = client.get(f"{prefix}/articles/ferry/r/1/28-34/")

    page, html = response.context["page"], response.content.decode()
    assert (page.before, page.words, page.after) == ("", "Nobody", " agrees about the fare.")
    assert (page.place.url, page.now, page.notices) == (f"{prefix}/articles/ferry/#p2", None, ())
    assert "<mark>Nobody</mark> agrees about the fare.</blockquote>" in html
    assert page.citation in html


@pytest.mark.parametrize(
    ("place", "description"),
    [
        ("0-26", "The ferry leaves at seven."),
        ("0-25", "The ferry leaves at seven"),
        ("4-9", "… ferry …"),
        ("5-8", "…err…"),
        ("20-34", "… seven.\n\nNobody …"),
    ],
)
def test_words_page_says_where_its_words_break_into_a_sentence(client, place, description):
    published(text=TEXT)

    assert client.get(f"/articles/ferry/r/1/{place}/").context["page"].description == description


def test_words_page_cuts_what_stands_around_between_words_with_a_sign(client):
    text = " ".join(["The ferry left again and nobody agreed about it"] * 30)
    published(text=text)
    start = text.index("nobody", 700)

    page = client.get(f"/articles/ferry/r/1/{start}-{start + 6}/").context["page"]

    assert page.words == "nobody"
    assert page.before.startswith("… left again and nobody agreed about it The ferry")
    assert page.after.endswith(" agreed about it …")
    assert text[start - 399 :].startswith(page.before[2:])
    assert text[start + 6 :].startswith(page.after[:-2])


def test_words_page_cuts_a_text_without_spaces_where_it_is(client):
    text = "船在七点开走没有人同意票价" * 90
    published(text=text)

    page = client.get("/articles/ferry/r/1/600-603/").context["page"]

    assert page.before == "…" + text[200:600]
    assert page.after == text[603:1003] + "…"


def test_words_page_describes_many_words_of_a_text_without_spaces(client):
    text = "船在七点开走没有人同意票价" * 90
    published(text=text)

    page = client.get("/articles/ferry/r/1/0-603/").context["page"]

    assert page.description == text[:150] + "…"


def test_words_page_needs_no_sign_where_a_sentence_begins(client):
    text = " ".join(["The ferry left again on time."] * 40)
    published(text=text)
    start = text.index("The ferry", 600)

    page = client.get(f"/articles/ferry/r/1/{start}-{start + 9}/").context["page"]

    whole = len("The ferry left again on time. ")
    assert (page.before[:2], len(page.before) // whole) == ("… ", 13)
    assert page.after.endswith(" …")


@pytest.mark.parametrize("place", ["28-28", "30-28", "0-999"])
def test_words_page_is_not_there_outside_the_text(client, place):
    published(text=TEXT)

    assert client.get(f"/articles/ferry/r/1/{place}/").status_code == 404


def test_words_page_leads_to_where_the_words_stand_now(client):
    made = published(text=TEXT)
    publish(made, "A first paragraph.\n\n" + TEXT)

    page = client.get("/articles/ferry/r/1/28-34/").context["page"]

    assert page.place.url == "/articles/ferry/r/1/#p2"
    assert (page.now.url, page.notices) == ("/articles/ferry/#p3", ())


def test_words_page_says_that_the_words_were_corrected(client):
    made = published(text=TEXT)
    publish(made, TEXT.replace("at seven", "at eight"))

    page = client.get("/articles/ferry/r/1/0-26/").context["page"]

    assert page.now.url == "/articles/ferry/#p1"
    assert [notice.title for notice in page.notices] == ["The words have been corrected since."]


def test_words_page_says_that_the_words_are_gone(client):
    made = published(text=TEXT)
    publish(made, "The ferry leaves at seven.")

    page = client.get("/articles/ferry/r/1/28-57/").context["page"]

    assert page.now is None
    assert [notice.title for notice in page.notices] == ["These words are no longer in the text."]


@BOTH
def test_passage_page_follows_the_passage(client, prefix):
    made = published(text=TEXT)
    note = annotation(made, "Nobody")
    publish(made, "A first paragraph.\n\n" + TEXT)

    page = client.get(f"{prefix}/passages/{note.passage.public_id}/").context["page"]

    assert (page.words, page.after) == ("Nobody", " agrees about the fare.")
    assert (page.place.url, page.now, page.notices) == (f"{prefix}/articles/ferry/#p3", None, ())


def test_passage_page_shows_an_orphan_where_it_last_stood(client):
    made = published(text=TEXT)
    note = annotation(made, "Nobody agrees about the fare.")
    publish(made, "The ferry leaves at seven.")

    page = client.get(f"/passages/{note.passage.public_id}/").context["page"]

    assert (page.words, page.now) == ("Nobody agrees about the fare.", None)
    assert page.place.url == "/articles/ferry/r/1/#p2"
    assert [notice.title for notice in page.notices] == ["These words are no longer in the text."]


def test_passage_page_names_a_place_without_paragraph_number(client):
    made = published(text=TEXT)
    note = annotation(made, "seven.\n\nNobody")

    page = client.get(f"/passages/{note.passage.public_id}/").context["page"]

    assert page.place.label == "Paragraph 1"
    assert (page.before, page.after) == ("The ferry leaves at ", " agrees about the fare.")


def test_passage_page_of_a_draft_is_not_there(client):
    note = annotation(article(text=TEXT), "Nobody")

    assert client.get(f"/passages/{note.passage.public_id}/").status_code == 404


def test_passage_page_of_a_draft_revision_is_not_there(client):
    made = published(text=TEXT)
    revision(made, text="A secret. " + TEXT)
    note = annotation(made, "A secret.")

    assert client.get(f"/passages/{note.passage.public_id}/").status_code == 404


def test_passage_page_of_a_draft_annotation_is_not_there(client):
    note = annotation(published(text=TEXT), "Nobody", status="draft")

    assert client.get(f"/passages/{note.passage.public_id}/").status_code == 404


def test_passage_page_of_a_withdrawn_text_is_gone(client):
    made = published(text=TEXT)
    note = annotation(made, "Nobody")
    withdraw_article(by=None, article=made)
    store.clear()

    response = client.get(f"/passages/{note.passage.public_id}/")

    assert response.status_code == 410
    assert "Nobody" not in read_words(response)


def read_words(response):
    html = response.content.decode()
    return read(html[html.index("<main") : html.index("</main>") + 7]).text


def test_passage_page_of_a_text_for_accounts_asks_to_sign_in(client):
    note = annotation(published(text=TEXT, rights="account"), "Nobody")
    path = f"/passages/{note.passage.public_id}/"

    assert client.get(path)["Location"] == f"/accounts/sign-in/?next={path}"
    client.force_login(person())
    response = client.get(path)
    assert (response.context["page"].words, response["Cache-Control"]) == (
        "Nobody",
        "private, no-store",
    )


def test_passage_page_asks_as_often_for_long_texts(client, django_assert_num_queries):
    made = published(text="\n\n".join([TEXT] * 50))
    note = annotation(made, "Nobody")
    store.look()

    with django_assert_num_queries(5):
        client.get(f"/passages/{note.passage.public_id}/")


# --- What stands on the words ---------------------------------------------------------------------


def test_passage_leads_to_the_published_events_and_figures_that_stand_on_it(client):
    made = attested_event("sailing", title="The sailing")
    passage = made.attestations.get().passage
    draft = event("draft", title="A draft", status="draft")
    attestation(draft, passage.article, "a day", "1998")
    indicator = counted_indicator(figures=[("1999", "30")])
    counted = indicator.observations.get().passage

    page = client.get(f"/passages/{passage.public_id}/").context["page"]

    assert page.statements == (("The sailing", "/events/sailing/"),)
    response = client.get(f"/vi/passages/{counted.public_id}/")
    assert [url for _, url in response.context["page"].statements] == ["/vi/indicators/passengers/"]
    assert 'href="/vi/indicators/passengers/"' in response.content.decode()


def test_passage_does_not_lead_to_what_was_retired(client):
    made = attested_event("sailing", title="The sailing")
    passage = made.attestations.get().passage
    other = attested_event("other", text=passage.article)
    retire_attestation(None, other.attestations.get().pk)

    page = client.get(f"/passages/{passage.public_id}/").context["page"]

    assert [label for label, _url in page.statements] == ["The sailing"]
