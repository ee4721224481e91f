"""Passwords that others set, and those that people choose."""

import secrets

from django.db import transaction

from portal.accounts.models import AuditAction, User
from portal.accounts.operations.auditing import record
from portal.accounts.rules import may_be_helped_in
from portal.accounts.throttling import PASSWORD, Subject, attempt_succeeded

SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and figures that nobody mistakes for another on a printed card."""
GROUPS, GROUP_LENGTH = 3, 4


class NotManagedError(Exception):
    """This person's password is theirs alone: staff, a teacher, or an account of their own."""


def new_password() -> str:
    """A password to copy from a card: "k7mx-w3ra-9fhp", 59 bits."""
    groups = ("".join(secrets.choice(SIGNS) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))
    return "-".join(groups)


@transaction.atomic
def set_one_time_password(*, by: User, person: User) -> str:
    """Give a managed person a password for one sign-in, and return it.

    It ends the person's sessions and any wait after wrong passwords. Whether `by` teaches the
    person, and whether another class shares the account, is for the caller to settle.
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    if not may_be_helped_in(person):
        raise NotManagedError
    password = new_password()
    person.set_password(password)
    person.must_change_password = True
    person.save(update_fields=["password", "must_change_password"])
    attempt_succeeded(Subject(PASSWORD, person.username))
    record(by=by, action=AuditAction.ONE_TIME_PASSWORD, person=person)
    return password


def choose_new_password(*, by: User, password: str) -> None:
    """Set a person's own, validated password; a one-time password has served."""
    by.set_password(password)
    by.must_change_password = False
    by.save(update_fields=["password", "must_change_password"])
