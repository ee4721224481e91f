"""When something opens, is due, and closes. Pure: moments come in, nobody looks at a clock.

A moment is an instant; a day and an hour belong to the class's time zone. A due second counts
whole: what is done within 23:59:59 is in time.
"""

import datetime
import zoneinfo
from dataclasses import dataclass, replace
from enum import Enum

SECOND = datetime.timedelta(seconds=1)
SOON = datetime.timedelta(days=2)
"""How long before it is due something is due soon."""
END_OF_DAY = datetime.time(23, 59, 59)


class Phase(Enum):
    """Where a handout stands at a moment."""

    WAITING = "waiting"
    """Not open yet."""
    OPEN = "open"
    DUE_SOON = "due_soon"
    LATE_ALLOWED = "late_allowed"
    """Past due, and still taken."""
    CLOSED = "closed"
    """Past due, and taken no longer."""

    @property
    def is_overdue(self) -> bool:
        return self in {Phase.LATE_ALLOWED, Phase.CLOSED}


class Standing(Enum):
    """Where a student stands with a handout, in the order in which a teacher acts."""

    LATE = "late"
    """Past due and not done."""
    NOT_OPENED = "not_opened"
    READING = "reading"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a handout for one student or for a class."""

    zone: str
    opens_at: datetime.datetime | None = None
    """None: it waits for its dates."""
    due_at: datetime.datetime | None = None
    """None: it has no end."""
    late_days: int | None = None
    """So many days after it is due it is still taken; None: always."""

    @property
    def overdue_at(self) -> datetime.datetime | None:
        """The first moment that is too late."""
        return None if self.due_at is None else _past(self.due_at)

    @property
    def closes_at(self) -> datetime.datetime | None:
        """The first moment at which nothing is taken any more: the same hour, days later."""
        if self.due_at is None or self.late_days is None:
            return None
        local = self.due_at.astimezone(zoneinfo.ZoneInfo(self.zone))
        day = local.date() + datetime.timedelta(days=self.late_days)
        if self.late_days == 0:
            return _past(self.due_at)
        return _past(moment_of(day, local.time(), self.zone))

    def extended(self, due_at: datetime.datetime | None) -> "Dates":
        """The same with a student's own due date; it never takes time away."""
        if due_at is None or self.due_at is None:
            return self
        return replace(self, due_at=max(self.due_at, due_at))


def moment_of(day: datetime.date, hour: datetime.time, zone: str) -> datetime.datetime:
    """The instant of a day and an hour in a time zone.

    An hour that the clock leaves out becomes the first one after; of an hour that comes twice the
    second counts, so that nobody is late by a clock put back.
    """
    place = zoneinfo.ZoneInfo(zone)
    told = datetime.datetime.combine(day, hour)
    first, second = (
        told.replace(tzinfo=place, fold=fold).astimezone(datetime.UTC) for fold in (0, 1)
    )
    is_left_out = all(
        moment.astimezone(place).replace(tzinfo=None) != told for moment in (first, second)
    )
    return _after_gap(first, second, place) if is_left_out else max(first, second)


def end_of(day: datetime.date, zone: str) -> datetime.datetime:
    """The last second of a day in a time zone."""
    return moment_of(day, END_OF_DAY, zone)


def phase_at(dates: Dates, now: datetime.datetime) -> Phase:
    """Where a handout stands at a moment."""
    if dates.opens_at is None or now < dates.opens_at:
        return Phase.WAITING
    if dates.due_at is None or dates.overdue_at is None or now < dates.due_at - SOON:
        return Phase.OPEN
    if now < dates.overdue_at:
        return Phase.DUE_SOON
    if dates.closes_at is None or now < dates.closes_at:
        return Phase.LATE_ALLOWED
    return Phase.CLOSED


def standing_at(
    dates: Dates,
    now: datetime.datetime,
    *,
    opened_at: datetime.datetime | None,
    done_at: datetime.datetime | None,
) -> Standing:
    """Where a student stands at a moment. What is done after the end is not taken."""
    if done_at is not None and (dates.closes_at is None or done_at < dates.closes_at):
        return Standing.DONE
    if phase_at(dates, now).is_overdue:
        return Standing.LATE
    return Standing.NOT_OPENED if opened_at is None else Standing.READING


def was_late(dates: Dates, done_at: datetime.datetime | None) -> bool:
    """Whether something was done after it was due."""
    return done_at is not None and dates.overdue_at is not None and done_at >= dates.overdue_at


def _past(moment: datetime.datetime) -> datetime.datetime:
    return moment.replace(microsecond=0) + SECOND


def _after_gap(
    first: datetime.datetime, second: datetime.datetime, place: zoneinfo.ZoneInfo
) -> datetime.datetime:
    """The instant at which the clock is put forward: the first whose offset is the later one."""
    low, high = sorted((first, second))
    later = high.astimezone(place).utcoffset()
    while high - low > SECOND:
        middle = low + (high - low) / 2
        if middle.astimezone(place).utcoffset() == later:
            high = middle
        else:
            low = middle
    return high.replace(microsecond=0)
