"""Forgetting people."""

from django.db import transaction

from portal.accounts import personal_data
from portal.accounts.models import AuditAction, User
from portal.accounts.operations.auditing import record
from portal.accounts.throttling import PASSWORD, Subject, attempt_succeeded
from portal.ui.models import Generation


class LastAdministratorError(Exception):
    """Nobody would be left who may do everything."""


@transaction.atomic
def erase_person(*, by: User | None, person: User) -> None:
    """Delete a person and what is theirs; what belongs to others stays without the name."""
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=person.pk)
    if person.is_superuser and not others.exists():
        raise LastAdministratorError
    attempt_succeeded(Subject(PASSWORD, person.username))
    record(by=by, action=AuditAction.ERASED, person=person)
    for holding in personal_data.holdings():
        holding.settle(person)
    person.delete()
    Generation.advance()  # a public page may name its editor
