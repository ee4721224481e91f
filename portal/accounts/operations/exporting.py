"""Giving people what the portal keeps about them."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.accounts import personal_data
from portal.accounts.models import AuditAction, User
from portal.accounts.operations.auditing import record

OWN_FIELDS = (
    *("username", "display_name", "email", "language", "time_zone", "is_managed"),
    *("is_active", "is_staff", "is_superuser", "date_joined", "last_login"),
)


@transaction.atomic
def export_person(*, by: User | None, person: User) -> dict[str, Any]:
    """Everything kept about a person, as JSON-ready values under the names of its tables.

    ``{"made_at": …, "person": {…}, "rows": {"articles.Annotation.editor": [{…}, …]}}``
    """
    record(by=by, action=AuditAction.EXPORTED, person=person)
    return {
        "made_at": timezone.now(),
        "person": {name: getattr(person, name) for name in OWN_FIELDS},
        "rows": {
            holding.label: rows
            for holding in personal_data.holdings()
            if (rows := list(holding.rows_of(person).values(*holding.export)))
        },
    }
