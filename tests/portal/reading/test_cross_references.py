"""Cross-references beside a text: what is public is linked, the rest not even named."""

import datetime

import pytest
from django.utils import timezone

from articles.models import AnnotationKind, Article, Rights
from articles.operations.annotation_imports import import_annotations
from articles.operations.annotations import Target
from articles.operations.publishing import withdraw_article
from portal.ui.page_store import store
from tests import factories
from timeline.models import Status
from timeline.operations.statements import refer_to_event

pytestmark = pytest.mark.django_db

OTHER = "The tram is late.\n\nThe depot keeps a secret list."


@pytest.fixture
def text():
    return factories.published()


@pytest.fixture
def other():
    return factories.published("tram", text=OTHER, title="Notes on a tram", title_vi="Về tàu điện")


def pointing(text, **target):
    return factories.annotation(
        text, "the fare", kind=AnnotationKind.CROSS_REFERENCE, target=Target(**target)
    )


def shown(client, path="/articles/ferry/"):
    """The pointers on a page, afresh."""
    store.clear()
    page = client.get(path).content.decode()
    return [part.partition("</p>")[0] for part in page.split('<p class="pointer">')[1:]]


def links(client, note):
    """The addresses that its export links to."""
    answer = client.get(f"/annotations/{note.public_id}/")
    return [body["source"] for body in answer.json()["body"] if body["purpose"] == "linking"]


def passage_of(other, words="a secret list"):
    return factories.timeline.passage(other, words)


def test_passage_is_linked_with_its_words(client, text, other):
    passage = passage_of(other)
    note = pointing(text, passage=passage)

    [english] = shown(client)
    [vietnamese] = shown(client, "/vi/articles/ferry/")

    assert f'href="/passages/{passage.public_id}/"' in english
    assert "a secret list</q>, Notes on a tram</a>" in english
    assert f'href="/vi/passages/{passage.public_id}/"' in vietnamese
    assert "Về tàu điện" in vietnamese
    assert client.get(f"/passages/{passage.public_id}/").status_code == 200
    assert links(client, note) == [f"http://127.0.0.1:8000/passages/{passage.public_id}/"]


def drafted(other):
    Article.objects.filter(pk=other.pk).update(published_at=None)


def later(other):
    Article.objects.filter(pk=other.pk).update(
        published_at=timezone.now() + datetime.timedelta(days=1)
    )


def withdrawn(other):
    withdraw_article(by=None, article=other, reason="")


@pytest.mark.parametrize("hide", [drafted, later, withdrawn])
def test_what_is_not_public_is_neither_linked_nor_named(client, text, other, hide):
    passage = passage_of(other)
    to_passage = pointing(text, passage=passage)
    to_text = pointing(text, address="/articles/tram/#p2")
    hide(other)

    page = client.get("/articles/ferry/").content.decode()
    data = client.get("/articles/ferry/annotations/").content.decode()

    assert shown(client) == links(client, to_passage) == links(client, to_text) == []
    for told in (page, data):
        assert "tram" not in told
        assert passage.public_id not in told


def test_words_of_a_text_for_accounts_are_not_shown(client, text, other):
    Article.objects.filter(pk=other.pk).update(rights=Rights.ACCOUNT)
    pointing(text, passage=passage_of(other))

    [pointer] = shown(client)

    assert "secret" not in pointer
    assert "Notes on a tram" in pointer


def test_hidden_words_of_an_excerpt_are_not_linked(client, text, other):
    Article.objects.filter(pk=other.pk).update(rights=Rights.EXCERPT)
    passage = passage_of(other)
    pointing(text, passage=passage)
    pointing(text, address="/articles/tram/r/1/0-8/")

    assert shown(client) == []
    assert client.get(f"/passages/{passage.public_id}/").status_code == 404


def test_revision_that_was_never_public_is_not_linked(client, text, other):
    factories.revision(other, text="The tram is early.")
    pointing(text, address="/articles/tram/r/2/0-8/")
    pointing(text, address="/articles/tram/r/1/0-8/")

    [pointer] = shown(client)

    assert "/articles/tram/r/1/0-8/" in pointer


def test_event_is_linked_once_it_is_published(client, text):
    event = factories.event()
    note = pointing(text)
    refer_to_event(by=None, annotation=note, event=event)

    [pointer] = shown(client)
    linked = links(client, note)
    event.status = Status.DRAFT
    event.save()

    assert pointer.endswith('<a href="/events/first-sailing/">The first sailing</a>')
    assert linked == ["http://127.0.0.1:8000/events/first-sailing/"]
    assert shown(client) == links(client, note) == []


def test_term_is_linked_once_it_is_published(client, text):
    term = factories.term(is_published=True)
    note = pointing(text, term=term)

    [pointer] = shown(client)
    tags = [
        body.get("value") for body in client.get(f"/annotations/{note.public_id}/").json()["body"]
    ]
    linked = links(client, note)
    term.is_published = False
    term.save()

    assert pointer.endswith('<a href="/terms/ferry-company/">Ferry Company</a>')
    assert tags[1:3] == ["kind:crossreference", "term:ferry-company"]
    assert linked == ["http://127.0.0.1:8000/terms/ferry-company/"]
    assert shown(client) == links(client, note) == []


def test_address_elsewhere_is_linked(client, text):
    note = pointing(text, address="https://un.example/a?b=c&d=e")

    [pointer] = shown(client)

    assert '<a href="https://un.example/a?b=c&amp;d=e" rel="noopener noreferrer">' in pointer
    assert links(client, note) == ["https://un.example/a?b=c&d=e"]


@pytest.mark.parametrize("what", ["passage", "term", "address", "text", "event"])
def test_export_is_taken_in_again(client, text, other, what):
    event = factories.event()
    targets = {
        "passage": {"passage": passage_of(other)},
        "term": {"term": factories.term(is_published=True)},
        "address": {"address": "https://un.example/"},
        "text": {"address": "/articles/tram/#p1"},
        "event": {"further": {"to_event": event.slug}},
    }
    note = pointing(text, **targets[what])
    data = client.get(f"/annotations/{note.public_id}/").json()
    data["body"][0]["value"] = "The same again."

    [taken] = import_annotations(by=None, article=text, items=[data]).taken

    assert (taken.to_passage, taken.to_term, taken.to_address) == (
        note.to_passage,
        note.to_term,
        note.to_address,
    )
    assert hasattr(taken, "event_reference") == (what == "event")


@pytest.mark.parametrize("count", [1, 3])
def test_cross_references_cost_the_same_queries_for_one_and_three(
    client, django_assert_num_queries, text, other, count
):
    events = [factories.event(f"sailing-{number}") for number in range(count)]
    terms = [factories.term(f"term-{number}", is_published=True) for number in range(count)]
    for number in range(count):
        pointing(text, passage=passage_of(other, OTHER[number : number + 5].strip()))
        pointing(text, term=terms[number])
        pointing(text, address=f"/articles/tram/#p{number}")
        pointing(text, further={"to_event": events[number].slug})

    with django_assert_num_queries(11):
        client.get("/articles/ferry/")
