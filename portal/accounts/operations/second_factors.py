"""Helping staff whose telephone is gone."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from portal.accounts.models import AuditAction, User
from portal.accounts.operations.auditing import record


@transaction.atomic
def remove_second_factor(*, by: User | None, person: User) -> bool:
    """Remove a person's second factor and recovery codes; whether there was one."""
    removed, _kinds = Authenticator.objects.filter(user=person).delete()
    if removed:
        record(by=by, action=AuditAction.SECOND_FACTOR_REMOVED, person=person)
    return bool(removed)
