"""Pages of modules and lessons."""

import datetime

import pytest
import time_machine

from articles.operations.publishing import withdraw_article
from articles.text import BlockKind
from portal.lessons.models import Course, Module
from portal.ui.page_store import store
from tests.factories import (
    annotation,
    course,
    document,
    editor,
    lesson,
    module,
    person,
    published,
    reading,
    source,
    step,
)

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2030, 3, 1, 12, tzinfo=datetime.UTC)
BOTH = pytest.mark.parametrize("prefix", ["", "/vi"])


def page_of(client, path):
    return client.get(path).context["page"]


def titled(slug):
    return {"slug": slug, "title": slug.title(), "title_vi": ""}


@BOTH
@pytest.mark.parametrize("count", [1, 3])
def test_module_asks_as_often_for_three_lessons_as_for_one(
    client, django_assert_num_queries, prefix, count
):
    made = module()
    for number in range(count):
        each = lesson(module=made, position=number, **titled(f"lesson-{number}"))
        for place in range(count):
            text = published(f"text-{number}-{place}", title=f"Text {number} {place}", title_vi="")
            reading(each, text)
    store.look()

    with django_assert_num_queries(7):
        response = client.get(f"{prefix}/modules/the-fare/")

    page = response.context["page"]
    assert [row.title for row in page.lessons] == [f"Lesson-{n}" for n in range(count)]
    assert [row.title for row in page.texts] == [
        f"Text {n} {m}" for n in range(count) for m in range(count)
    ]
    assert {row.who for row in page.texts} == {"Ada Quay"}


@BOTH
def test_module_shows_its_question_aims_and_period(client, prefix):
    lesson()

    page = page_of(client, f"{prefix}/modules/the-fare/")

    vi = bool(prefix)
    assert page.title == ("Tiền phà" if vi else "The fare")
    assert page.question == ("Sang sông tốn bao nhiêu?" if vi else "What does a crossing cost?")
    assert page.aims == (
        ("Đọc một mức giá.", "Hỏi ai đã trả.") if vi else ("Read a price.", "Ask who paid it.")
    )
    assert "1986" in page.period
    assert "1994" in page.period
    [row] = page.lessons
    assert (row.number, row.url) == (1, f"{prefix}/modules/the-fare/two-prices/")


def test_module_leads_to_the_modules_beside_it(client):
    made = course()
    for number, slug in enumerate(("first", "second", "third")):
        module(course=made, position=number, **titled(slug))
    module(course=made, position=1, published_at=None, **titled("draft"))
    module(course=course("other"), position=3, **titled("elsewhere"))

    pages = [page_of(client, f"/modules/{slug}/") for slug in ("first", "second", "third")]

    assert [page.number for page in pages] == [1, 2, 3]
    assert [page.pager.previous and page.pager.previous.url for page in pages] == [
        None,
        "/modules/first/",
        "/modules/second/",
    ]
    assert [page.pager.next and page.pager.next.url for page in pages] == [
        "/modules/second/",
        "/modules/third/",
        None,
    ]


def test_module_lists_a_text_once(client):
    made = lesson()
    text = published()
    reading(made, text)
    reading(made, text)

    assert len(page_of(client, "/modules/the-fare/").texts) == 1


@pytest.mark.parametrize("path", ["", "two-prices/", "texts/ferry/"])
@pytest.mark.parametrize("model", [Course, Module])
def test_nothing_of_a_draft_course_or_module_is_there(client, path, model):
    reading(lesson(), published())
    model.objects.update(published_at=None)

    assert client.get(f"/modules/the-fare/{path}").status_code == 404


def test_module_appears_at_its_time_without_a_job(client):
    module(published_at=NOON)

    with time_machine.travel(NOON - datetime.timedelta(hours=1), tick=False) as clock:
        assert client.get("/modules/the-fare/").status_code == 404
        assert b"The fare" not in client.get("/").content
        clock.move_to(NOON)
        assert client.get("/modules/the-fare/").status_code == 200


def test_front_page_follows_the_clock(client):
    module(published_at=NOON)

    with time_machine.travel(NOON - datetime.timedelta(hours=1), tick=False) as clock:
        assert b"The fare" not in client.get("/").content
        clock.move_to(NOON)
        assert b"The fare" in client.get("/").content


@BOTH
def test_lesson_shows_words_and_readings(client, prefix):
    made = lesson(minutes=1)
    step(made)
    reading(made, published(), body="Look for *seven*.", body_vi="Tìm *bảy*.")

    page = page_of(client, f"{prefix}/modules/the-fare/two-prices/")

    words, read = page.steps
    assert words.body == (
        "<p>Hãy đoán <em>tiền phà</em>.</p>" if prefix else "<p>Guess the <em>fare</em>.</p>"
    )
    assert read.body == ""
    assert read.reading.url == f"{prefix}/modules/the-fare/texts/ferry/"
    assert read.reading.prompt == (
        "<p>Tìm <em>bảy</em>.</p>" if prefix else "<p>Look for <em>seven</em>.</p>"
    )
    assert (read.reading.who, page.crumbs[1].url) == ("Ada Quay", f"{prefix}/modules/the-fare/")


