import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from portal.accounts import rules
from portal.accounts.models import Session, User
from tests import factories
from tests.factories.people import PASSWORD

pytestmark = pytest.mark.django_db

SIGN_IN = "/accounts/sign-in/"


def sign_in(client, username="reader", password=PASSWORD, **more):
    return client.post(SIGN_IN, {"username": username, "password": password, **more})


def refusals(response):
    return response.context["form"].non_field_errors()


def test_sign_in_leads_to_the_account(client):
    factories.person()

    response = sign_in(client)

    assert (response.status_code, response.url) == (302, "/accounts/")
    assert client.get("/accounts/").status_code == 200


def test_sign_in_leads_to_the_account_in_the_persons_language(client):
    factories.person(language="vi")

    assert sign_in(client).url == "/vi/accounts/"


@pytest.mark.parametrize("written", ["mai.anh", "Mai.Anh", " MAI.ANH "])
def test_sign_in_is_blind_to_the_case_of_a_username(client, written):
    factories.person("mai.anh")

    assert sign_in(client, written).status_code == 302


def test_sign_in_takes_vietnamese_usernames(client):
    factories.person("đức.ngô")

    assert sign_in(client, "Đức.Ngô").status_code == 302


def test_sign_in_goes_on_where_somebody_wanted_to_go(client):
    factories.person()

    assert sign_in(client, next="/articles/?page=2").url == "/articles/?page=2"


@pytest.mark.parametrize("where", ["https://evil.example/", "//evil.example", "javascript:x"])
def test_sign_in_leads_to_no_other_site(client, where):
    factories.person()

    assert sign_in(client, next=where).url == "/accounts/"


def test_sign_in_answers_the_same_for_absent_people_wrong_passwords_and_closed_accounts(client):
    factories.person()
    factories.person("closed", is_active=False)

    answers = [
        sign_in(client, "reader", "wrong"),
        sign_in(client, "nobody", "wrong"),
        sign_in(client, "closed", PASSWORD),
    ]

    assert [a.status_code for a in answers] == [200, 200, 200]
    assert [refusals(a) for a in answers] == [
        ["This username and password do not go together."]
    ] * 3


def test_sign_in_begins_a_new_session(client):
    factories.person()
    session = client.session
    session["before"] = "yes"
    session.save()
    before = session.session_key

    sign_in(client)

    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_session_knows_whose_it_is_and_its_browser():
    reader = factories.person()
    firefox = Client(HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0")

    sign_in(firefox)

    [row] = Session.objects.filter(person=reader)
    assert row.browser == "Firefox, Windows"
    assert row.signed_in_at is not None


def test_sign_in_says_who_is_in_already(client):
    factories.person(display_name="Mai Anh")
    sign_in(client)

    response = client.get(SIGN_IN)

    assert response.templates[0].name == "accounts/signed_in.html"
    assert "You are Mai Anh." in response.content.decode()


def test_sign_in_sends_those_who_are_in_on(client):
    factories.person()
    sign_in(client)

    assert client.get(SIGN_IN, {"next": "/articles/"}).url == "/articles/"
    assert client.get(SIGN_IN, {"next": "//evil.example"}).status_code == 200


def test_sign_out_ends_the_session(client):
    reader = factories.person()
    sign_in(client)

    response = client.post("/accounts/sign-out/")

    assert response.url == "/"
    assert Session.objects.filter(person=reader).count() == 0


def test_sign_out_needs_a_form(client):
    reader = factories.person()
    sign_in(client)

    assert client.get("/accounts/sign-out/").status_code == 405
    assert Session.objects.filter(person=reader).count() == 1


def test_sign_in_needs_the_token_of_its_form():
    factories.person()

    response = sign_in(Client(enforce_csrf_checks=True))

    assert response.status_code == 403


def test_sign_in_asks_the_database_a_constant_number_of_times(client, django_assert_num_queries):
    factories.person()

    with django_assert_num_queries(26):
        sign_in(client)


def test_sign_up_is_closed_unless_a_setting_opens_it(client):
    assert client.get("/accounts/sign-up/").status_code == 404


def test_sign_up_makes_a_teacher(client, settings):
    settings.OPEN_TEACHER_SIGN_UP = True

    response = client.post(
        "/vi/accounts/sign-up/",
        {
            "display_name": "Cô Hoa",
            "username": "Hoa",
            "password1": "a-long-password",
            "password2": "a-long-password",
        },
    )

    person = User.objects.get(username="hoa")
    assert response.url == "/vi/accounts/"
    assert (person.language, person.get_full_name()) == ("vi", "Cô Hoa")
    assert person.group_names == {"teachers"}
    assert not person.is_staff
    assert client.get("/vi/accounts/").status_code == 200


def test_sign_up_refuses_a_username_that_is_taken(client, settings):
    settings.OPEN_TEACHER_SIGN_UP = True
    factories.person("hoa")

    response = client.post(
        "/accounts/sign-up/",
        {"username": "HOA", "password1": "a-long-password", "password2": "a-long-password"},
    )

    assert response.context["form"].errors["username"] == ["This username is taken."]


@pytest.mark.parametrize("path", ["", "edit/", "email/", "data/", "delete/", "password/change/"])
def test_private_page_sends_strangers_to_sign_in(client, path):
    response = client.get(f"/vi/accounts/{path}")

    assert response.url == f"/vi/accounts/sign-in/?next=/vi/accounts/{path}"
    assert response.headers["Cache-Control"] == "private, no-store"


def test_private_page_is_kept_by_nobody(client):
    client.force_login(factories.person())

    assert client.get("/accounts/").headers["Cache-Control"] == "private, no-store"


def test_nobody_has_no_role():
    assert [
        rule(AnonymousUser())
        for rule in (rules.is_person, rules.is_teacher, rules.is_editor, rules.is_administrator)
    ] == [False] * 4
