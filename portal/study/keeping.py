"""What a visitor did is kept in the session, and given to the person who signs in from it.

A part of this room that lets `Learner.keep` hold something says here what becomes of it then.
Only what was done shortly before is given: on a shared machine the rest may be somebody else's.
"""

import datetime
from collections.abc import Callable
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django.utils import timezone

from portal.accounts.models import User
from portal.study.learner import Learner

SHORTLY = datetime.timedelta(minutes=30)

Kept = dict[int, dict[str, Any]]
"""What was kept of steps or questions, by their keys."""
TakeOver = Callable[[Learner, Kept], None]
"""Moves what was kept into the account of somebody who has just signed in."""

_take_overs: dict[str, TakeOver] = {}


def at_sign_in(room: str, take_over: TakeOver) -> None:
    """Call this with everybody who signs in and of whom the session holds something in a room."""
    _take_overs[room] = take_over


def is_recent(moment: str) -> bool:
    """Whether a moment that a session holds was shortly before now."""
    return timezone.now() - datetime.datetime.fromisoformat(moment) <= SHORTLY


def _signed_in(request: HttpRequest, user: User, **_: Any) -> None:
    learner = Learner(user, request.session)
    for room in _take_overs.keys() & request.session.keys():
        entries = request.session.pop(room)
        kept = {int(key): each["values"] for key, each in entries.items() if is_recent(each["at"])}
        if kept:
            _take_overs[room](learner, kept)
        request.session.set_expiry(None)  # that of a visitor ended with the browser


def connect() -> None:
    """Listen to sign-ins."""
    user_logged_in.connect(_signed_in, dispatch_uid="portal.study.take_over")
