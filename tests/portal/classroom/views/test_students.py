import re

import pytest
from django.contrib.auth import authenticate
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from portal.accounts.models import AuditAction, AuditEntry, User
from portal.classroom.models import Enrolment
from tests import factories

pytestmark = pytest.mark.django_db

NEW = "another-password-of-tests"


@pytest.fixture
def ours(client):
    made = factories.classroom()
    client.force_login(made.teachers.get())
    return made


@pytest.mark.parametrize("number", [1, 3])
def test_list_of_students_asks_the_same_number_of_questions(
    client, ours, number, django_assert_num_queries
):
    for place in range(number):
        factories.enrolment(ours, factories.managed(f"student-{place}"))
    factories.handout(ours, factories.passage(factories.published(), "the fare"))
    client.get(f"/classes/{ours.pk}/students/")

    with django_assert_num_queries(13):
        page = client.get(f"/classes/{ours.pk}/students/").context["page"]

    assert len(page.students) == number


def test_list_says_whose_password_is_not_the_teachers_to_set(client, ours):
    shared = factories.managed("shared")
    for student in (factories.managed("mai"), factories.person("alone"), shared):
        factories.enrolment(ours, student)
    factories.classroom("12B", students=[shared])

    page = client.get(f"/classes/{ours.pk}/students/").context["page"]

    assert [(row.username, row.may_get_card, row.why_no_card) for row in page.students] == [
        ("alone", False, "has an account of their own"),
        ("mai", True, ""),
        ("shared", False, "is or was in another class too"),
    ]


def test_who_went_on_alone_after_leaving_is_not_the_teachers_to_open(client, ours):
    enrolment = factories.enrolment(ours)
    base = f"/classes/{ours.pk}/students/"
    client.post(f"{base}{enrolment.pk}/remove/")
    mai = Client()
    mai.force_login(enrolment.student)
    client.post(f"{base}{enrolment.pk}/readmit/")

    [row] = client.get(base).context["page"].students
    refused = client.post(f"{base}cards/", {"student": enrolment.pk}, follow=True)
    mai.post("/classes/join/", {"code": ours.join_code})
    printed = client.post(f"{base}cards/", {"student": enrolment.pk})

    assert (row.may_get_card, row.why_no_card) == (
        False,
        "was out of the class: gets a card after joining again with the code",
    )
    assert "None was changed." in refused.content.decode()
    assert [card.username for card in printed.context["page"].cards] == ["mai"]


def test_names_stand_as_in_a_list(client, ours):
    for number, name in enumerate(("Đỗ Khôi", "Ân", "Em", "An", "Dũng")):
        factories.enrolment(ours, factories.managed(f"s{number}"))
        User.objects.filter(username=f"s{number}").update(display_name=name)

    page = client.get(f"/classes/{ours.pk}/students/").context["page"]

    assert [row.name for row in page.students] == ["An", "Ân", "Đỗ Khôi", "Dũng", "Em"]


def test_student_is_removed_and_let_in_again(client, ours):
    enrolment = factories.enrolment(ours)
    student = Client()
    student.force_login(enrolment.student)
    base = f"/classes/{ours.pk}/"

    client.post(f"{base}students/{enrolment.pk}/remove/")
    away = student.get(base)
    removed = client.get(f"{base}students/").context["page"].removed
    client.post(f"{base}students/{enrolment.pk}/readmit/")

    assert away.status_code == 404
    assert [row.username for row in removed] == ["mai"]
    assert student.get(base).status_code == 200


def test_forgotten_password_is_replaced_by_a_card(client, ours):
    enrolment = factories.enrolment(ours)

    response = client.post(f"/classes/{ours.pk}/students/cards/", {"student": enrolment.pk})

    [card] = response.context["page"].cards
    student = Client()
    signed = student.post("/accounts/sign-in/", {"username": "mai", "password": card.password})
    chosen = student.post(signed.url, {"new_password1": NEW, "new_password2": NEW})
    assert card.password in response.content.decode()
    assert response["Cache-Control"] == "private, no-store"
    assert signed.url == "/accounts/password/new/"
    assert chosen.url == "/accounts/"
    assert AuditEntry.objects.get().action == AuditAction.ONE_TIME_PASSWORD


