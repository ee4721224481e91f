"""The events and figures that stand on a passage, as far as readers see them."""

from timeline.models import Attestation, Event, Indicator, Observation
from timeline.queries.standing import observations_shown


def events_on(public_id: str) -> list[Event]:
    """The published events of which a passage states something, in order of time; one query."""
    said = Attestation.objects.shown().filter(passage__public_id=public_id)
    return list(Event.objects.vouched_for().filter(pk__in=said.values("event")))


def indicators_on(public_id: str) -> list[Indicator]:
    """The published indicators for which a passage gives a figure, by name.

    One query, and one more where there are any: a figure that waits for an editor is not shown.
    """
    given = Observation.objects.in_force().filter(passage__public_id=public_id)
    found = Indicator.objects.vouched_for().filter(pk__in=given.values("indicator"))
    indicators = list(found.order_by("name", "pk"))
    if not indicators:
        return []
    shown = {
        each.row.indicator_id
        for each in observations_shown([indicator.pk for indicator in indicators])
        if each.row.passage.public_id == public_id
    }
    return [indicator for indicator in indicators if indicator.pk in shown]
