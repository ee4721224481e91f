import re

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client

from portal.accounts.hashing import QueuedArgon2PasswordHasher
from portal.accounts.models import AuditAction, AuditEntry, Session
from portal.accounts.operations import (
    NotManagedError,
    create_managed_person,
    make_teacher,
    new_password,
    set_one_time_password,
)
from portal.accounts.operations.passwords import SIGNS
from tests import factories
from tests.factories.people import PASSWORD

pytestmark = pytest.mark.django_db

NEW = "another-password-of-tests"


def sign_in(client, username, password):
    return client.post("/accounts/sign-in/", {"username": username, "password": password})


def test_new_password_has_no_signs_that_look_alike():
    words = [new_password() for _ in range(200)]

    assert len(set(words)) == 200
    assert all(re.fullmatch(f"([{SIGNS}]{{4}}-){{2}}[{SIGNS}]{{4}}", word) for word in words)
    assert not set("il1o0") & set(SIGNS)


def test_one_time_password_lets_in_only_to_a_new_password(client):
    teacher, mai = factories.teacher(), factories.managed()

    password = set_one_time_password(by=teacher, person=mai)
    response = sign_in(client, "mai", password)

    assert response.url == "/accounts/password/new/"
    assert client.get("/accounts/").status_code == 302
    assert client.get("/accounts/password/new/").status_code == 200

    chosen = client.post(response.url, {"new_password1": NEW, "new_password2": NEW})

    assert chosen.url == "/accounts/"
    assert client.get("/accounts/").status_code == 200
    assert sign_in(Client(), "mai", password).status_code == 200
    assert sign_in(Client(), "mai", NEW).url == "/accounts/"


def test_one_time_password_cannot_be_kept(client):
    password = set_one_time_password(by=factories.teacher(), person=factories.managed())
    page = sign_in(client, "mai", password).url

    response = client.post(page, {"new_password1": password, "new_password2": password})

    assert response.context["form"].errors["new_password1"] == [
        "Choose another than the one-time password."
    ]


def test_one_time_password_ends_sessions_waits_and_is_written_down(client):
    teacher, mai = factories.teacher(), factories.managed()
    sign_in(client, "mai", PASSWORD)
    for _ in range(11):
        sign_in(Client(), "mai", "wrong")

    password = set_one_time_password(by=teacher, person=mai)

    assert client.get("/accounts/").status_code == 302
    assert sign_in(Client(), "mai", password).url == "/accounts/password/new/"
    [entry] = AuditEntry.objects.all()
    assert (entry.action, entry.by, entry.person, entry.detail) == (
        AuditAction.ONE_TIME_PASSWORD,
        teacher,
        mai,
        "",
    )


@pytest.mark.parametrize(
    "make", [factories.person, factories.teacher, factories.editor, factories.administrator]
)
def test_one_time_password_is_refused_for_all_but_managed_learners(make):
    by, person = factories.teacher("hoa"), make()

    with pytest.raises(NotManagedError):
        set_one_time_password(by=by, person=person)

    person.refresh_from_db()
    assert person.check_password(PASSWORD)
    assert not AuditEntry.objects.exists()


def test_one_time_password_is_refused_for_a_managed_person_who_became_a_teacher():
    mai = factories.managed()
    make_teacher(by=None, person=mai)

    with pytest.raises(NotManagedError):
        set_one_time_password(by=factories.teacher(), person=mai)


def test_create_managed_person_makes_a_learner_who_must_choose_a_password(client):
    teacher = factories.teacher()

    person, password = create_managed_person(by=teacher, username="Mai.Anh", display_name="Mai Anh")

    assert (person.username, person.is_managed, person.is_staff) == ("mai.anh", True, False)
    assert sign_in(client, "mai.anh", password).url == "/accounts/password/new/"


@pytest.mark.parametrize("username", ["reader", "READER", "with space", ""])
def test_create_managed_person_refuses_unfit_usernames(username):
    factories.person()

    with pytest.raises(ValidationError):
        create_managed_person(by=factories.teacher(), username=username, display_name="Mai")


def test_change_of_password_ends_other_sessions(client):
    reader = factories.person()
    other = Client()
    sign_in(client, "reader", PASSWORD)
    sign_in(other, "reader", PASSWORD)

    response = client.post(
        "/accounts/password/change/",
        {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW},
    )

    assert response.url == "/accounts/"
    assert Session.objects.filter(person=reader).count() == 1
    assert client.get("/accounts/").status_code == 200
    assert other.get("/accounts/").status_code == 302


def test_change_of_password_asks_the_old_one_and_counts(client):
    client.force_login(factories.person())
    guess = {"old_password": "wrong", "new_password1": NEW, "new_password2": NEW}

    codes = [client.post("/accounts/password/change/", guess).status_code for _ in range(11)]

    assert codes == [200] * 10 + [429]


def forgotten(client, email, path="/accounts/password/forgotten/"):
    return client.post(path, {"email": email})


def test_forgotten_password_answers_the_same_for_unknown_addresses(client, joined_letters):
    factories.person(email="mai@example.org")

    known, unknown = (
        forgotten(client, "mai@example.org"),
        forgotten(client, "nobody@example.org"),
    )
    joined_letters()

    assert known.url == unknown.url == "/accounts/password/letter-sent/"
    assert [letter.to for letter in mail.outbox] == [["mai@example.org"]]


def test_letter_leads_to_a_new_password(client, joined_letters):
    reader = factories.person(email="mai@example.org", language="vi")
    sign_in(Client(), "reader", PASSWORD)
    forgotten(client, "mai@example.org")
    joined_letters()

    [letter] = mail.outbox
    address = re.search(r"http://testserver(/\S+)", letter.body)[1]
    page = client.get(address)
    done = client.post(page.url, {"new_password1": NEW, "new_password2": NEW})

    assert address.startswith("/vi/accounts/password/")
    assert "reader" in letter.body
    assert done.url == "/vi/accounts/sign-in/"
    assert Session.objects.filter(person=reader).count() == 0
    assert sign_in(Client(), "reader", NEW).status_code == 302
    assert "used up" in client.get(address.removeprefix("/vi"), follow=True).content.decode()


def test_letters_are_limited(client):
    codes = [forgotten(client, "mai@example.org").status_code for _ in range(6)]

    assert codes == [302] * 5 + [429]


def test_hasher_writes_what_it_reads():
    hasher = QueuedArgon2PasswordHasher()

    encoded = hasher.encode("a password", hasher.salt())

    assert encoded.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert hasher.verify("a password", encoded)
    assert not hasher.verify("another", encoded)
    assert not hasher.must_update(encoded)