def test_lesson_leads_on_to_the_next_module(client):
    made = module(position=1)
    for number, slug in enumerate(("first", "second")):
        lesson(module=made, position=number, **titled(slug))
    module(course=made.course, position=2, **titled("after"))

    first, second = (page_of(client, f"/modules/the-fare/{slug}/") for slug in ("first", "second"))

    assert (first.pager.previous, first.pager.next.url) == (None, "/modules/the-fare/second/")
    assert second.pager.previous.url == "/modules/the-fare/first/"
    assert (second.pager.next.label, second.pager.next.url) == ("Next module", "/modules/after/")


def test_last_lesson_of_the_last_module_leads_nowhere(client):
    lesson()

    assert page_of(client, "/modules/the-fare/two-prices/").pager.next is None


def test_lesson_that_is_a_draft_is_not_there(client):
    lesson(published_at=None)

    assert client.get("/modules/the-fare/two-prices/").status_code == 404


# --- Preview --------------------------------------------------------------------------------------


@BOTH
def test_preview_is_shown_to_editors_only(client, prefix):
    made = lesson(published_at=None)
    step(made, title="A secret")
    path = f"{prefix}/lessons/{made.pk}/preview/"

    anonymous = client.get(path)
    client.force_login(person())
    reader = client.get(path)
    client.force_login(editor())
    response = client.get(path)

    assert [anonymous.status_code, reader.status_code, response.status_code] == [404, 404, 200]
    assert response["Cache-Control"] == "private, no-store"
    assert len(response.context["page"].notices) == 1


def test_preview_of_no_lesson_is_not_there(client):
    client.force_login(editor())

    assert client.get("/lessons/1/preview/").status_code == 404


# --- Texts in a module ----------------------------------------------------------------------------


@BOTH
def test_text_stands_beside_its_module(client, prefix):
    text = published()
    annotation(text, "ferry")
    reading(lesson(), text)

    response = client.get(f"{prefix}/modules/the-fare/texts/ferry/")

    page = response.context["page"]
    assert [(item.url, item.current) for item in page.rail.items] == [
        (f"{prefix}/modules/the-fare/two-prices/", False),
        (f"{prefix}/modules/the-fare/texts/ferry/", True),
    ]
    assert page.crumbs[1].url == f"{prefix}/modules/the-fare/"
    assert page.permanent_url == f"{prefix}/articles/ferry/r/1/"
    assert b'class="note context"' in response.content


def test_contents_of_a_text_stand_under_it_in_its_module(client):
    kinds = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.HEADING)
    words = document("The fare\n\nTwo coins.\n\nThe way", kinds=kinds)
    reading(lesson(), published(text=words))

    page = client.get("/modules/the-fare/texts/ferry/").context["page"]

    assert [(item.label, item.url, item.level) for item in page.rail.items] == [
        ("Two prices", "/modules/the-fare/two-prices/", 2),
        ("Notes on a ferry", "/modules/the-fare/texts/ferry/", 2),
        ("The fare", "#h1", 3),
        ("The way", "#h2", 3),
    ]


def test_text_that_the_module_does_not_read_is_not_there(client):
    reading(lesson(), published())
    published("other", source=source("other"))

    assert client.get("/modules/the-fare/texts/other/").status_code == 404
    assert client.get("/modules/other/texts/ferry/").status_code == 404


def test_text_in_a_module_that_was_withdrawn_is_gone(client):
    text = published()
    reading(lesson(), text)
    withdraw_article(by=None, article=text)

    assert client.get("/modules/the-fare/texts/ferry/").status_code == 410


def test_text_in_a_module_for_accounts_asks_to_sign_in(client):
    reading(lesson(), published(rights="account"))
    path = "/modules/the-fare/texts/ferry/"

    assert client.get(path)["Location"] == f"/accounts/sign-in/?next={path}"
    client.force_login(person())
    response = client.get(path)
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")


def test_lesson_shows_hostile_fields_as_words(client):
    hostile = '"><script>alert(1)</script>'
    made = lesson(title=hostile, question=hostile, aims=hostile)
    step(made, title=hostile, body=hostile)
    Module.objects.update(title=hostile, question=hostile, aims=hostile)

    for path in ("/", "/modules/the-fare/", "/modules/the-fare/two-prices/"):
        assert "<script>alert" not in client.get(path).content.decode()
