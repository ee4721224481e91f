"""Making accounts, and what people say of themselves."""

from django.db import transaction

from portal.accounts.models import AuditAction, User
from portal.accounts.operations.auditing import record
from portal.accounts.operations.passwords import new_password
from portal.accounts.operations.roles import make_teacher
from portal.ui.models import Generation


def create_managed_person(*, by: User, username: str, display_name: str) -> tuple[User, str]:
    """Make a learner's account for a class, and return it with its one-time password.

    Raises `ValidationError` where the username is taken or unfit.
    """
    person, password = draft_managed_person(by=by, username=username, display_name=display_name)
    save_managed_person(by=by, person=person)
    return person, password


def draft_managed_person(*, by: User, username: str, display_name: str) -> tuple[User, str]:
    """A learner's account that is not saved yet, with its one-time password.

    Apart from saving, because hashing forty passwords takes seconds in which nobody should wait
    for the database.
    """
    person = User(
        username=User.normalize_username(username),
        display_name=display_name.strip(),
        language=by.language,
        time_zone=by.time_zone,
        is_managed=True,
        must_change_password=True,
    )
    password = new_password()
    person.set_password(password)
    return person, password


@transaction.atomic
def save_managed_person(*, by: User, person: User) -> None:
    """Save a drafted account. Raises `ValidationError` where the username is taken or unfit."""
    person.full_clean()
    person.save()
    record(by=by, action=AuditAction.MADE, person=person)


@transaction.atomic
def create_teacher(*, person: User, password: str) -> User:
    """Save a new account that its owner fills in, as a teacher's."""
    person.set_password(password)
    person.full_clean()
    person.save()
    record(by=person, action=AuditAction.MADE, person=person)
    make_teacher(by=person, person=person)
    return person


@transaction.atomic
def update_profile(*, by: User, display_name: str, language: str, time_zone: str) -> None:
    """Change what somebody says of themselves."""
    is_renamed = display_name != by.display_name
    by.display_name, by.language, by.time_zone = display_name, language, time_zone
    by.full_clean(exclude=["password"])
    by.save(update_fields=["display_name", "language", "time_zone"])
    if is_renamed:
        name_changed(by)


def name_changed(person: User) -> None:
    """Renew public pages, which name editors; learners of a class stand on none."""
    if not person.is_managed:
        Generation.advance()
