"""A learner's highlights and notes, made with and without a script."""

import uuid

import pytest

from articles.operations.publishing import publish_revision
from portal.accounts.presence import account_key
from portal.study.models import Highlight, Jotting
from portal.study.operations import highlight, jot
from portal.ui.page_store import store
from tests import factories

pytestmark = pytest.mark.django_db

CANARY = "canary-of-the-reader"
MARK = "/study/articles/ferry/mark/"
SCRIPT = {"accept": "application/json"}


@pytest.fixture
def text():
    return factories.published()


@pytest.fixture
def reader(client):
    person = factories.person()
    client.force_login(person)
    return person


def jotting_of(person, text, words="the fare", body=CANARY, number=1):
    revision = text.published_revision
    start = revision.text.index(words)
    made, _new = jot(
        by=person,
        revision=revision,
        start=start,
        end=start + len(words),
        body=body,
        client_id=uuid.UUID(int=number),
    )
    return made


def highlight_of(person, text, words="the fare", colour="green"):
    revision = text.published_revision
    start = revision.text.index(words)
    return highlight(
        by=person, revision=revision, start=start, end=start + len(words), colour=colour
    )


def words_of(text, words="the fare", **fields):
    start = text.published_revision.text.index(words)
    given = {"revision": text.published_revision.number, "start": start, "end": start + len(words)}
    return given | fields


def test_mark_makes_a_note_for_a_script_once(client, reader, text):
    sent = words_of(text, body="Why?", client_id=uuid.uuid4().hex, account=account_key(reader))

    answers = [client.post(MARK, sent, headers=SCRIPT) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [201, 200]
    assert answers[0].json() == {"saved": True}
    assert Jotting.objects.get().body == "Why?"


def test_mark_without_script_leads_to_the_learners_page(client, reader, text):
    response = client.post(MARK, words_of(text, colour="blue"))

    assert (response.status_code, response.url) == (302, "/study/articles/ferry/")
    assert Highlight.objects.get().colour == "blue"


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"body": "  "},
        {"colour": "puce"},
        {"body": "x" * 5001},
        {"body": "A note.", "end": 9999},
        {"body": "A note.", "start": "x"},
        {"body": "A note.", "client_id": "x"},
    ],
    ids=str,
)
def test_mark_says_what_is_wrong(client, reader, text, fields):
    response = client.post(MARK, words_of(text) | fields, headers=SCRIPT)

    assert response.status_code == 422
    assert len(response.json()["error"]) > 10
    assert (Jotting.objects.count(), Highlight.objects.count()) == (0, 0)


def test_mark_refuses_what_somebody_else_wrote_on_this_page(client, reader, text):
    sent = words_of(text, body="Why?", account=account_key(factories.person("other")))

    assert client.post(MARK, sent, headers=SCRIPT).status_code == 409
    assert not Jotting.objects.exists()


def test_mark_reaches_no_revision_that_readers_have_not_seen(client, reader, text):
    factories.revision(text, text="Secret words.")

    for revision in (2, 3):
        sent = {"revision": revision, "start": 0, "end": 6, "body": "Why?"}
        assert client.post(MARK, sent, headers=SCRIPT).status_code == 404
    assert not Jotting.objects.exists()


def test_mark_reaches_only_what_an_excerpt_shows(client, reader):
    text = factories.published(rights="excerpt")
    factories.annotation(text, "Nobody")

    hidden = client.post(MARK, words_of(text, "seven", colour="green"), headers=SCRIPT)
    shown = client.post(MARK, words_of(text, "the fare", colour="green"), headers=SCRIPT)
    picked = client.post(MARK, {"sentence": "0", "colour": "green"})
    page = client.get(MARK).content.decode()

    assert (hidden.status_code, shown.status_code, picked.status_code) == (404, 201, 404)
    assert "seven" not in page
    assert Highlight.objects.count() == 1


