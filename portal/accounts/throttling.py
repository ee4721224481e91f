"""Makes guessing slow: counts failures, by account first, by address far above a whole class.

An attempt is counted before its password is looked at and taken back when it succeeds, so that
a thousand guesses at the same moment count as a thousand. Where all processes share a cache, the
counters live there; elsewhere in the database.
"""

import datetime
import hashlib
import ipaddress
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from portal.accounts.models import Tally

FIRST_WAIT = datetime.timedelta(minutes=1)
LONGEST_WAIT = datetime.timedelta(minutes=15)
FORGET_AFTER = datetime.timedelta(hours=12)
"""After so long without a wait, waits begin small again."""
SWEEP_EVERY = 200  # new counters


@dataclass(frozen=True, slots=True)
class Limit:
    """So many failures in so long; then each further one is followed by twice the wait."""

    name: str
    failures: int
    window: datetime.timedelta = datetime.timedelta(minutes=10)
    is_cleared: bool = True
    """Whether a success forgets the failures before it: where it proves who tries, as a password
    does. Elsewhere one right guess in ten would let somebody guess for ever."""

    def key(self, subject: str) -> str:
        """Where a subject is counted. A hash: a list of names that were tried tells too much."""
        return hashlib.sha256(f"{self.name}:{subject}".encode()).hexdigest()


PASSWORD = Limit("password", 10)
CODE = Limit("code", 10)
ADDRESS = Limit("address", 300, is_cleared=False)
LETTER = Limit("letter", 5, datetime.timedelta(hours=1))
JOIN_CODE = Limit("join_code", 10, is_cleared=False)


class Subject(NamedTuple):
    """Whose failures are counted, under which limit."""

    limit: Limit
    name: str


class TooManyFailuresError(Exception):
    """The answer to this attempt is to wait."""

    def __init__(self, wait: datetime.timedelta) -> None:
        self.wait = wait
        super().__init__(f"Wait {self.seconds} seconds.")

    @property
    def seconds(self) -> int:
        """Whole seconds to wait, at least one."""
        return max(1, -(-self.wait // datetime.timedelta(seconds=1)))

    @property
    def minutes(self) -> int:
        """Whole minutes to wait, at least one."""
        return max(1, -(-self.wait // datetime.timedelta(minutes=1)))


def begin_attempt(*subjects: Subject) -> None:
    """Count an attempt as a failure for each subject, or refuse it."""
    wait = _begin(_counter(), subjects, timezone.now())
    if wait is not None:
        raise TooManyFailuresError(wait)


def attempt_succeeded(*subjects: Subject) -> None:
    """Forget the failures, or take back this one attempt where the limit is not cleared."""
    counter = _counter()
    with counter.together():
        for subject in subjects:
            if subject.limit.is_cleared:
                counter.forget(subject)
            else:
                counter.give_back(subject)


def _begin(
    counter: "_Rows | _SharedCache", subjects: tuple[Subject, ...], now: datetime.datetime
) -> datetime.timedelta | None:
    """Count for each subject; where one must wait, only its own count stays."""
    with counter.together():
        for done, subject in enumerate(subjects):
            wait = counter.take(subject, now)
            if wait is not None:
                for earlier in subjects[:done]:
                    counter.give_back(earlier)
                return wait
    return None


def address_of(request: HttpRequest) -> str | None:
    """The network address of a request; None where only the proxy's is known.

    ``X-Forwarded-For`` is never read, since anybody can send it. A header that the proxy overwrites
    is named by ``CLIENT_ADDRESS_HEADER``.
    """
    if settings.CLIENT_ADDRESS_HEADER:
        said = request.headers.get(settings.CLIENT_ADDRESS_HEADER, "")
    elif settings.BEHIND_PROXY:
        return None
    else:
        said = request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(said.strip())
    except ValueError:
        return None
    if address.version == 6:  # noqa: PLR2004 - one house has a whole network of IPv6 addresses
        return str(ipaddress.ip_network(f"{address}/64", strict=False))
    return str(address)


def subjects_of(request: HttpRequest, limit: Limit, name: str) -> tuple[Subject, ...]:
    """An account, and the address that the attempt comes from if it is known."""
    address = address_of(request)
    account = Subject(limit, name)
    return (account, Subject(ADDRESS, address)) if address else (account,)


def _wait_after(blocks: int) -> datetime.timedelta:
    """The wait that follows the given number of earlier waits."""
    return min(FIRST_WAIT * (1 << min(blocks, 10)), LONGEST_WAIT)


class _Rows:
    """Counters in the database. Called within `together`."""

    def together(self) -> AbstractContextManager[Any]:
        return transaction.atomic()

    def take(self, subject: Subject, now: datetime.datetime) -> datetime.timedelta | None:
        limit, name = subject
        key = limit.key(name)
        _row, is_new = Tally.objects.get_or_create(key=key, defaults={"began_at": now, "count": 1})
        if is_new:
            return None
        row = Tally.objects.select_for_update().get(key=key)
        if row.blocked_until and now < row.blocked_until:
            return row.blocked_until - now
        rested = row.blocked_until or row.began_at
        if now - rested > (FORGET_AFTER if row.blocks else limit.window):
            row.count, row.began_at, row.blocks, row.blocked_until = 0, now, 0, None
        row.count += 1
        wait = None
        if row.count > limit.failures:
            wait = _wait_after(row.blocks)
            row.count = limit.failures - 1  # one more attempt after the wait
            row.blocks += 1
            row.blocked_until = now + wait
        row.save()
        if row.pk % SWEEP_EVERY == 0:
            Tally.objects.filter(began_at__lt=now - 2 * FORGET_AFTER).exclude(
                blocked_until__gt=now - FORGET_AFTER
            ).delete()
        return wait

    def forget(self, subject: Subject) -> None:
        Tally.objects.filter(key=subject.limit.key(subject.name)).delete()

    def give_back(self, subject: Subject) -> None:
        row = Tally.objects.select_for_update().filter(key=subject.limit.key(subject.name)).first()
        if row and row.count:
            row.count -= 1
            row.save(update_fields=["count"])


class _SharedCache:
    """Counters in a cache that all processes share, whose ``incr`` is atomic."""

    def together(self) -> AbstractContextManager[Any]:
        return nullcontext()

    def take(self, subject: Subject, now: datetime.datetime) -> datetime.timedelta | None:
        limit, name = subject
        key = limit.key(name)
        until: datetime.datetime | None = cache.get(f"{key}:until")
        if until and now < until:
            return until - now
        cache.add(key, 0, limit.window.total_seconds())
        if self._raise(key) <= limit.failures:
            return None
        forget_after = FORGET_AFTER.total_seconds()
        cache.add(f"{key}:blocks", 0, forget_after)
        wait = _wait_after(self._raise(f"{key}:blocks") - 1)
        cache.set(f"{key}:until", now + wait, wait.total_seconds())
        cache.set(key, limit.failures - 1, forget_after)
        return wait

    def forget(self, subject: Subject) -> None:
        key = subject.limit.key(subject.name)
        cache.delete_many([key, f"{key}:until", f"{key}:blocks"])

    def give_back(self, subject: Subject) -> None:
        key = subject.limit.key(subject.name)
        if cache.get(key, 0) > 0:
            cache.decr(key)

    @staticmethod
    def _raise(key: str) -> int:
        try:
            return int(cache.incr(key))
        except ValueError:  # it ran out between two calls
            cache.add(key, 1, FIRST_WAIT.total_seconds())
            return 1


def _counter() -> _Rows | _SharedCache:
    return _SharedCache() if settings.SHARED_CACHE else _Rows()
