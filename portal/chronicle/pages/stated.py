"""What passages state of one thing, for the pages of other rooms that set it side by side."""

from dataclasses import dataclass

from portal.chronicle.pages.event import Judged, judged_of, standing_of
from portal.chronicle.pages.testimony import Testimony, testimonies
from timeline.agreement import Statement, judge
from timeline.models import Event, Indicator
from timeline.queries.standing import observations_shown


@dataclass(frozen=True, slots=True)
class Stated:
    """The statements of a subject in order of publication, each with its words."""

    statements: tuple[Statement, ...]
    testimonies: tuple[Testimony, ...]


def stated_of(subject: Event | Indicator, most: int) -> Stated:
    """The first statements that readers can see, at most so many."""
    if isinstance(subject, Event):
        standing = standing_of(subject)[:most]
    else:
        standing = observations_shown([subject.pk])[:most]
    return Stated(tuple(each.statement for each in standing), testimonies(standing))


def verdict_on(subject: Event | Indicator, stated: Stated) -> Judged:
    """What the statements say together, with the settlement if there is one."""
    return judged_of(subject, judge(stated.statements))
