import datetime

import pytest
from django.utils import timezone

from portal.classroom.models import Classroom
from tests import factories

pytestmark = pytest.mark.django_db


def test_teacher_makes_a_class_and_gets_its_code(client):
    client.force_login(factories.teacher())
    form = {"name": "11A2", "school_term": "", "time_zone": "Asia/Ho_Chi_Minh"}

    response = client.post("/classes/new/", form)
    page = client.get(response.url)

    made = Classroom.objects.get()
    html = page.content.decode()
    assert response.url == f"/classes/{made.pk}/code/"
    assert f"{made.join_code[:4]} {made.join_code[4:]}" in html
    assert f"http://127.0.0.1:8000/classes/join/?code={made.join_code}" in html
    assert "<svg" in html


def test_class_needs_a_name(client):
    client.force_login(factories.teacher())

    response = client.post("/classes/new/", {"name": " ", "time_zone": "UTC"})

    assert response.status_code == 200
    assert not Classroom.objects.exists()


def test_teacher_and_student_see_their_own_page_of_a_class(client):
    mai = factories.managed()
    ours = factories.classroom(students=[mai])
    factories.handout(ours, factories.published(), title="For all")
    later = timezone.now() + datetime.timedelta(days=1)
    factories.handout(ours, factories.published("b", source=factories.source("b")), title="Later",
                      opens_at=later)  # fmt: skip

    def titles(person, path=""):
        client.force_login(person)
        page = client.get(f"/classes/{ours.pk}/{path}").context["page"]
        return sorted(row.title for row in getattr(page, "handouts", None) or page.tasks)

    assert titles(ours.teachers.get()) == ["For all", "Later"]
    assert titles(mai) == ["For all"]
    assert titles(ours.teachers.get(), "as-student/") == ["For all"]


@pytest.mark.parametrize("number", [1, 3])
def test_page_of_a_class_asks_the_same_number_of_questions(
    client, number, django_assert_num_queries
):
    students = [factories.managed(f"student-{place}") for place in range(number)]
    ours = factories.classroom(students=students)
    words = factories.passage(factories.published(), "the fare")
    for _place in range(number):
        factories.handout(ours, words)
    client.force_login(ours.teachers.get())
    client.get(f"/classes/{ours.pk}/")

    with django_assert_num_queries(11):
        client.get(f"/classes/{ours.pk}/")


def test_join_code_is_closed_opened_until_a_day_and_renewed(client):
    ours = factories.classroom(time_zone="Europe/Berlin")
    client.force_login(ours.teachers.get())
    base = f"/classes/{ours.pk}/code/"

    client.post(f"{base}close/")
    closed = client.get(base).content.decode()
    client.post(f"{base}open/", {"until": "2036-11-27"})
    opened = client.get(base).context["page"]
    client.post(f"{base}renew/")

    assert "Joining is closed." in closed
    assert opened.until == "Thursday, 27 November 2036, 23:59"
    assert Classroom.objects.get().join_code != ours.join_code


def test_day_that_is_none_is_refused(client):
    ours = factories.classroom()
    client.force_login(ours.teachers.get())

    response = client.post(f"/classes/{ours.pk}/code/open/", {"until": "tomorrow"})

    assert "Enter a valid date." in response.content.decode()


def test_joining_is_not_opened_until_a_day_that_is_over(client):
    ours = factories.classroom(join_is_open=False)
    client.force_login(ours.teachers.get())

    response = client.post(f"/classes/{ours.pk}/code/open/", {"until": "2020-02-29"})

    assert "This day is over." in response.content.decode()
    assert not Classroom.objects.get().join_is_open


def test_settings_change_the_class_and_its_teachers(client):
    ours = factories.classroom()
    lan, hoa = ours.teachers.get(), factories.teacher("hoa")
    client.force_login(lan)
    base = f"/classes/{ours.pk}/"

    client.post(f"{base}settings/", {"name": "B", "school_term": "2", "time_zone": "UTC"})
    wrong = client.post(f"{base}teachers/add/", {"username": "nobody"})
    client.post(f"{base}teachers/add/", {"username": "hoa"})
    page = client.get(f"{base}settings/").context["page"]
    own = ours.teachings.get(person=lan)
    left = client.post(f"{base}teachers/{own.pk}/remove/")

    ours.refresh_from_db()
    assert (ours.name, ours.school_term, ours.time_zone) == ("B", "2", "UTC")
    assert "No teacher has this username." in wrong.content.decode()
    assert [(row.username, row.is_own) for row in page.teachers] == [
        (lan.username, True),
        ("hoa", False),
    ]
    assert left.url == "/classes/"
    assert list(ours.teachers.all()) == [hoa]
    assert client.get(base).status_code == 404


def test_last_teacher_is_told_to_archive(client):
    ours = factories.classroom()
    client.force_login(ours.teachers.get())

    url = f"/classes/{ours.pk}/teachers/{ours.teachings.get().pk}/remove/"
    response = client.post(url, follow=True)

    assert "Archive it instead." in response.content.decode()


def test_class_is_archived_and_runs_again(client):
    mai = factories.managed()
    ours = factories.classroom(students=[mai])
    client.force_login(ours.teachers.get())
    base = f"/classes/{ours.pk}/"

    archived = client.post(f"{base}archive/", follow=True).content.decode()
    refused = client.post(f"{base}code/open/")
    again = client.post(f"{base}restore/", follow=True).content.decode()

    assert "The class is archived." in archived
    assert refused.status_code == 404
    assert "The class runs again." in again


def test_archived_class_is_looked_at_and_not_changed(client):
    ours = factories.classroom()
    factories.teacher("hoa")
    client.force_login(ours.teachers.get())
    base = f"/classes/{ours.pk}/"
    client.post(f"{base}archive/")

    settings = client.get(f"{base}settings/").content.decode()
    shown = [client.get(f"{base}{rest}").content.decode() for rest in ("", "students/")]
    form = {"name": "B", "school_term": "2", "time_zone": "UTC"}
    renamed = client.post(f"{base}settings/", form)
    helped = client.post(f"{base}teachers/add/", {"username": "hoa"})

    ours.refresh_from_db()
    assert 'name="time_zone"' not in settings
    assert f"{base}teachers/add/" not in settings
    assert f"{base}restore/" in settings
    assert [html.count(f'class="button" href="{base}code/"') for html in shown] == [0, 0]
    assert (renamed.status_code, helped.status_code) == (404, 404)
    assert ours.name == "11A2"
    assert ours.teachings.count() == 1


def test_class_is_copied_for_the_next_term(client):
    ours = factories.classroom(students=[factories.managed()])
    factories.handout(ours, factories.published(), title="Read")
    client.force_login(ours.teachers.get())

    form = client.get(f"/classes/{ours.pk}/copy/")
    response = client.post(f"/classes/{ours.pk}/copy/", {"name": "12A2", "school_term": "2027"})
    page = client.get(response.url).context["page"]

    assert form.context["page"].handouts == 1
    assert page.title == "12A2"
    assert page.students == 0
    assert [(row.title, row.due.when) for row in page.handouts] == [("Read", "No dates yet")]
