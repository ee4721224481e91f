import datetime

import pytest
import time_machine

from portal.classroom.models import Extension
from portal.study.operations import mark_done, record_opened
from portal.study.work import Work
from tests import factories
from tests.factories.classes import NOW

pytestmark = pytest.mark.django_db

HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _noon_in_hanoi():
    with time_machine.travel(NOW, tick=False):
        yield


def school(classes, students, handouts):
    """A teacher with classes of students, each with handouts of one text and its passages."""
    lan = factories.teacher("lan")
    text = factories.published()
    things = [factories.passage(text, "The ferry"), factories.passage(text, "the fare")]
    for number in range(classes):
        made = factories.classroom(
            f"class {number}",
            by=lan,
            students=[factories.managed(f"student-{number}-{place}") for place in range(students)],
        )
        for place in range(handouts):
            due = NOW + place * DAY + HOUR
            given = factories.handout(made, *things[place % 2 :], text, due_at=due)
            student = made.enrolments.first().student
            Extension.objects.create(handout=given, student=student, due_at=NOW + 30 * DAY)
            mark_done(by=student, work=Work("passage", things[0].pk))
    return lan


@pytest.mark.parametrize(
    ("classes", "students", "handouts"),
    [(1, 1, 1), (3, 3, 3), pytest.param(5, 40, 20, marks=pytest.mark.slow)],
)
def test_teachers_page_asks_the_same_number_of_questions(
    client, classes, students, handouts, django_assert_num_queries
):
    client.force_login(school(classes, students, handouts))
    client.get("/classes/")  # the stored pages look once for what the clock publishes

    with django_assert_num_queries(12):
        page = client.get("/classes/").context["page"]

    assert len(page.taught) == classes
    assert sum(len(rows) for _heading, rows in page.waiting) == classes * handouts


def test_what_waits_comes_by_what_presses_with_students_by_standing(client):
    lan = factories.teacher()
    mai, hoa = factories.managed("mai"), factories.managed("hoa")
    ours = factories.classroom(by=lan, students=[mai, hoa])
    text = factories.published()
    later = factories.handout(ours, text, title="Later", due_at=NOW + 9 * DAY)
    factories.handout(ours, text, title="Soon", due_at=NOW + DAY)
    factories.handout(ours, text, title="Overdue", due_at=NOW - DAY)
    factories.handout(ours, text, title="Closed", due_at=NOW - DAY, late_days=0)
    factories.handout(ours, text, title="Waiting", opens_at=NOW + DAY)
    record_opened(by=mai, work=Work("article", text.pk))
    client.force_login(lan)

    page = client.get("/classes/").context["page"]

    assert [(heading, [row.title for row in rows]) for heading, rows in page.waiting] == [
        ("Overdue", ["Overdue"]),
        ("Due soon", ["Soon"]),
        ("Open", ["Later"]),
        ("Not open yet", ["Waiting"]),
    ]
    [_overdue, (_soon, [soon]), (_open, [row]), _waiting] = page.waiting
    assert row.url == f"/classes/{ours.pk}/assignments/{later.pk}/"
    assert [(count.standing, count.number) for count in soon.counts] == [
        ("not_opened", 1),
        ("reading", 1),
    ]
    assert soon.due.when == "Due Thursday, 26 November 2026, 12:00"
    assert page.zones == "Asia/Ho Chi Minh"


def test_what_everybody_has_read_waits_no_more(client):
    mai = factories.managed()
    ours = factories.classroom(students=[mai])
    text = factories.published()
    factories.handout(ours, text, due_at=NOW + DAY)
    mark_done(by=mai, work=Work("article", text.pk))
    client.force_login(ours.teachers.get())

    assert client.get("/classes/").context["page"].waiting == ()


def test_what_is_closed_for_a_class_waits_for_whoever_has_more_time(client):
    mai, hoa = factories.managed("mai"), factories.managed("hoa")
    ours = factories.classroom(students=[mai, hoa])
    text = factories.published()
    given = factories.handout(ours, text, title="Closed", due_at=NOW - DAY, late_days=0)
    Extension.objects.create(handout=given, student=mai, due_at=NOW + DAY)
    client.force_login(ours.teachers.get())

    [(heading, [row])] = client.get("/classes/").context["page"].waiting
    mark_done(by=mai, work=Work("article", text.pk))
    then = client.get("/classes/").context["page"].waiting

    assert (heading, row.title) == ("Due soon", "Closed")
    assert then == ()


def test_student_sees_what_is_due_first(client):
    mai = factories.managed()
    ours = factories.classroom(students=[mai], time_zone="Europe/Berlin")
    other = factories.classroom("12B", students=[mai])
    text, done = factories.published(), factories.published("b", source=factories.source("b"))
    factories.handout(ours, text, title="Second", due_at=NOW + 2 * DAY)
    factories.handout(other, text, title="First", due_at=NOW + HOUR)
    factories.handout(ours, text, title="No end")
    factories.handout(ours, done, title="Done", due_at=NOW + HOUR)
    factories.handout(ours, text, title="Hidden", opens_at=NOW + HOUR)
    mark_done(by=mai, work=Work("article", done.pk))
    client.force_login(mai)

    page = client.get("/classes/").context["page"]

    assert [task.title for task in page.tasks] == ["First", "Second", "No end", "Done"]
    assert [task.zone for task in page.tasks[:2]] == ["Asia/Ho Chi Minh", "Europe/Berlin"]
    assert page.tasks[1].due.when == "Due Friday, 27 November 2026, 06:00"
    assert [row.name for row in page.attended] == ["11A2", "12B"]
    assert page.taught == page.waiting == ()


def test_extension_counts_for_the_student_who_has_it(client):
    mai, hoa = factories.managed("mai"), factories.managed("hoa")
    ours = factories.classroom(students=[mai, hoa])
    given = factories.handout(ours, factories.published(), due_at=NOW - HOUR)
    Extension.objects.create(handout=given, student=mai, due_at=NOW + 9 * DAY)

    standings = {}
    for person in (mai, hoa):
        client.force_login(person)
        [task] = client.get("/classes/").context["page"].tasks
        standings[person.username] = (task.standing, task.due.phase)

    assert standings == {"mai": ("not_opened", "open"), "hoa": ("late", "late_allowed")}


def test_archived_class_waits_for_nothing(client):
    ours = factories.classroom(students=[factories.managed()], archived_at=NOW, join_is_open=False)
    factories.handout(ours, factories.published(), due_at=NOW)
    client.force_login(ours.teachers.get())

    page = client.get("/classes/").context["page"]

    assert page.waiting == ()
    assert [row.is_archived for row in page.taught] == [True]


def test_person_without_class_is_led_to_join(client):
    client.force_login(factories.person())

    page = client.get("/classes/")

    assert not page.context["page"].may_make_classes
    assert 'href="/classes/join/"' in page.content.decode()
    assert "/classes/new/" not in page.content.decode()
