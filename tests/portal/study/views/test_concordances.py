"""A concordance: the lines of a term, as far as the reader may see the words of their texts."""

import pytest

from tests.factories import (
    concordance,
    digest,
    editor,
    lesson,
    mention,
    person,
    published,
    source,
    term,
)

pytestmark = pytest.mark.django_db

SECRET = "The sunken ferry sinks."


def dated(slug, when, text, **options):
    record = source(slug, published=when)
    return published(slug, source=record, title=f"Text {slug}", title_vi="", text=text, **options)


@pytest.fixture
def named(db):
    return term(
        name="ferry", name_vi="", definition="A boat that goes and comes.", is_published=True
    )


@pytest.fixture
def task(named):
    dated("late", "2001", "A ferry of wood.\n\nThe ferry leaves.")
    dated("early", "1999", "No ferry today.")
    dated("silent", "2003", "The quay is old.")
    return concordance(lesson(), named, title="One word", body="Read *down*.")


def address_of(task, prefix=""):
    return f"{prefix}/study/concordances/{task.pk}/"


def lines(found):
    return [
        (witness.title, [spot.before + spot.words + spot.after for spot in witness.spots])
        for witness in found
    ]


@pytest.mark.parametrize("prefix", ["", "/vi"])
def test_lines_stand_by_text_and_date_with_the_prompts(client, task, prefix):
    response = client.get(address_of(task, prefix))

    page = response.context["page"]
    assert lines(page.concordance.witnesses) == [
        ("Text early", ["No ferry today."]),
        ("Text late", ["A ferry of wood.", "The ferry leaves."]),
    ]
    assert [text.label for text in page.concordance.silent] == ["Text silent"]
    assert page.prompts == (("Trước nó là gì?" if prefix else "What stands before it?"),)
    assert page.term == ("ferry", f"{prefix}/terms/ferry-company/")
    assert page.sign_in_url == ""
    assert response["Cache-Control"] == "private, no-store"


def test_fragment_holds_the_lines_alone(client, task):
    html = client.get(address_of(task), headers={"X-Fragment": "1"}).content.decode()

    assert "No <" not in html.partition("<div")[0]
    assert 'class="kwic"' in html
    assert "What stands before it?" not in html
    assert "<html" not in html


def test_words_for_signed_in_people_open_to_them_alone(client, task):
    dated("account", "2005", SECRET, rights="account")

    stranger = client.get(address_of(task))
    client.force_login(person())
    reader = client.get(address_of(task))

    assert "sunken" not in stranger.content.decode()
    assert stranger.context["page"].sign_in_url == f"/accounts/sign-in/?next={address_of(task)}"
    assert lines(reader.context["page"].concordance.witnesses)[-1] == ("Text account", [SECRET])
    assert reader.context["page"].sign_in_url == ""


@pytest.mark.parametrize("signed_in", [True, False])
def test_words_of_excerpts_and_drafts_open_to_nobody(client, task, named, signed_in):
    excerpt = dated("excerpt", "2005", SECRET, rights="excerpt")
    mention(excerpt, "ferry", term=named)
    if signed_in:
        client.force_login(person())

    response = client.get(address_of(task))

    assert "sunken" not in response.content.decode()
    assert lines(response.context["page"].concordance.mentions) == [("Text excerpt", [])]


def test_digest_shows_what_editors_marked_in_it(client, task, named):
    account = digest("told", text="It tells of a ferry. Then of another ferry.")
    mention(account, "ferry", term=named)

    found = client.get(address_of(task)).context["page"].concordance.mentions

    assert [line for _title, given in lines(found) for line in given] == [
        "It tells of a ferry. Then of another ferry."
    ]


def test_term_that_no_text_names_is_said_to_be_so(client):
    made = concordance(lesson(), term(name="lighthouse", is_published=True))

    html = client.get(address_of(made)).content.decode()

    assert "No text that you may read here names it." in html


def test_concordance_is_there_as_its_lesson_and_its_term_are(client, client_of, task, named):
    hidden = concordance(lesson("hidden", module=task.lesson.module, published_at=None), named)
    unpublished = concordance(task.lesson, term("unpublished", name="quay"))

    assert client.get(address_of(hidden)).status_code == 404
    assert client.get(address_of(unpublished)).status_code == 404
    assert client_of(editor()).get(address_of(hidden)).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_page_asks_a_fixed_number_of_times(client, django_assert_num_queries, named, count):
    for number in range(count):
        dated(f"text-{number}", f"{1990 + number}", "The ferry leaves.")
    task = concordance(lesson(), named)

    with django_assert_num_queries(11):
        page = client.get(address_of(task))

    assert len(page.context["page"].concordance.witnesses) == count
