"""The front page."""

import pytest

from articles.models import Article
from articles.operations.publishing import withdraw_article
from portal.home.pages import voices_of
from portal.ui.page_store import store
from tests.factories import article, course, lesson, module, published, reading, source
from tests.factories.chronicle import DAYS, disputed_event, many_events

pytestmark = pytest.mark.django_db

BOTH = pytest.mark.parametrize("prefix", ["", "/vi"])


def page_of(client, path="/"):
    return client.get(path).context["page"]


def dated(slug, edtf, **fields):
    record = source(slug, published=edtf)
    return published(slug, source=record, title=slug, title_vi="", **fields)


def voices(*dates):
    made = [dated(f"text-{number}", edtf) for number, edtf in enumerate(dates)]
    found = Article.objects.select_related("source").prefetch_related("source__authors")
    return voices_of([found.get(pk=each.pk) for each in made])


@BOTH
@pytest.mark.parametrize("count", [1, 3])
def test_home_asks_as_often_for_three_as_for_one(client, django_assert_num_queries, prefix, count):
    for number in range(count):
        made = course(f"course-{number}", title=f"Course {number}", title_vi="", position=number)
        for place in range(count):
            part = module(f"module-{number}-{place}", course=made)
            for index in range(count):
                text = dated(f"text-{number}-{place}-{index}", "1998")
                reading(lesson(f"lesson-{index}", module=part), text)
    store.look()

    with django_assert_num_queries(8):
        response = client.get(f"{prefix}/")

    page = response.context["page"]
    assert [each.title for each in page.courses] == [f"Course {number}" for number in range(count)]
    assert [len(each.modules) for each in page.courses] == [count] * count
    assert len(page.voices.rows) == count * count


@BOTH
def test_home_shows_modules_with_their_questions(client, prefix):
    lesson()

    page = page_of(client, f"{prefix}/")

    vi = bool(prefix)
    [row] = page.courses[0].modules
    assert (row.number, row.title) == (1, "Tiền phà" if vi else "The fare")
    assert row.question == ("Sang sông tốn bao nhiêu?" if vi else "What does a crossing cost?")
    assert row.url == page.begin_url == f"{prefix}/modules/the-fare/"
    assert row.lessons.startswith("1 ")


def test_home_counts_published_lessons_only(client):
    made = module()
    lesson("first", module=made)
    lesson("second", module=made)
    lesson("draft", module=made, published_at=None)

    assert page_of(client).courses[0].modules[0].lessons == "2 lessons"


def test_home_without_course_leads_to_the_texts(client):
    course(published_at=None)

    response = client.get("/")

    page = response.context["page"]
    assert (page.courses, page.begin_url, page.voices) == ((), "", None)
    assert "No course is published yet" in response.content.decode()


def test_home_hears_published_texts_of_published_lessons_only(client):
    part = module()
    reading(lesson("first", module=part), dated("heard", "1998"))
    reading(lesson("second", module=part, published_at=None), dated("unpublished-lesson", "1998"))
    reading(lesson("third", module=part), article("draft", source=source("draft")))
    gone = dated("gone", "1998")
    reading(lesson("fourth", module=part), gone)
    withdraw_article(by=None, article=gone)

    assert [voice.title for voice in page_of(client).voices.rows] == ["heard"]


@pytest.mark.parametrize("count", [2, 4])
def test_home_shows_a_dispute_instead_of_the_voices(client, django_assert_num_queries, count):
    reading(lesson(), dated("heard", "1998"))
    disputed_event("draft", status="draft")
    disputed_event("light", days=DAYS[:2], weight=1)
    disputed_event(days=DAYS[:count], weight=5)
    store.look()

    with django_assert_num_queries(14):
        page = page_of(client)

    assert (page.voices, page.specimen.title) == (None, "The maiden voyage")
    assert page.specimen.url == "/events/maiden-voyage/"
    assert len(page.specimen.axis.rows) == count


@pytest.mark.parametrize("count", [1, 3, 12])
def test_home_draws_the_weightiest_events_on_one_line(client, django_assert_num_queries, count):
    many_events(count)
    store.look()

    with django_assert_num_queries(8):
        page = page_of(client, "/vi/")

    assert sum(mark.size for mark in page.century.drawing.marks) == min(count, 9)
    assert page.century.events[0] == ("tháng 1 năm 1990", ("Sự kiện 0", "/vi/events/event-0/"))


# --- The axis -------------------------------------------------------------------------------------


def test_voices_stand_on_whole_years():
    shown = voices("2014-01-01", "2015", "2017-12-31")

    assert [(v.letter, v.x, v.x2) for v in shown.rows] == [
        ("A", "0.0", ""),
        ("B", "25.0", "50.0"),
        ("C", "99.9", ""),
    ]
    assert shown.ticks == (
        ("0.0", "2014"),
        ("25.0", "2015"),
        ("50.0", "2016"),
        ("75.0", "2017"),
    )


def test_voices_have_few_ticks_and_none_without_room_for_its_year():
    shown = voices("1945", "2025")

    assert [year for _x, year in shown.ticks] == ["1945", "1959", "1973", "1987", "2001"]


def test_voices_say_what_is_about():
    assert [voice.approximate for voice in voices("1998~", "1998").rows] == [True, False]


@pytest.mark.parametrize("edtf", ["", "1998/..", "../1998", "1998/", "/1998"])
def test_voices_leave_out_what_has_no_place(edtf):
    assert voices(edtf) is None
    assert [voice.title for voice in voices_of_two(edtf).rows] == ["known"]


def voices_of_two(edtf):
    made = [dated("open", edtf), dated("known", "1998")]
    return voices_of(list(Article.objects.filter(pk__in=[each.pk for each in made])))


def test_voices_without_author_say_so():
    record = source("unsigned", authors=(), published="1998")
    made = published("unsigned", source=record)

    [voice] = voices_of([made]).rows

    assert voice.who == "author not named"
