"""Pages, fragments and forms of a learner's own, asked by the learner, by others, by nobody."""

import uuid

import pytest

from articles.models import Article
from articles.operations.publishing import publish_revision, withdraw_article
from portal.accounts.presence import account_key
from portal.study.models import LastPlace, Progress
from portal.study.operations import highlight, jot, mark_done, remember_place
from portal.study.work import Work
from portal.ui.page_store import store
from tests import factories
from tests.factories.people import PASSWORD

pytestmark = pytest.mark.django_db

CANARY = "canary-of-the-reader"
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


PAGES = [
    "/study/",
    "/study/here/",
    "/study/articles/ferry/",
    "/study/articles/ferry/beside/",
    "/study/articles/ferry/mark/",
    "/study/courses/",
    "/study/courses/beside/",
    "/study/modules/the-fare/",
    "/study/modules/the-fare/beside/",
    "/study/modules/the-fare/two-prices/",
    "/study/modules/the-fare/two-prices/beside/",
    f"/study/jottings/{uuid.UUID(int=1)}/",
]

EVERY_PAGE = pytest.mark.parametrize("path", PAGES)


@pytest.fixture
def everything(text):
    """A lesson with the text, and the reader's note, highlight, progress and place."""
    factories.reading(factories.lesson(), text)

    def fill(person):
        jotting_of(person, text)
        highlight_of(person, text)
        mark_done(by=person, work=Work("article", text.pk))
        remember_place(by=person, revision=text.published_revision, position=40)

    return fill


@EVERY_PAGE
def test_page_sends_strangers_to_sign_in(client, everything, path):
    everything(factories.person())

    response = client.get(path)

    assert response.status_code == 302
    assert response.url.startswith("/accounts/sign-in/?next=")


@EVERY_PAGE
@pytest.mark.parametrize("prefix", ["", "/vi"])
def test_page_is_kept_by_nobody(client, everything, reader, path, prefix):
    everything(reader)

    response = client.get(prefix + path)

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["Content-Language"] == ("vi" if prefix else "en")


@EVERY_PAGE
def test_page_shows_nothing_of_others(client, everything, reader, path):
    everything(factories.person("other"))

    response = client.get(path)

    assert response.status_code == (404 if "jottings" in path else 200)
    assert CANARY not in response.content.decode()
    if response.context and (page := response.context.get("page")) and hasattr(page, "jottings"):
        assert (page.jottings, page.highlights, page.is_done, page.resume) == ((), (), False, None)


@pytest.mark.parametrize(
    ("role", "rights", "may"),
    [("teacher", "public", True), ("teacher", "excerpt", False), ("reader", "public", False)],
)
def test_selected_words_are_assigned_by_teachers_where_all_of_a_text_is_shown(
    client, text, role, rights, may
):
    client.force_login(factories.teacher() if role == "teacher" else factories.person())
    Article.objects.filter(pk=text.pk).update(rights=rights)

    response = client.get("/study/articles/ferry/beside/")

    assert response.context["page"].may_assign is may
    assert ("data-assign" in response.content.decode()) is may


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("path", "queries"), [("", 7), ("articles/ferry/", 11)])
def test_lists_ask_a_fixed_number_of_queries(
    client, reader, text, count, path, queries, django_assert_num_queries
):
    for number, words in enumerate(["The ferry", "leaves", "at seven"][:count]):
        jotting_of(reader, text, words, number=number)
        highlight_of(reader, text, words)

    store.look()

    with django_assert_num_queries(queries):
        response = client.get(f"/study/{path}")

    assert response.content.decode().count(CANARY) == count


@pytest.mark.parametrize(
    "path",
    [
        "/study/articles/ferry/",
        "/study/articles/ferry/beside/",
        "/study/articles/ferry/mark/",
        "/study/articles/no-such-text/",
    ],
)
def test_draft_looks_like_a_text_that_is_not_there(client, reader, path):
    factories.article()

    assert client.get(path).status_code == 404


def test_text_page_lists_marks_sections_and_the_place(client, reader, text):
    jotting_of(reader, text)
    highlight_of(reader, text, "agrees")
    remember_place(by=reader, revision=text.published_revision, position=40)

    page = client.get("/study/articles/ferry/").context["page"]

    assert [(j.body, j.place.words, j.place.label) for j in page.jottings] == [
        (CANARY, "the fare", "Paragraph 2")
    ]
    assert [(h.colour_label, h.place.url) for h in page.highlights] == [
        ("green", "/articles/ferry/#p2")
    ]
    assert [(s.number, s.is_read, s.before) for s in page.sections] == [(0, False, "")]
    assert page.resume == ("Go on at paragraph 2", "/articles/ferry/#p2")
    assert page.read == "0 of 1 section read"


def test_place_is_found_in_a_later_revision(client, reader, text):
    remember_place(by=reader, revision=text.published_revision, position=40)
    words = text.published_revision.text
    factories.revision(text, text=f"A new first paragraph.\n\n{words}")
    publish_revision(by=None, revision=text.revisions.get(number=2))

    page = client.get("/study/articles/ferry/").context["page"]

    assert page.resume == ("Go on at paragraph 3", "/articles/ferry/#p3")


def test_orphan_is_shown_to_its_owner(client, reader, text):
    jotting_of(reader, text, "at seven")
    factories.revision(text, text="Nobody on the quay agrees about the fare.")
    publish_revision(by=None, revision=text.revisions.get(number=2))

    page = client.get("/study/articles/ferry/").context["page"]

    [jotting] = page.jottings
    assert (jotting.place.is_gone, jotting.place.words, page.gone) == (True, "at seven", 1)