def lowered(reader, text):
    """Marks of a text of which readers later see the paragraph on the fare alone."""
    highlight_of(reader, text, "at seven")
    jotting_of(reader, text, "ferry", body="Hidden one.", number=1)
    jotting_of(reader, text, "the fare", body="Shown one.", number=2)
    factories.annotation(text, "Nobody")
    text.rights = "excerpt"
    text.save()


def test_lists_quote_only_what_an_excerpt_shows(client, reader, text):
    lowered(reader, text)

    for path in ("/study/", "/study/articles/ferry/"):
        page = client.get(path).content.decode()
        assert "Hidden one." in page
        assert "the fare</p>" in page
        assert "seven" not in page
        assert "ferry</p>" not in page
    found = client.get("/study/", {"words": "seven"}).context["page"].texts
    assert not found


def test_note_quotes_only_what_an_excerpt_shows(client, reader, text):
    lowered(reader, text)

    hidden, shown = (
        client.get(f"/study/jottings/{uuid.UUID(int=number)}/").context["page"].place.words
        for number in (1, 2)
    )

    assert (hidden, shown) == ("", "the fare")


def test_words_that_are_gone_from_an_excerpt_are_not_quoted(client, reader, text):
    lowered(reader, text)
    publish_revision(by=None, revision=factories.revision(text, text="Quite another."))

    page = client.get("/study/articles/ferry/").content.decode()

    assert "Shown one." in page
    assert "the fare" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_excerpts_cost_a_list_two_queries(client, reader, count, django_assert_num_queries):
    for number in range(count):
        made = factories.published(f"ferry-{number}", rights="excerpt")
        highlight_of(reader, made)

    store.look()

    with django_assert_num_queries(9):
        client.get("/study/")


def test_sentences_are_picked(client, reader, text):
    response = client.post(
        MARK,
        {"sentence": ["0"], "words": "at seven", "body": "When?", "client_id": str(uuid.uuid4())},
    )

    assert response.status_code == 302
    assert Jotting.objects.get().passage.anchors.get().exact == "at seven"


def test_sentences_are_asked_for_again_with_what_was_written(client, reader, text):
    nothing = client.post(MARK, {"body": "When?", "colour": ""})
    long = client.post(MARK, {"sentence": "0", "body": "x" * 5001})

    assert (nothing.status_code, long.status_code) == (422, 422)
    assert "Select words in the text, or pick a sentence." in nothing.content.decode()
    assert "When?" in nothing.content.decode()
    assert "5001 characters" in long.content.decode()


def test_jotting_is_written_anew_and_thrown_away(client, reader, text):
    path = f"/study/jottings/{jotting_of(reader, text).client_id}/"

    empty = client.post(path, {"body": " "})
    changed = client.post(path, {"body": "Better."})
    now = Jotting.objects.get().body
    removed = client.post(f"{path}remove/", {"next": "https://elsewhere.example/"})

    assert (empty.status_code, changed.url, now) == (422, "/study/articles/ferry/", "Better.")
    assert removed.url == "/study/"
    assert not Jotting.objects.exists()


def test_marks_of_others_are_not_there(client, reader, text):
    other = factories.person("other")
    jotting, mark = jotting_of(other, text), highlight_of(other, text)
    path = f"/study/jottings/{jotting.client_id}/"

    answers = [
        client.post(path, {"body": "Mine."}),
        client.post(f"{path}remove/"),
        client.post(f"/study/highlights/{mark.pk}/remove/"),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert Jotting.objects.get().body == CANARY
    assert Highlight.objects.count() == 1


def test_pupils_marks_never_wait_on_the_desk(client, text):
    jotting_of(factories.person("pupil"), text, "at seven")
    factories.revision(text, text="Nobody on the quay agrees about the fare.")
    client.force_login(factories.administrator())

    page = client.get("/admin/articles/deskaction/")

    assert page.status_code == 200
    assert CANARY not in page.content.decode()
    assert "at seven" not in page.content.decode()
