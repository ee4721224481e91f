"""Who people are, and what is kept about them and their doings."""

from portal.accounts.models.audit import AuditAction, AuditEntry
from portal.accounts.models.invitation import Invitation
from portal.accounts.models.person import User, time_zones
from portal.accounts.models.session import Session
from portal.accounts.models.tally import Tally

__all__ = ["AuditAction", "AuditEntry", "Invitation", "Session", "Tally", "User", "time_zones"]