def test_withdrawn_text_keeps_the_note_and_not_the_words(client, reader, text):
    made = jotting_of(reader, text)
    withdraw_article(by=None, article=text, reason="Asked for.")

    page = client.get("/study/").context["page"]
    edit = client.get(f"/study/jottings/{made.client_id}/").content.decode()

    [own] = page.texts
    assert (own.url, own.jottings[0].body, own.jottings[0].place.words) == ("", CANARY, "")
    assert client.get("/study/articles/ferry/").status_code == 410
    assert CANARY in edit
    assert "the fare" not in edit


@pytest.mark.parametrize(
    ("words", "found"),
    [("hoi nhap", 1), ("HỘI", 1), ("đá", 1), ("fare", 1), ("nothing", 0), ("", 1)],
)
def test_mine_is_narrowed_by_words_whatever_the_accents(client, reader, text, words, found):
    jotting_of(reader, text, body="Hội nhập, đá")

    page = client.get("/study/", {"words": words}).context["page"]

    assert sum(len(own.jottings) for own in page.texts) == found
    assert not page.is_empty


def test_section_is_ticked_and_taken_back(client, reader, text):
    path = "/study/articles/ferry/sections/"

    client.post(path, {"section": "0", "done": "yes"})
    done = Progress.objects.get(article=text).done_at
    client.post(path, {"section": "0"})
    missing = client.post(path, {"section": "5", "done": "yes"})

    assert done is not None
    assert Progress.objects.get(article=text).done_at is None
    assert missing.status_code == 404


def test_work_is_opened_done_and_taken_back(client, reader, text):
    lesson = factories.lesson()
    work = {"kind": "lesson", "key": lesson.pk}

    opened = client.post("/study/works/opened/", work)
    done = client.post("/study/works/done/", work | {"done": "yes", "next": "/modules/the-fare/"})
    was = Progress.objects.get(lesson=lesson).done_at
    client.post("/study/works/done/", work, headers=SCRIPT)

    assert (opened.status_code, done.url) == (204, "/modules/the-fare/")
    assert was is not None
    assert Progress.objects.get(lesson=lesson).done_at is None


@pytest.mark.parametrize("work", [{}, {"kind": "user", "key": "1"}, {"kind": "lesson", "key": "x"}])
def test_work_that_is_none_is_not_there(client, reader, work):
    assert client.post("/study/works/done/", work).status_code == 404


def test_passage_is_ticked_off_only_where_it_is_shown(client, reader, text):
    passage = highlight_of(reader, text).passage
    work = {"kind": "passage", "key": passage.pk, "done": "yes"}

    answers = [client.post(f"/study/works/{what}/", work) for what in ("opened", "done")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert not Progress.objects.exists()


def test_draft_is_no_work(client, reader):
    draft = factories.lesson(published_at=None)

    answer = client.post("/study/works/done/", {"kind": "lesson", "key": draft.pk, "done": "yes"})

    assert answer.status_code == 404
    assert not Progress.objects.exists()
    assert client.get("/study/modules/the-fare/two-prices/").status_code == 404


def test_place_is_kept_and_says_that_the_text_was_opened(client, reader, text):
    path = "/study/articles/ferry/place/"

    kept = client.post(path, {"revision": 1, "position": 30})
    wrong = [client.post(path, sent) for sent in ({}, {"revision": 9, "position": 1})]

    assert (kept.status_code, [answer.status_code for answer in wrong]) == (204, [404, 404])
    assert LastPlace.objects.get().position == 30
    assert Progress.objects.get(article=text).opened_at is not None


def test_lesson_module_and_courses_tell_how_far_one_is(client, reader, text):
    lesson = factories.lesson()
    factories.reading(lesson, text)
    factories.lesson("second", module=lesson.module, title="Second")
    mark_done(by=reader, work=Work("lesson", lesson.pk))
    remember_place(by=reader, revision=text.published_revision, position=3)

    one = client.get("/study/modules/the-fare/two-prices/").context["page"]
    module = client.get("/study/modules/the-fare/").context["page"]
    courses = client.get("/study/courses/").context["page"]

    assert (one.is_done, [row.label for row in one.texts]) == (True, ["not begun"])
    assert module.done == "1 of 2 lessons done"
    assert [row.state for row in module.lessons] == ["done", "new"]
    assert [(row.state, row.label) for row in courses.modules] == [("begun", "1 of 2 lessons done")]
    assert courses.resume.url == "/articles/ferry/"


def test_presence_is_told_beside_private_answers_and_taken_back(client, text):
    reader = factories.person()
    stranger = client.get("/accounts/sign-in/")
    client.post("/accounts/sign-in/", {"username": "reader", "password": PASSWORD})
    cookie = client.cookies["reader"]

    assert "reader" not in stranger.cookies
    assert cookie.value == account_key(reader) != str(reader.pk)
    assert (cookie["httponly"], cookie["samesite"]) == ("", "Lax")
    assert client.get("/articles/ferry/").cookies == {}
    assert "reader" not in client.get("/study/").cookies
    assert client.get("/study/here/").json()["account"] == cookie.value

    out = client.post("/accounts/sign-out/")
    assert out.cookies["reader"]["max-age"] == 0


def test_presence_ends_with_the_session(client, text, reader):
    client.get("/study/")
    client.session.flush()

    answer = client.get("/study/articles/ferry/beside/")

    assert answer.status_code == 302
    assert answer.cookies["reader"]["max-age"] == 0
