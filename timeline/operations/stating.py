"""Make a statement of chosen words: the passage and what it states, or nothing at all."""

from dataclasses import dataclass

from django.db import transaction

from articles.actor import Actor
from articles.dating import HistoricalDate
from articles.models import Revision
from articles.operations.passages import mark_passage
from timeline.agreement import Quantity, Wording
from timeline.models import Attestation, Event, Indicator, Observation
from timeline.operations.events import (
    EventFields,
    IndicatorFields,
    create_event,
    create_indicator,
)
from timeline.operations.statements import About, attest, observe


@dataclass(frozen=True, slots=True)
class ChosenWords:
    """Words of a revision, in code points."""

    revision: Revision
    start: int
    end: int


@transaction.atomic
def attest_words(
    *,
    by: Actor,
    words: ChosenWords,
    event: Event | EventFields,
    value: HistoricalDate | Quantity | Wording,
    about: About,
) -> Attestation:
    """Say what words state about an event, or about one that is made with it, as a draft.

    ValidationError as in `attest` and `create_event`.
    """
    if isinstance(event, EventFields):
        event = create_event(by=by, fields=event)
    revision = words.revision
    return attest(
        by=by,
        event=event,
        passage=mark_passage(by=by, revision=revision, start=words.start, end=words.end),
        value=value,
        about=about,
        revision=revision,
    )


@transaction.atomic
def observe_words(
    *,
    by: Actor,
    words: ChosenWords,
    indicator: Indicator | IndicatorFields,
    value: Quantity,
    about: About,
) -> Observation:
    """Say that words give a figure for an indicator, or for one that is made with it, as a draft.

    ValidationError as in `observe` and `create_indicator`.
    """
    if isinstance(indicator, IndicatorFields):
        indicator = create_indicator(by=by, fields=indicator)
    revision = words.revision
    return observe(
        by=by,
        indicator=indicator,
        passage=mark_passage(by=by, revision=revision, start=words.start, end=words.end),
        value=value,
        about=about,
        revision=revision,
    )
