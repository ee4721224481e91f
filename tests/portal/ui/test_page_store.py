"""Finished pages in memory."""

import datetime
import gzip
import hashlib

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.http import HttpResponse
from django.test import RequestFactory

from articles.operations.publishing import withdraw_article
from portal.ui import page_store
from portal.ui.models import Generation, StoredPage
from portal.ui.page_store import PageStore, PageStoreMiddleware, _Kept, store
from portal.ui.release import release
from tests.factories import article, published, revision, theme

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)


def kept(words=b"words", packed=b""):
    return _Kept((("Content-Type", "text/html"),), hashlib.sha256(words).hexdigest(), words, packed)


def key(name):
    return ("host", "http", f"/{name}/", "")


@pytest.fixture
def no_patience(monkeypatch):
    """Look at the database before every page."""
    monkeypatch.setattr(page_store, "LOOK_EVERY", 0)


def test_store_gives_back_what_it_keeps():
    pages = PageStore()
    page = kept()

    pages.keep(key("a"), page, pages.look())

    assert pages.find(key("a")) is page
    assert pages.find(key("b")) is None


def test_store_looks_once_within_half_a_second(django_assert_num_queries):
    pages = PageStore()
    pages.look()

    with django_assert_num_queries(0):
        pages.look()


def test_store_looks_with_one_query_where_nothing_changed(no_patience, django_assert_num_queries):
    pages = PageStore()
    pages.look()

    with django_assert_num_queries(1):
        pages.look()


@pytest.mark.usefixtures("no_patience")
def test_store_drops_everything_when_content_changes():
    pages = PageStore()
    pages.keep(key("a"), kept(), pages.look())

    theme()

    pages.look()
    assert pages.find(key("a")) is None


@pytest.mark.usefixtures("no_patience")
def test_store_keeps_no_page_that_was_rendered_across_a_change():
    pages = PageStore()
    before = pages.look()

    theme()
    pages.look()
    pages.keep(key("a"), kept(), before)

    assert pages.find(key("a")) is None


def test_store_keeps_no_page_that_was_rendered_across_a_boundary(monkeypatch):
    monkeypatch.setattr(page_store, "boundaries", [lambda after: NOON if after < NOON else None])
    pages = PageStore()
    with time_machine.travel(NOON - HOUR, tick=False) as clock:
        before = pages.look()

        clock.move_to(NOON)
        pages.look()
        pages.keep(key("a"), kept(), before)

        assert pages.find(key("a")) is None


def test_store_drops_everything_at_a_boundary(monkeypatch):
    monkeypatch.setattr(page_store, "boundaries", [lambda after: NOON if after < NOON else None])
    pages = PageStore()
    with time_machine.travel(NOON - HOUR, tick=False) as clock:
        pages.keep(key("a"), kept(), pages.look())
        pages.look()
        assert pages.find(key("a")) is not None

        clock.move_to(NOON)

        pages.look()
        assert pages.find(key("a")) is None


def test_clear_refuses_pages_that_were_being_rendered():
    pages = PageStore()
    before = pages.look()

    pages.clear()
    pages.keep(key("a"), kept(), before)

    assert pages.find(key("a")) is None


def test_store_drops_what_was_read_longest_ago_when_it_is_full(monkeypatch):
    monkeypatch.setattr(page_store, "MOST_BYTES", 10)
    pages = PageStore()
    edition = pages.look()
    pages.keep(key("a"), kept(b"12345"), edition)
    pages.keep(key("b"), kept(b"12345"), edition)
    pages.find(key("a"))

    pages.keep(key("c"), kept(b"123", b"45"), edition)

    assert [pages.find(key(name)) is not None for name in "abc"] == [True, False, True]


def test_store_counts_a_page_that_it_replaces_once(monkeypatch):
    monkeypatch.setattr(page_store, "MOST_BYTES", 10)
    pages = PageStore()
    edition = pages.look()

    for _ in range(5):
        pages.keep(key("a"), kept(b"12345"), edition)
    pages.keep(key("b"), kept(b"12345"), edition)

    assert pages.find(key("a")) is not None


def test_store_refuses_a_page_that_is_larger_than_itself(monkeypatch):
    monkeypatch.setattr(page_store, "MOST_BYTES", 4)
    pages = PageStore()

    pages.keep(key("a"), kept(b"12345"), pages.look())

    assert pages.find(key("a")) is None


def test_next_boundary_is_the_nearest(monkeypatch):
    monkeypatch.setattr(
        page_store, "boundaries", [lambda _: None, lambda _: NOON + HOUR, lambda _: NOON]
    )

    assert page_store.next_boundary(NOON) == NOON


# --- Between processes ---------------------------------------------------------------------------


def test_page_reaches_another_process(client):
    published("ferry")
    first = client.get("/articles/", headers={"accept-encoding": "gzip"})

    store.clear()  # as in a process that has just started
    store.look()
    second = client.get("/articles/", headers={"accept-encoding": "gzip"})

    assert StoredPage.objects.get().path == "/articles/"
    assert (second.content, second.headers) == (first.content, first.headers)


def test_page_of_an_older_edition_reaches_nobody(client):
    made = published("ferry", title="The ferry")
    assert "The ferry" in client.get("/articles/").content.decode()

    withdraw_article(by=None, article=made)
    store.clear()

    assert "The ferry" not in client.get("/articles/").content.decode()
    assert client.get("/articles/ferry/").status_code == 410


def test_page_of_another_release_reaches_nobody(client):
    """It names style sheets that are no longer there."""
    client.get("/articles/")
    StoredPage.objects.update(release="of yesterday", headers=[["X-Release", "of yesterday"]])
    store.clear()

    assert "X-Release" not in client.get("/articles/").headers
    assert StoredPage.objects.get().release == release()


