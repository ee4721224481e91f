"""In which order a learner put the events of a sequence."""

from portal.lessons.models import Step
from portal.study.learner import Learner
from portal.study.models import Arrangement

ARRANGEMENTS = "arrangements"
"""Where a visitor's session holds them."""


def arrangement_of(learner: Learner, step: Step) -> list[str] | None:
    """The keys of the events in the order that a learner gave them; None before."""
    if learner.person is not None:
        row = Arrangement.objects.filter(person=learner.person, step=step).first()
        return None if row is None else list(row.order)
    order: list[str] | None = learner.kept(ARRANGEMENTS, step.pk).get("order")
    return order
