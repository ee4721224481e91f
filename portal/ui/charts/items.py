"""What a timeline draws: events one by one, crowds of them, and the lanes for both."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from articles.dating import UNKNOWN_END, UNKNOWN_START, Bounds


class Kind(StrEnum):
    """What an item says: that something happened, or that it shall."""

    EVENT = "event"
    GOAL = "goal"


Key = str | int
"""What tells items apart, the same for all items of a drawing."""


class TimelineItem(NamedTuple):  # made in a quarter of the time of a frozen dataclass
    """An event as a timeline draws it; its words come later, for what is drawn alone.

    `earliest` and `latest` are day numbers or the signs of open and unknown ends (articles.dating).
    `lane` is the key of a lane, `kind` tells goals from everything else. `disputed` holds the
    stated days where sources disagree, else nothing. `weight` decides which labels come first.
    Items sort in order of time.
    """

    earliest: int
    latest: int
    key: Key
    lane: str = ""
    kind: str = Kind.EVENT
    approximate: bool = False
    passages: int = 1
    disputed: tuple[Bounds, ...] | None = None
    weight: int = 0


class Crowd(NamedTuple):
    """Items of one lane that stand so close that they share a ring for sure; only counted.

    `begin` and `end` are the first and the last of the days that they stand at, `first` and `last`
    those of all their days. Days that sources disagree about are in no crowd.
    """

    lane: str
    size: int
    passages: int
    begin: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Lane:
    """A line of the timeline. `letter` stands for it where there is no room for its label."""

    key: str
    label: str
    letter: str
    goals: bool = False


def extent_of(item: TimelineItem) -> tuple[int, int]:
    """The first and the last day that an item is drawn at: all stated days, or its own.

    An item without an end stands where it begins, and one without a beginning where it ends.
    """
    earliest, latest = item.earliest, item.latest
    if not item.disputed:
        if earliest > UNKNOWN_START and latest < UNKNOWN_END:
            return earliest, latest
        return closed(earliest, latest)
    spans = [closed(*span) for span in item.disputed]
    return min(first for first, _ in spans), max(last for _, last in spans)


def closed(earliest: int, latest: int) -> tuple[int, int]:
    """The first and the last day of which at least one is known; both where one is."""
    if latest >= UNKNOWN_END:
        return earliest, earliest
    return (latest if earliest <= UNKNOWN_START else earliest), latest
