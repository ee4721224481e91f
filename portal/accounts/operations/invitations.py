"""Inviting teachers."""

import datetime
import hashlib
import secrets

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils import timezone

from portal.accounts.models import AuditAction, Invitation, User
from portal.accounts.operations.auditing import record
from portal.accounts.operations.roles import make_teacher

OPEN_FOR = datetime.timedelta(days=14)
_signer = Signer(salt="portal.accounts.invitation")


class InvitationClosedError(Exception):
    """No open invitation has this token: used, expired, or never made."""


@transaction.atomic
def invite_teacher(*, by: User | None, note: str = "") -> str:
    """Make an invitation and return its token, which is kept nowhere."""
    secret = secrets.token_urlsafe(24)
    now = timezone.now()
    Invitation.objects.create(
        token_hash=_hash(secret), note=note, made_at=now, expires_at=now + OPEN_FOR
    )
    record(by=by, action=AuditAction.INVITED)
    return _signer.sign(secret)


def open_invitation(token: str) -> Invitation:
    """The open invitation of a token. What this portal did not sign never reaches the database."""
    try:
        secret = _signer.unsign(token)
    except BadSignature as error:
        raise InvitationClosedError from error
    row = Invitation.objects.filter(
        token_hash=_hash(secret), used_at__isnull=True, expires_at__gt=timezone.now()
    ).first()
    if row is None:
        raise InvitationClosedError
    return row


@transaction.atomic
def accept_invitation(*, by: User, token: str) -> None:
    """Make somebody a teacher; of two who come at once, one is refused."""
    invitation = open_invitation(token)
    if by.is_managed:
        raise InvitationClosedError
    taken = Invitation.objects.filter(pk=invitation.pk, used_at__isnull=True).update(
        used_at=timezone.now(), used_by=by
    )
    if not taken:
        raise InvitationClosedError
    record(by=by, action=AuditAction.ACCEPTED, person=by)
    make_teacher(by=by, person=by)


@transaction.atomic
def join_by_invitation(*, person: User, password: str, token: str) -> User:
    """Save a new account that its owner fills in, as the teacher's who was invited."""
    open_invitation(token)
    person.set_password(password)
    person.full_clean()
    person.save()
    record(by=person, action=AuditAction.MADE, person=person)
    accept_invitation(by=person, token=token)
    return person


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
