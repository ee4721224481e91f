"""The words of a source beside what its digest says, for those who may read them."""

import pytest

from articles.models import Passage, Rights
from articles.operations.passages import mark_passage
from articles.operations.publishing import withdraw_article
from articles.operations.source_places import checksum_of_words, place_in_source
from portal.ui.page_store import store
from tests.factories import annotation, attestation, digest, event, person, published, revision
from tests.portal.reading.pages.test_comparing import reporting

pytestmark = pytest.mark.django_db

FILE = "Nobody pays here.\n\nThe ferry leaves at seven in the evening."
REAL = "leaves at seven in the evening"
OURS = "sails at seven"


@pytest.fixture
def text():
    """A source text for signed-in readers."""
    return published(text=FILE, rights=Rights.ACCOUNT)


@pytest.fixture
def account(text):
    """Its digest, with a note on the words that stand for those of the source."""
    made = digest(source=text.source, text=reporting(("Fares.", (1, 1)), (f"It {OURS}.", (2, 2))))
    annotation(made, OURS)
    return made


@pytest.fixture
def words(text, account):
    """The words of the source that the digest reports."""
    start = FILE.index(REAL)
    place = place_in_source(
        by=None,
        passage=ours(account),
        start=start,
        end=start + len(REAL),
        sha256=checksum_of_words(REAL),
    )
    newest = text.published_revision
    passage = mark_passage(by=None, revision=newest, start=start, end=start + len(REAL))
    place.words = passage
    place.save()
    return passage


def ours(account) -> Passage:
    return account.passages.get(annotations__gt=0)


def html(client, path) -> str:
    return client.get(path).content.decode()


def test_block_of_a_digest_leads_to_the_real_paragraphs_beside_it(client, text, account):
    public = html(client, "/articles/ferry-digest/")
    beside = "/compare/signed-in/?text=ferry-digest&amp;text=ferry#p2"

    assert f'<a href="{beside}">Reports paragraph 2 of the source</a>' in public
    assert REAL not in public
    assert client.get("/compare/signed-in/?text=ferry-digest&text=ferry").status_code == 302

    client.force_login(person())
    answer = client.get("/compare/signed-in/?text=ferry-digest&text=ferry")

    shown = answer.content.decode()
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert 'id="p2"' in shown
    assert shown.index(OURS, shown.index('id="p2"')) < shown.index(REAL)


def test_passage_of_a_digest_leads_to_the_words_of_the_source(client, text, account, words):
    both = f"passage={ours(account).public_id}&passage={words.public_id}"
    page = client.get(f"/passages/{ours(account).public_id}/")

    assert page.context["page"].source_url == f"/compare/signed-in/?{both}"
    assert REAL not in page.content.decode()
    assert REAL not in html(client, f"/compare/?{both}")
    assert client.get(f"/passages/{words.public_id}/").status_code == 302

    client.force_login(person())
    sides = client.get(page.context["page"].source_url).context["page"].sides

    assert [side.around[1] for side in sides] == [OURS, REAL]
    assert client.get(f"/passages/{words.public_id}/").context["page"].words == REAL


def test_words_of_an_open_source_are_beside_on_the_public_page(client, text, account, words):
    text.rights = Rights.PUBLIC
    text.save()
    store.clear()

    address = client.get(f"/passages/{ours(account).public_id}/").context["page"].source_url

    assert address.startswith("/compare/?")
    assert [side.around[1] for side in client.get(address).context["page"].sides] == [OURS, REAL]


@pytest.mark.parametrize("closed", ["excerpt", "draft", "withdrawn"])
def test_words_that_readers_may_not_find_are_not_led_to(client, text, account, words, closed):
    if closed == "excerpt":
        text.rights = Rights.EXCERPT
    elif closed == "draft":
        text.published_at = None
    text.save()
    if closed == "withdrawn":
        withdraw_article(by=None, article=text)
    store.clear()

    assert client.get(f"/passages/{ours(account).public_id}/").context["page"].source_url == ""


def test_block_of_a_digest_leads_to_a_source_that_is_shown_in_excerpts(client, text, account):
    text.rights = Rights.EXCERPT
    text.save()
    store.clear()

    assert '<a href="/articles/ferry/#p2">Reports paragraph 2' in html(
        client, "/articles/ferry-digest/"
    )


def test_statements_on_a_digest_lead_to_the_words_of_its_source(client, text, account, words):
    sailing = event("sailing")
    attestation(sailing, account, OURS, "1998")
    attestation(sailing, account, "Fares", "1997")
    store.clear()

    said = client.get("/events/sailing/").context["page"].statements

    both = f"passage={ours(account).public_id}&passage={words.public_id}"
    assert {each.words: each.source_url for each in said} == {
        OURS: f"/compare/signed-in/?{both}",
        "Fares": "",
    }
    assert f'href="/compare/signed-in/?{both.replace("&", "&amp;")}"' in html(
        client, "/events/sailing/"
    )


def test_words_that_only_a_draft_reports_are_not_known(client, text, account, words):
    account.published_at = None
    account.save()
    client.force_login(person())

    assert client.get(f"/passages/{words.public_id}/").status_code == 404


def test_words_of_a_source_follow_into_its_next_revision(client, text, account, words):
    newer = revision(text, text=FILE.replace("Nobody", "Nobody at all"))

    assert words.anchors.get(revision=newer).exact == REAL
