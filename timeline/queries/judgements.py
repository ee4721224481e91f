"""What the sources of events and indicators say together."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.agreement import Judgement, Statement, judge
from timeline.models import Attestation, Event, Indicator
from timeline.queries.standing import (
    Audience,
    Ground,
    Standing,
    ground,
    standing_attestations,
    standing_observations,
)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An event or indicator whose sources contradict each other; settled or not."""

    subject: Event | Indicator
    judgement: Judgement


def judgements_of_events(
    events: Iterable[int] | None = None, *, on: Ground | None = None
) -> dict[int, Judgement]:
    """The judgement of each event that has statements; as many queries for one as for all."""
    return judged_by_event(standing_attestations(on or ground(), events))


def judged_by_event(attestations: Iterable[Standing[Attestation]]) -> dict[int, Judgement]:
    """The judgement of each event that attestations are about; those that wait say nothing."""
    groups: dict[int, list[Statement]] = defaultdict(list)
    for standing in attestations:
        if not standing.is_waiting:
            groups[standing.row.event_id].append(standing.statement)
    return {key: judge(statements) for key, statements in groups.items()}


def judgements_of_indicators(
    indicators: Iterable[int] | None = None, *, on: Ground | None = None
) -> dict[int, Judgement]:
    """The judgement of each indicator that has statements; as many queries for one as for all."""
    groups: dict[int, list[Statement]] = defaultdict(list)
    for standing in standing_observations(on or ground(), indicators):
        if not standing.is_waiting:
            groups[standing.row.indicator_id].append(standing.statement)
    return {key: judge(statements) for key, statements in groups.items()}


def disagreements(audience: Audience = Audience.EDITORS) -> list[Disagreement]:
    """Every disagreement, of events in the order of time, then of indicators by name."""
    on = ground(audience)
    of_events = _raised(judgements_of_events(on=on))
    of_indicators = _raised(judgements_of_indicators(on=on))
    events = Event.objects.filter(pk__in=of_events)
    indicators = Indicator.objects.filter(pk__in=of_indicators)
    if audience is Audience.READERS:
        events, indicators = events.published(), indicators.published()
    return [
        *(
            Disagreement(event, of_events[event.pk])
            for event in events.order_by("date_earliest", "date_latest", "pk")
        ),
        *(
            Disagreement(indicator, of_indicators[indicator.pk])
            for indicator in indicators.order_by("name", "pk")
        ),
    ]


def _raised(judgements: dict[int, Judgement]) -> dict[int, Judgement]:
    return {key: judgement for key, judgement in judgements.items() if judgement.is_raised}
