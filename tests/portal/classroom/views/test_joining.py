import threading

import pytest

from portal.accounts.models import User
from portal.classroom.models import Enrolment
from portal.classroom.operations.students import remove_student
from tests import factories

pytestmark = pytest.mark.django_db

JOIN = "/classes/join/"
ACCOUNT = {
    "display_name": "Trần Mai",
    "username": "mai",
    "password1": "a-long-password",
    "password2": "a-long-password",
    "email": "",
}


def test_stranger_makes_an_account_with_the_code_and_is_in_the_class(client):
    ours = factories.classroom(time_zone="Europe/Berlin")
    code = ours.join_code.lower()

    page = client.get(f"/vi{JOIN}?code={code}")
    response = client.post(f"/vi{JOIN}", ACCOUNT | {"code": code})

    mai = User.objects.get(username="mai")
    assert f'value="{code}"' in page.content.decode()
    assert response.url == f"/vi/classes/{ours.pk}/"
    assert client.get(response.url).status_code == 200
    assert (mai.is_managed, mai.language, mai.time_zone) == (True, "vi", "Europe/Berlin")
    assert Enrolment.objects.active().get().student == mai


def test_person_joins_with_the_own_account(client):
    ours = factories.classroom()
    client.force_login(factories.person("mai"))

    page = client.get(f"{JOIN}?code={ours.join_code}").content.decode()
    response = client.post(JOIN, {"code": ours.join_code})

    assert "You join as mai." in page
    assert "password1" not in page
    assert response.url == f"/classes/{ours.pk}/"


def test_wrong_code_says_nothing_of_usernames_that_are_taken(client):
    factories.person("mai")
    factories.classroom(join_code="ABCDEFGH")

    wrong = client.post(JOIN, ACCOUNT | {"code": "ABCDEFGJ"})
    right = client.post(JOIN, ACCOUNT | {"code": "ABCDEFGH"})

    assert "This code opens no class." in wrong.content.decode()
    assert "taken" not in wrong.content.decode()
    assert "This username is taken." in right.content.decode()
    assert not Enrolment.objects.exists()


def test_code_of_a_class_that_removed_somebody_is_like_a_wrong_one(client):
    mai = factories.managed()
    ours = factories.classroom(students=[mai])
    remove_student(by=ours.teachers.get(), enrolment=ours.enrolments.get())
    client.force_login(mai)

    response = client.post(JOIN, {"code": ours.join_code})

    assert "This code opens no class. Ask your teacher." in response.content.decode()


@pytest.mark.parametrize(("signed_in", "free"), [(True, 10), (False, 300)])
def test_guessing_codes_is_made_slow(client, signed_in, free):
    if signed_in:
        client.force_login(factories.person())

    answers = [client.post(JOIN, {"code": "ABCDEFGH"}) for _attempt in range(free + 1)]

    assert [answer.status_code for answer in answers[-2:]] == [200, 429]
    assert int(answers[-1]["Retry-After"]) >= 1


def test_strangers_without_a_known_address_are_counted_together(client, settings):
    settings.BEHIND_PROXY = True

    answers = [client.post(JOIN, {"code": "ABCDEFGH"}) for _attempt in range(301)]

    assert [answer.status_code for answer in answers[-2:]] == [200, 429]


def test_own_code_does_not_clear_the_guesses_before_it(client):
    ours = factories.classroom(join_code="ABCDEFGH")
    client.force_login(factories.person())

    for _attempt in range(9):
        client.post(JOIN, {"code": "ABCDEFGJ"})
    right = client.post(JOIN, {"code": ours.join_code})
    after = [client.post(JOIN, {"code": "ABCDEFGJ"}) for _attempt in range(2)]

    assert right.url == f"/classes/{ours.pk}/"
    assert [answer.status_code for answer in after] == [200, 429]


def test_email_is_confirmed_by_a_letter_before_it_counts(client, mailoutbox):
    ours = factories.classroom()

    client.post(JOIN, ACCOUNT | {"code": ours.join_code, "email": "mai@example.org"})
    for thread in threading.enumerate():
        if thread.name.endswith("(send)"):
            thread.join()

    [letter] = mailoutbox
    assert letter.to == ["mai@example.org"]
    assert "http://127.0.0.1:8000/accounts/email/" in letter.body
    assert User.objects.get(username="mai").email == ""


def test_join_page_is_kept_by_nobody_and_has_a_token(client):
    response = client.get(JOIN)

    assert response["Cache-Control"] == "private, no-store"
    assert "csrfmiddlewaretoken" in response.content.decode()