@pytest.mark.parametrize(
    "path", ["/articles/?page=1", "/articles/ferry/", "/articles/ferry/r/1/0-3/"]
)
def test_pages_not_worth_keeping_stay_in_their_process(client, path):
    published("ferry")

    assert client.get(path).status_code == 200

    assert not StoredPage.objects.exists()


def test_page_of_another_process_is_not_for_a_foreign_host(client):
    client.get("/articles/")
    store.clear()

    assert client.get("/articles/", headers={"host": "evil.example"}).status_code == 400


def test_page_of_another_process_waits_for_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/articles/", secure=True).status_code == 200
    store.clear()

    response = client.get("/articles/")

    assert (response.status_code, response["Location"]) == (301, "https://testserver/articles/")


# --- Through the middleware -----------------------------------------------------------------------


def view():
    """A middleware over a page that says how often it was rendered."""
    rendered = []

    def respond(request):
        rendered.append(request)
        response = HttpResponse(f"page {len(rendered)} " + "x" * 100)
        response.headers["Cache-Control"] = "public, max-age=0"
        return response

    return PageStoreMiddleware(respond)


get = RequestFactory().get


def test_middleware_renders_a_public_page_once():
    site = view()

    first, second = site(get("/a/")), site(get("/a/"))

    assert first.content == second.content == b"page 1 " + b"x" * 100
    assert first.headers == second.headers


@pytest.mark.parametrize(
    "other",
    [
        get("/b/"),
        get("/a/", {"page": "2"}),
        get("/a/", headers={"host": "localhost"}),
        get("/a/", headers={"x-forwarded-proto": "https"}),
    ],
)
def test_middleware_keeps_pages_apart(other):
    site = view()
    site(get("/a/"))

    assert site(other).content.startswith(b"page 2")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Cache-Control": "private, no-store"}, 200),
        ({"Set-Cookie": "a=b"}, 200),
        ({}, 404),
        ({"Content-Encoding": "br"}, 200),
    ],
)
def test_middleware_keeps_no_other_page(headers, status):
    def respond(request):
        response = HttpResponse("words", status=status)
        response.headers["Cache-Control"] = "public"
        for name, value in headers.items():
            if name == "Set-Cookie":
                response.set_cookie("a", "b")
            else:
                response.headers[name] = value
        return response

    assert "ETag" not in PageStoreMiddleware(respond)(get("/a/"))


def test_middleware_passes_a_post_on():
    site = view()
    site(get("/a/"))

    assert site(RequestFactory().post("/a/")).content.startswith(b"page 2")


def test_middleware_packs_for_those_who_can_unpack():
    site = view()

    plain = site(get("/a/"))
    packed = site(get("/a/", headers={"accept-encoding": "br, gzip"}))

    assert gzip.decompress(packed.content) == plain.content
    assert (packed["Content-Encoding"], packed["Vary"]) == ("gzip", "Accept-Encoding")
    assert packed["Content-Length"] == str(len(packed.content))
    assert packed["ETag"] != plain["ETag"]


@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_middleware_sends_nothing_to_those_who_have_it(encoding):
    site = view()
    etag = site(get("/a/", headers={"accept-encoding": encoding}))["ETag"]
    for sent in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        headers = {"accept-encoding": encoding, "if-none-match": sent}

        response = site(get("/a/", headers=headers))

        assert (response.status_code, response.content, response["ETag"]) == (304, b"", etag)
        assert response["Cache-Control"] == "public, max-age=0"
        assert "Content-Encoding" not in response


def test_middleware_sends_the_page_to_those_who_have_another():
    response = view()(get("/a/", headers={"if-none-match": '"other"'}))

    assert (response.status_code, response.content[:6]) == (200, b"page 1")


def test_middleware_answers_head_with_headers_alone():
    site = view()
    whole = site(get("/a/"))

    head = site(RequestFactory().head("/a/"))

    assert (head.content, head["ETag"]) == (b"", whole["ETag"])
    assert head["Content-Length"] == str(len(whole.content))


# --- What moves the generation --------------------------------------------------------------------


def test_generation_moves_with_every_change_of_content():
    made = article()
    numbers = [Generation.current()]
    for change in (
        theme,
        lambda: made.themes.add(theme("other")),
        lambda: revision(made, text="Other words."),
        lambda: made.source.authors.get().delete(),
        lambda: published("second", source=made.source, kind="digest"),
    ):
        change()
        numbers.append(Generation.current())

    assert numbers == sorted(set(numbers))


def test_generation_stands_when_a_change_is_undone():
    theme()
    before = Generation.current()

    with transaction.atomic():
        theme("other")
        transaction.set_rollback(True)

    assert Generation.current() == before


def test_generation_begins_at_nought():
    assert Generation.current() == 0
    Generation.advance()
    Generation.advance()
    assert (Generation.current(), str(Generation.objects.get())) == (2, "2")


def test_store_lets_rooms_follow_the_clock_before_a_page_is_shown(monkeypatch, no_patience):
    told = []
    monkeypatch.setattr(page_store, "arrivals", [told.append])
    with time_machine.travel(NOON - HOUR, tick=False) as clock:
        published(at=NOON)
        pages = PageStore()
        pages.look()
        pages.look()
        clock.move_to(NOON)
        pages.look()

    assert told == [NOON - HOUR, NOON]


def test_store_serves_pages_where_the_clock_could_not_be_followed(monkeypatch, caplog):
    def fail(moment):
        raise DatabaseError

    monkeypatch.setattr(page_store, "arrivals", [fail])

    edition = PageStore().look()

    assert edition.generation == Generation.current()
    assert "could not be brought up to date" in caplog.text
