"""Put events in order. Once their dates are open, the order stays."""

from collections.abc import Sequence

from django.db import transaction

from portal.lessons.models import Step, StepKind
from portal.study.keeping import Kept
from portal.study.learner import Learner
from portal.study.models import Arrangement
from portal.study.queries.arrangements import ARRANGEMENTS, arrangement_of


@transaction.atomic
def arrange(*, by: Learner, step: Step, order: Sequence[str]) -> None:
    """Keep the order of some events. The first one counts: after it their dates are open."""
    if arrangement_of(by, step) is not None:
        return
    if by.person is None:
        by.keep(ARRANGEMENTS, step.pk, {"order": list(order)})
        return
    Arrangement.objects.bulk_create(
        [Arrangement(person=by.person, step=step, order=list(order))], ignore_conflicts=True
    )  # sent twice, it is kept once


@transaction.atomic
def take_over_arrangements(learner: Learner, kept: Kept) -> None:
    """Give somebody who signs in the orders of their session; one given before stays."""
    steps = Step.objects.filter(pk__in=kept, kind=StepKind.SEQUENCE)
    Arrangement.objects.bulk_create(
        [
            Arrangement(person=learner.person, step=step, order=kept[step.pk]["order"])
            for step in steps
        ],
        ignore_conflicts=True,
    )
