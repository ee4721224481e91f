"""Writing to the audit log."""

from portal.accounts.models import AuditAction, AuditEntry, User


def record(
    *, by: User | None, action: AuditAction, person: User | None = None, detail: str = ""
) -> AuditEntry:
    """Write down an act. Call it in the transaction that does it; put no names into the detail."""
    return AuditEntry.objects.create(by=by, action=action, person=person, detail=detail[:200])
