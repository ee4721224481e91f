"""Make events and indicators, show them to the public, take them back."""

from dataclasses import asdict, dataclass

from django.db import transaction

from articles.actor import Actor
from articles.dating import HistoricalDate
from articles.models import Theme
from timeline.models import Event, EventKind, Indicator, Status


class PublishingError(ValueError):
    """The event or indicator cannot be shown as it is."""


@dataclass(frozen=True, slots=True)
class EventFields:
    """What is said of a new event. Without a date it is not on the timeline."""

    slug: str
    title: str
    title_vi: str = ""
    description: str = ""
    description_vi: str = ""
    date: HistoricalDate | None = None
    kind: EventKind = EventKind.EVENT
    weight: int = 3
    themes: tuple[Theme, ...] = ()


@transaction.atomic
def create_event(*, by: Actor, fields: EventFields) -> Event:
    """Make a draft of an event. ValidationError where its address is taken or its title empty."""
    del by  # who made it stands in the admin's log and with its attestations
    event = Event(
        slug=fields.slug,
        title=fields.title,
        title_vi=fields.title_vi,
        description=fields.description,
        description_vi=fields.description_vi,
        date=str(fields.date) if fields.date else "",
        kind=fields.kind,
        weight=fields.weight,
    )
    event.full_clean()
    event.save()
    event.themes.set(fields.themes)
    return event


@dataclass(frozen=True, slots=True)
class IndicatorFields:
    """What is said of a new indicator."""

    slug: str
    name: str
    unit: str
    counting: str
    name_vi: str = ""
    unit_vi: str = ""
    definition: str = ""
    definition_vi: str = ""


@transaction.atomic
def create_indicator(*, by: Actor, fields: IndicatorFields) -> Indicator:
    """Make a draft of an indicator. ValidationError where its address is taken or a field empty."""
    del by  # who made it stands in the admin's log and with its observations
    indicator = Indicator(**asdict(fields))
    indicator.full_clean()
    indicator.save()
    return indicator


@transaction.atomic
def publish(*, by: Actor, subject: Event | Indicator) -> None:
    """Show an event or an indicator to readers, once it stands on a passage."""
    del by
    if isinstance(subject, Event):
        stands = subject.attestations.in_force().exists()
    else:
        stands = subject.observations.in_force().exists()
    if not stands:
        raise PublishingError(f"“{subject}” stands on no passage yet. Add one first.")
    subject.status = Status.PUBLISHED
    subject.save(update_fields=["status"])  # the verdict may be newer than this copy


@transaction.atomic
def take_back(*, by: Actor, subject: Event | Indicator) -> None:
    """Make a published event or indicator a draft again."""
    del by
    subject.status = Status.DRAFT
    subject.save(update_fields=["status"])
