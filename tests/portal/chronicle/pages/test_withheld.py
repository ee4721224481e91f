"""What the timeline withholds: drafts, and statements that wait for an editor."""

import pytest

from articles.operations.desk import confirm_use
from articles.operations.publishing import publish_revision, withdraw_article
from portal.ui.page_store import store
from tests.factories import attestation, event, revision
from tests.factories.chronicle import attested_event, dated_text
from timeline.operations.statements import retire_attestation

pytestmark = pytest.mark.django_db


def page_of(client, path="/timeline/", **query):
    return client.get(path, query).context["page"]


def listed(page):
    return [entry.title for year in page.years for entry in year.entries]


def test_timeline_leaves_out_what_readers_may_not_see(client):
    text = dated_text("seen", "1999")
    attested_event("draft", title="Draft", text=text, status="draft")
    event("unattested", title="Unattested")
    attested_event("undated", title="Undated", text=text, date="")
    retired = attested_event("retired", title="Retired", text=text)
    retire_attestation(None, retired.attestations.get().pk)
    gone = dated_text("gone", "1999")
    attested_event("withdrawn", title="Withdrawn", text=gone)
    withdraw_article(by=None, article=gone)
    attested_event("kept", title="Kept", text=text)

    assert listed(page_of(client)) == ["Kept"]
    assert listed(page_of(client, "/timeline/list/")) == ["Kept", "Undated"]
    assert [mark.name for mark in page_of(client, "/timeline/drawing/").drawing.marks] == [
        "Kept, March 1998"
    ]


def test_timeline_leaves_out_what_an_editor_has_to_confirm(client):
    text = dated_text("changing", "1999", day="4 March 1998")
    made = event("sailing", date="1998-03-04")
    attestation(made, text, "4 March 1998", "1998-03-04")
    changed = revision(text, text=text.published_revision.text.replace("4 March", "5 March"))
    publish_revision(by=None, revision=changed)

    assert listed(page_of(client)) == []
    assert client.get("/events/sailing/").status_code == 404


@pytest.mark.parametrize("words", ["5 March 1998", "in heavy rain"])
def test_timeline_leaves_out_what_only_a_draft_says(client, words):
    text = dated_text("changing", "1999", day="4 March 1998")
    attestation(event("sailing", title="Sailing"), text, "4 March 1998", "1998-03-04")
    changed = f"{text.published_revision.text} It left in heavy rain.".replace("4 Mar", "5 Mar")
    draft = revision(text, text=changed)
    only_there = event("rain", title="Only there", date="1998-03-05")
    attestation(only_there, text, words, "1998-03-05")
    attestation(only_there, dated_text("other", "2000"), "a day", "1998-03-05")

    years = page_of(client, "/timeline/list/").years
    drawn = [(entry.title, entry.passages) for year in years for entry in year.entries]
    before = client.get("/events/rain/").context["page"].statements
    publish_revision(by=None, revision=draft)
    store.clear()
    after = client.get("/events/rain/").context["page"].statements

    assert drawn == [("Sailing", "1 passage"), ("Only there", "1 passage")]
    assert [said.text for said in before] == ["Text other"]
    assert [said.text for said in after] == ["Text changing", "Text other"]


def test_timeline_narrows_to_what_the_published_words_of_a_text_say(client):
    text = dated_text("changing", "1999")
    attested_event("sailing", title="Sailing", text=text)
    revision(text, text=f"{text.published_revision.text} It left in heavy rain.")
    rain = attested_event("rain", title="Rain")
    attestation(rain, text, "in heavy rain", "1998-03")

    assert listed(page_of(client, text="changing")) == ["Sailing"]


def test_timeline_narrows_to_no_statement_that_an_editor_has_to_confirm(client):
    text = dated_text("changing", "1999", day="4 March 1998")
    made = event("sailing", title="Sailing", date="1998-03-04")
    said = attestation(made, text, "4 March 1998", "1998-03-04")
    attestation(made, dated_text("other", "2000"), "a day", "1998-03-04")
    changed = revision(text, text=text.published_revision.text.replace("4 March", "5 March"))
    publish_revision(by=None, revision=changed)

    waiting = what_a_text_finds(client, "changing")
    offered = [choice.value for choice in page_of(client).narrowing.filters[0].choices]
    anchor = said.passage.anchors.get(revision=changed)
    confirm_use(by=None, anchor=anchor, use=f"attestation:{said.pk}")
    store.clear()
    confirmed = what_a_text_finds(client, "changing")

    assert waiting == [[], [], [], 0, 0]
    assert offered == ["other"]
    assert confirmed == [["Sailing"], ["Sailing"], ["Sailing, 4 March 1998"], 1, 1]


def what_a_text_finds(client, text):
    """What the timeline, its list, its drawing and its exports have of a text."""
    drawing = page_of(client, "/timeline/drawing/", text=text).drawing
    data = [
        client.get(f"/timeline/{name}", {"text": text}).json()
        for name in ("timelinejs.json", "events.jsonld")
    ]
    return [
        listed(page_of(client, text=text)),
        listed(page_of(client, "/timeline/list/", text=text)),
        [mark.name for mark in drawing.marks] if drawing else [],
        len(data[0]["events"]),
        len(data[1]["itemListElement"]),
    ]


def test_timeline_offers_no_draft_theme_or_text(client):
    text = dated_text("seen", "1999")
    attested_event("kept", text=text)
    draft = attested_event("draft", status="draft")
    draft.themes.create(slug="secret", name="Secret")

    filters = page_of(client).narrowing.filters

    assert [(f.name, [c.value for c in f.choices]) for f in filters if f.name != "kind"] == [
        ("text", ["seen"])
    ]
