import datetime
import re

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError
from django.test import Client

from portal.accounts import operations
from portal.accounts.models import Session, User
from portal.ui.models import Generation
from tests import factories
from tests.factories.people import PASSWORD

pytestmark = pytest.mark.django_db


def browsers(person, count):
    """Clients that are all signed in as one person."""
    clients = [Client(HTTP_USER_AGENT="Firefox Windows") for _ in range(count)]
    for client in clients:
        client.post("/accounts/sign-in/", {"username": person.username, "password": PASSWORD})
    return clients


@pytest.mark.parametrize("sessions", [1, 3])
def test_profile_lists_sessions_under_one_number_of_queries(django_assert_num_queries, sessions):
    client, *_others = browsers(factories.person(), sessions)
    client.get("/accounts/")

    with django_assert_num_queries(5):
        response = client.get("/accounts/")

    shown = response.context["page"].sessions
    assert [one.browser for one in shown] == ["Firefox, Windows"] * sessions
    assert sum(one.is_here for one in shown) == 1


@pytest.mark.parametrize(
    ("zone", "since"),
    [("Asia/Ho_Chi_Minh", "8 March 2026, 06:30"), ("Europe/Berlin", "8 March 2026, 00:30")],
)
def test_profile_shows_moments_in_the_persons_time_zone(zone, since):
    with time_machine.travel(datetime.datetime(2026, 3, 7, 23, 30, tzinfo=datetime.UTC)):
        [client] = browsers(factories.person(time_zone=zone), 1)

        response = client.get("/accounts/")

    assert [one.since for one in response.context["page"].sessions] == [since]


def test_profile_names_what_somebody_is(client):
    client.force_login(factories.teacher())

    assert client.get("/accounts/").context["page"].kinds == ("teacher",)


def test_sign_out_elsewhere_leaves_this_browser_and_other_people():
    here, there = browsers(factories.person(), 2)
    [other] = browsers(factories.person("other"), 1)

    here.post("/accounts/sessions/end/")

    assert here.get("/accounts/").status_code == 200
    assert there.get("/accounts/").status_code == 302
    assert other.get("/accounts/").status_code == 200


def test_profile_is_changed(client):
    person = factories.person()
    client.force_login(person)

    response = client.post(
        "/accounts/edit/",
        {"display_name": "Mai Anh", "language": "vi", "time_zone": "Europe/Berlin"},
    )

    person.refresh_from_db()
    assert response.url == "/vi/accounts/"
    assert (person.display_name, person.language, person.time_zone) == (
        "Mai Anh",
        "vi",
        "Europe/Berlin",
    )


def test_profile_form_holds_what_is_so(client):
    client.force_login(factories.person(time_zone="Europe/Berlin", display_name="A & B"))

    page = client.get("/accounts/edit/").content.decode()

    assert page.count(" selected") == 2
    assert '<option value="Europe/Berlin" selected>Europe/Berlin</option>' in page
    assert 'id="id_time_zone" name="time_zone"' in page
    assert 'value="A &amp; B"' in page


def test_profile_refuses_a_time_zone_that_is_none(client):
    client.force_login(factories.person())

    response = client.post(
        "/accounts/edit/", {"display_name": "", "language": "en", "time_zone": "Mars/Base"}
    )

    assert list(response.context["form"].errors) == ["time_zone"]


def ask_for_letter(client, joined_letters, email="mai@example.org"):
    response = client.post("/accounts/email/", {"email": email})
    joined_letters()
    assert response.url == "/accounts/"
    return re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1]


def test_email_is_the_persons_once_confirmed(client, joined_letters):
    person = factories.person()
    client.force_login(person)

    address = ask_for_letter(client, joined_letters)
    opened = client.get(address)
    person.refresh_from_db()
    before = person.email
    client.post(address)
    person.refresh_from_db()

    assert opened.status_code == 200
    assert before == ""
    assert person.email == "mai@example.org"


def test_email_of_a_letter_to_somebody_else_is_refused(client, joined_letters):
    client.force_login(factories.person())
    address = ask_for_letter(client, joined_letters)
    other = factories.person("other")
    client.force_login(other)

    client.post(address)

    other.refresh_from_db()
    assert other.email == ""


def test_old_letter_does_not_bring_back_an_email(client, joined_letters):
    person = factories.person()
    client.force_login(person)
    first = ask_for_letter(client, joined_letters)
    client.post(ask_for_letter(client, joined_letters, "new@example.org"))

    client.post(first)

    person.refresh_from_db()
    assert person.email == "new@example.org"


def test_email_is_removed(client):
    person = factories.person(email="mai@example.org")
    client.force_login(person)

    client.post("/accounts/email/remove/")

    person.refresh_from_db()
    assert person.email == ""


def test_letters_to_confirm_are_limited(client, joined_letters):
    client.force_login(factories.person())

    codes = [client.post("/accounts/email/", {"email": "a@b.example"}).status_code] * 5
    for _ in range(4):
        client.post("/accounts/email/", {"email": "a@b.example"})
    last = client.post("/accounts/email/", {"email": "a@b.example"})
    joined_letters()

    assert codes == [302] * 5
    assert last.context["form"].errors["email"] == ["Too many letters. Try again in an hour."]


def test_managed_person_is_not_staff():
    with pytest.raises(IntegrityError, match="managed_person_is_not_staff"):
        factories.person(is_managed=True, is_staff=True)


def test_username_is_kept_in_small_letters():
    person = User.objects.create_user("Mai.ANH")

    assert person.username == "mai.anh"


def test_sessions_end_with_the_person(client):
    person = factories.person()
    client.force_login(person)

    person.delete()

    assert Session.objects.count() == 0


@pytest.mark.parametrize(
    "path",
    [
        *("", "edit/", "email/", "email/x/", "data/", "delete/", "password/change/"),
        *("code/set-up/", "again/", "sign-in/", "password/forgotten/", "password/letter-sent/"),
    ],
)
@pytest.mark.parametrize("language", ["", "/vi"])
def test_page_is_shown_in_both_languages(path, language):
    [client] = browsers(factories.person(), 1)

    response = client.get(f"{language}/accounts/{path}")

    assert response.status_code == 200
    assert f'<html lang="{language[1:] or "en"}">' in response.content.decode()


def test_new_name_renews_public_pages_and_nothing_else_does(client):
    person = factories.person(display_name="Mai")
    client.force_login(person)
    sent = {"display_name": "Mai", "language": "vi", "time_zone": "Europe/Berlin"}
    before = Generation.current()

    client.post("/accounts/edit/", sent)
    same = Generation.current()
    client.post("/accounts/edit/", sent | {"display_name": "Mai Anh"})

    assert (same, Generation.current()) == (before, before + 1)


def test_name_given_at_the_desk_renews_public_pages(client):
    person = factories.person()
    client.force_login(factories.administrator())
    sent = {"username": "reader", "language": "vi", "time_zone": "Asia/Ho_Chi_Minh"}
    path = f"/admin/accounts/user/{person.pk}/change/"
    before = Generation.current()

    client.post(path, sent)
    same = Generation.current()
    client.post(path, sent | {"display_name": "Mai Anh"})

    assert (same, Generation.current()) == (before, before + 1)


def test_name_of_a_managed_learner_stands_on_no_public_page():
    learner = factories.managed()
    before = Generation.current()

    operations.name_changed(learner)

    assert Generation.current() == before
