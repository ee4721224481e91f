"""The silence map, with the dates by which `timeline.queries.silence` judges.

Names in the words of texts are tested beside that module's own tests.
"""

import pytest

from articles.operations.publishing import publish_revision
from portal.ui.page_store import store
from tests.factories import attestation, digest, event, revision, source, term
from tests.factories.chronicle import attested_event, dated_text, many_events
from timeline.agreement import Kind, Wording

pytestmark = pytest.mark.django_db

STORE = 2  # the page store looks for the page and writes it


def cells(client):
    page = client.get("/timeline/silence/").context["page"]
    return {row.title: [cell.what for cell in row.cells] for row in page.rows}


@pytest.mark.parametrize("count", [1, 3])
def test_map_asks_as_often_for_three_events_as_for_one(client, django_assert_num_queries, count):
    many_events(count)
    store.look()

    with django_assert_num_queries(8 + STORE):
        response = client.get("/timeline/silence/")

    assert len(response.context["page"].rows) == count


@pytest.mark.parametrize("count", [1, 3])
def test_map_asks_as_often_for_three_silent_texts_as_for_one(
    client, django_assert_num_queries, count
):
    many_events(count)
    for number in range(count):
        dated_text(f"later-{number}", "2021")
    store.look()

    with django_assert_num_queries(8 + 4 + STORE):
        response = client.get("/timeline/silence/")

    rows = response.context["page"].rows
    assert [[cell.what for cell in row.cells] for row in rows] == [
        ["states", *["silent"] * count]
    ] * count


def test_map_says_whose_date_it_is_and_ends_with_events_without_one(client):
    attested_event("mystery", title="Mystery", date="")
    attested_event("given", title="Given", date="1997-03")
    text = dated_text("short", "2001")
    attestation(
        event("chosen", title="Chosen", date="1998"), text, "full", Wording(Kind.WORDS, "x")
    )

    rows = client.get("/timeline/silence/").context["page"].rows

    assert [(row.title, row.when) for row in rows] == [
        ("Given", "March 1997"),
        ("Chosen", "1998, date by the editors"),
        ("Mystery", "Without a date"),
    ]


def test_map_tells_speech_from_silence(client):
    speaking = dated_text("a-speaking", "1999")
    dated_text("b-silent", "2000")
    dated_text("c-early", "1990")
    digest("short", source=source("short", published="2001"))
    attested_event("sailing", title="Sailing", date="1995", text=speaking)
    attested_event("goal", title="Goal", date="2030", kind="goal", text=speaking)

    assert cells(client) == {
        "Sailing": ["before", "states", "silent"],
        "Goal": ["unheard-of", "states", "silent"],
    }


def test_map_leads_from_speech_to_the_words(client):
    attested_event()

    [row] = client.get("/timeline/silence/").context["page"].rows

    assert client.get(row.cells[0].url).context["page"].words == "a day"


def test_text_whose_statement_waits_is_not_judged(client):
    made = attested_event("sailing", title="Sailing", text=dated_text("kept", "1999"))
    text = dated_text("waiting", "2000", day="4 March 1998")
    attestation(made, text, "4 March 1998", "1998-03-04")
    changed = revision(text, text=text.published_revision.text.replace("4 March", "5 March"))
    publish_revision(by=None, revision=changed)

    assert cells(client) == {"Sailing": ["states", "unjudged"]}


def test_map_is_empty_without_texts_or_events(client):
    event("draft", status="draft")

    response = client.get("/timeline/silence/")

    assert response.context["page"].rows == ()
    assert "No silence can be judged yet" in response.content.decode()


def test_goal_is_passed_over_by_no_text_older_than_its_first_statement(client):
    dated_text("a-older", "2014-01")
    dated_text("b-same-year", "2023")
    dated_text("d-later", "2024")
    dated_text("e-undated", "")
    attested_event("goal", title="Goal", date="2045", kind="goal", text=dated_text("c", "2023-05"))

    assert cells(client) == {"Goal": ["unheard-of", "unjudged", "states", "silent", "unjudged"]}


def test_event_is_passed_over_by_no_text_of_its_own_days(client):
    dated_text("a-same-year", "1995-06")
    attested_event("sailing", title="Sailing", date="1995", text=dated_text("b", "1999"))

    assert cells(client) == {"Sailing": ["unjudged", "states"]}


def test_text_whose_words_name_an_event_is_not_silent(client):
    attested_event("ferry", title="The ferry is launched", text=dated_text("stating", "1999"))
    term("ferry", name="Ferry", kind="body", is_published=True)
    dated_text("naming", "2000")

    assert cells(client) == {"The ferry is launched": ["states", "named"]}
    page = client.get("/events/ferry/")
    assert page.context["page"].silence == ()


def test_silence_claims_no_more_than_is_known(client):
    attested_event("sailing", title="Sailing", text=dated_text("stating", "1999"))
    dated_text("silent", "2000")

    body = client.get("/events/sailing/").content.decode()

    assert "No statement of it is marked in these texts" in body
    assert "Texts that are held here in full, could have spoken of it" not in body
