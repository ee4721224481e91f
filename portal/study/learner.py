"""Who works on a private page: somebody with an account, or a visitor whose session keeps it."""

from dataclasses import dataclass
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.utils import timezone

from portal.accounts.models import User
from portal.accounts.rules import is_person


@dataclass(frozen=True, slots=True)
class Learner:
    """A person, or nobody known; and the session, which holds what a visitor does."""

    person: User | None
    session: SessionBase

    def kept(self, room: str, step: int) -> dict[str, Any]:
        """What the session holds of one step."""
        entry: dict[str, Any] = self.session.get(room, {}).get(str(step), {})
        found: dict[str, Any] = entry.get("values", {})
        return found

    def keep(self, room: str, step: int, values: dict[str, Any]) -> None:
        """Let the session hold something of one step, with the moment; it ends with the browser."""
        entry = {"at": timezone.now().isoformat(), "values": values}
        self.session[room] = {**self.session.get(room, {}), str(step): entry}
        self.session.set_expiry(0)


def learner_of(request: HttpRequest) -> Learner:
    """Who asks."""
    person = request.user if is_person(request.user) else None
    return Learner(person, request.session)
