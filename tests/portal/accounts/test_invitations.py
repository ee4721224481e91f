import datetime
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError
from django.utils import timezone

from portal.accounts.models import AuditAction, AuditEntry, Invitation, User
from portal.accounts.operations import (
    InvitationClosedError,
    accept_invitation,
    invite_teacher,
    join_by_invitation,
    open_invitation,
)
from tests import factories

pytestmark = pytest.mark.django_db

FORM = {
    "display_name": "Cô Hoa",
    "username": "hoa",
    "password1": "a-long-password",
    "password2": "a-long-password",
}


def path(token):
    return f"/accounts/invitations/{token}/"


def test_invite_teacher_prints_an_address_and_keeps_no_token():
    out = StringIO()

    call_command("invite_teacher", "Cô Hoa", stdout=out)

    address = out.getvalue().strip()
    [row] = Invitation.objects.all()
    assert address.startswith("http://127.0.0.1:8000/accounts/invitations/")
    assert row.note == "Cô Hoa"
    assert row.token_hash not in address
    assert AuditEntry.objects.get().action == AuditAction.INVITED


def test_invitation_makes_an_account_of_a_teacher(client):
    token = invite_teacher(by=None)

    page = client.get(path(token))
    response = client.post(path(token), FORM)

    person = User.objects.get(username="hoa")
    assert page.status_code == 200
    assert response.url == "/accounts/"
    assert person.group_names == {"teachers"}
    assert client.get("/accounts/").status_code == 200
    assert Invitation.objects.get().used_by == person


def test_invitation_makes_a_teacher_of_somebody_who_is_signed_in(client):
    person = factories.person()
    client.force_login(person)
    token = invite_teacher(by=None)

    response = client.post(path(token))

    assert response.url == "/accounts/"
    assert set(person.groups.values_list("name", flat=True)) == {"teachers"}


def test_invitation_is_good_once(client):
    token = invite_teacher(by=None)
    client.post(path(token), FORM)
    client.logout()

    again = client.post(path(token), FORM | {"username": "other"})

    assert again.status_code == 404
    assert User.objects.count() == 1


def test_second_of_two_who_accept_at_once_gets_no_account():
    token = invite_teacher(by=None)
    accept_invitation(by=factories.person(), token=token)

    with pytest.raises(InvitationClosedError):
        join_by_invitation(person=User(username="late"), password="x", token=token)

    assert not User.objects.filter(username="late").exists()


def test_invitation_runs_out():
    with time_machine.travel(timezone.now() - datetime.timedelta(days=15)):
        token = invite_teacher(by=None)

    with pytest.raises(InvitationClosedError):
        open_invitation(token)


def test_managed_person_cannot_accept_an_invitation():
    token = invite_teacher(by=None)

    with pytest.raises(InvitationClosedError):
        accept_invitation(by=factories.managed(), token=token)


@pytest.mark.parametrize("token", ["guess", "guess:signature", ""])
def test_forged_token_never_reaches_the_database(token, django_assert_num_queries):
    with django_assert_num_queries(0), pytest.raises(InvitationClosedError):
        open_invitation(token)


def test_invitation_expires_after_it_is_made():
    now = timezone.now()

    with pytest.raises(IntegrityError, match="invitation_expires_after_it_is_made"):
        Invitation.objects.create(token_hash="x", made_at=now, expires_at=now)


def test_invitation_used_by_somebody_has_a_moment():
    now = timezone.now()

    with pytest.raises(IntegrityError, match="invitation_used_by_somebody_has_a_moment"):
        Invitation.objects.create(
            token_hash="x",
            made_at=now,
            expires_at=now + datetime.timedelta(days=1),
            used_by=factories.person(),
        )
