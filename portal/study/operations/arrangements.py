"""Put events in order. Once their dates are open, the order stays."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.utils import timezone

from portal.lessons.models import Step, StepKind
from portal.lessons.queries import events_to_order
from portal.study.keeping import Kept
from portal.study.learner import Learner
from portal.study.models import Arrangement
from portal.study.queries.arrangements import ARRANGEMENTS, arrangement_of
from timeline.models import Event


@transaction.atomic
def arrange(*, by: Learner, step: Step, events: Collection[Event], order: Sequence[str]) -> None:
    """Keep an order of the events that a sequence has now.

    The first one counts, after which their dates are open; it takes the place of one of other
    events, which the sequence had before.
    """
    before = arrangement_of(by, step, events)
    if before.order is not None:
        return
    if by.person is None:
        by.keep(ARRANGEMENTS, step.pk, {"order": list(order)})
        return
    # Of two that are sent at once, the one that is written later finds nothing to write.
    if before.outdated is not None:
        rows = Arrangement.objects.filter(person=by.person, step=step, order=before.outdated)
        rows.update(order=list(order), arranged_at=timezone.now())
        return
    made = Arrangement(person=by.person, step=step, order=list(order))
    Arrangement.objects.bulk_create([made], ignore_conflicts=True)


@transaction.atomic
def take_over_arrangements(learner: Learner, kept: Kept) -> None:
    """Give somebody who signs in the orders of their session; one of the same events stays."""
    for step in Step.objects.filter(pk__in=kept, kind=StepKind.SEQUENCE):
        events, order = events_to_order(step), kept[step.pk]["order"]
        if sorted(order) == sorted(str(event.pk) for event in events):
            arrange(by=learner, step=step, events=events, order=order)
