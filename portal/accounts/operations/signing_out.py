"""Ending sessions."""

from portal.accounts.models import Session, User


def sign_out_elsewhere(*, by: User, here: str | None) -> int:
    """End all sessions of a person but the one with the key `here`; how many there were."""
    ended, _kinds = Session.objects.filter(person=by).exclude(session_key=here).delete()
    return ended
