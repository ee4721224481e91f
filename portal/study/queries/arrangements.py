"""In which order a learner put the events of a sequence."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.lessons.models import Step
from portal.study.learner import Learner
from portal.study.models import Arrangement
from timeline.models import Event

ARRANGEMENTS = "arrangements"
"""Where a visitor's session holds them."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """What a learner gave for a sequence.

    `order` are the keys of its events; None before, and where the order is of other events than the
    sequence has now: `outdated` holds that one.
    """

    order: list[str] | None = None
    outdated: list[str] | None = None


def arrangement_of(learner: Learner, step: Step, events: Iterable[Event]) -> Arranged:
    """The order that a learner gave to the events that a sequence has now."""
    given: list[str] | None = learner.kept(ARRANGEMENTS, step.pk).get("order")
    if learner.person is not None:
        row = Arrangement.objects.filter(person=learner.person, step=step).first()
        given = row.order if row else None
    if given is None:
        return Arranged()
    if sorted(given) != sorted(str(event.pk) for event in events):
        return Arranged(outdated=given)
    return Arranged(order=given)