@pytest.mark.parametrize("who", ["alone", "shared", "removed"])
def test_no_password_is_set_for_an_account_that_is_not_the_teachers(client, ours, who):
    person = factories.person("alone") if who == "alone" else factories.managed("other")
    wrong = factories.enrolment(ours, person, removed=who == "removed")
    if who == "shared":
        factories.classroom("12B", students=[person])
    right = factories.enrolment(ours)

    response = client.post(
        f"/classes/{ours.pk}/students/cards/", {"student": [right.pk, wrong.pk]}, follow=True
    )

    assert "None was changed." in response.content.decode()
    assert not AuditEntry.objects.exists()


def test_student_of_another_class_gets_no_card(client, ours):
    other = factories.enrolment(factories.classroom("12B"))

    response = client.post(f"/classes/{ours.pk}/students/cards/", {"student": other.pk})

    assert response.status_code == 404
    assert not AuditEntry.objects.exists()


def test_cards_of_nobody_are_not_printed(client, ours):
    response = client.post(f"/classes/{ours.pk}/students/cards/", {"student": "x"}, follow=True)

    assert "Choose at least one student." in response.content.decode()


def test_list_is_read_shown_and_made(client, ours):
    url = f"/classes/{ours.pk}/students/import/"
    file = SimpleUploadedFile("list.csv", "Họ tên\nTrần Mai\nĐỗ Khôi\n".encode("utf-8-sig"))

    preview = client.post(url, {"file": file})
    made_before = User.objects.filter(is_managed=True).count()
    text = re.search(r'type="hidden" name="typed" value="([^"]*)"', preview.content.decode())[1]
    shown = re.findall(r'name="username" value="([^"]*)"', preview.content.decode())
    done = client.post(url, {"typed": text, "username": shown})

    assert [line.username for line in preview.context["page"].lines] == ["tran.mai", "do.khoi"]
    assert made_before == 0
    assert [card.name for card in done.context["page"].cards] == ["Trần Mai", "Đỗ Khôi"]
    card = done.context["page"].cards[1]
    assert authenticate(username="do.khoi", password=card.password).is_managed
    assert Enrolment.objects.filter(classroom=ours).count() == 2


def test_list_with_a_fault_shows_its_line_and_makes_nothing(client, ours):
    factories.person("khoi")

    response = client.post(
        f"/classes/{ours.pk}/students/import/",
        {"typed": "Trần Mai\nĐỗ Khôi,khoi", "username": ["tran.mai", "khoi"]},
    )

    page = response.context["page"]
    assert [(line.number, line.error) for line in page.lines] == [
        (1, ""),
        (2, "This username is taken."),
    ]
    assert not Enrolment.objects.exists()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({}, "Choose a file, or type at least one name."),
        ({"typed": "A\n" * 102}, "At most 100 students at once."),
        ({"file": SimpleUploadedFile("x.xls", b"\xd0\xcf\x11\xe0")}, "This is no text."),
        ({"file": SimpleUploadedFile("x.csv", b"x" * 70000)}, "The file is larger"),
    ],
)
def test_list_that_is_none_is_refused(client, ours, data, error):
    response = client.post(f"/classes/{ours.pk}/students/import/", data)

    assert error in response.content.decode()


def test_list_sent_twice_makes_its_students_once(client, ours):
    url = f"/classes/{ours.pk}/students/import/"
    confirmed = {"typed": "Trần Mai\nĐỗ Khôi", "username": ["tran.mai", "do.khoi"]}

    client.post(url, confirmed)
    again = client.post(url, confirmed)

    errors = [line.error for line in again.context["page"].lines]
    assert errors == ["This username is taken."] * 2
    assert Enrolment.objects.count() == User.objects.filter(is_managed=True).count() == 2


@pytest.mark.parametrize("shown", [["tran.mai"], ["", "khoi"], ["Tran.Mai", "khoi"]])
def test_usernames_that_are_not_those_of_the_list_confirm_nothing(client, ours, shown):
    url = f"/classes/{ours.pk}/students/import/"

    client.post(url, {"typed": "Trần Mai\nĐỗ Khôi,khoi", "username": shown})

    assert not Enrolment.objects.exists()


def test_usernames_made_for_a_list_pass_over_all_that_are_taken(client, ours):
    for name in ("mai", "mai2"):
        factories.person(name)

    response = client.post(f"/classes/{ours.pk}/students/import/", {"typed": "Mai\nMai"})

    assert [line.username for line in response.context["page"].lines] == ["mai3", "mai4"]
