"""Say what a passage states, and take it back."""

from dataclasses import dataclass

from django.db import transaction

from articles.actor import Actor
from articles.dating import HistoricalDate
from articles.models import Anchor, Annotation, Passage, Revision
from articles.operations.desk import vouch_for
from timeline.agreement import Quantity, Wording
from timeline.models import Attestation, Event, EventReference, Indicator, Observation
from timeline.queries.own_uses import ATTESTATION, OBSERVATION


@dataclass(frozen=True, slots=True)
class About:
    """What a statement is about and when it holds, as its passage says; what we say beside it."""

    scope: str = ""
    scope_vi: str = ""
    as_of: HistoricalDate | None = None
    comment: str = ""
    comment_vi: str = ""


_NOTHING_MORE = About()


@transaction.atomic
def attest(  # noqa: PLR0913 - an attestation has these parts
    *,
    by: Actor,
    event: Event,
    passage: Passage,
    value: HistoricalDate | Quantity | Wording,
    about: About = _NOTHING_MORE,
    revision: Revision | None = None,
) -> Attestation:
    """Say that a passage states a value about an event.

    `revision` holds the words that were read: the latest that holds the passage, unless told. What
    changed in them before is no reason to ask an editor. ValidationError, with the field to mend,
    where the passage attests the event in this way already or the value is empty.
    """
    attestation = Attestation(event=event, passage=passage, **_described(by, about))
    match value:
        case HistoricalDate():
            attestation.kind, attestation.date = "date", str(value)
        case Quantity():
            attestation.kind, attestation.number = "number", value.value
            attestation.unit, attestation.unit_vi = value.unit, value.unit_vi
            attestation.counting, attestation.qualifier = value.counting, value.qualifier
        case Wording():
            attestation.kind = value.kind
            attestation.text, attestation.text_vi = value.text.strip(), value.text_vi.strip()
    attestation.full_clean()
    attestation.save()
    _vouch(by, passage, revision, f"{ATTESTATION}:{attestation.pk}")
    return attestation


@transaction.atomic
def observe(  # noqa: PLR0913 - an observation has these parts
    *,
    by: Actor,
    indicator: Indicator,
    passage: Passage,
    value: Quantity,
    about: About = _NOTHING_MORE,
    revision: Revision | None = None,
) -> Observation:
    """Say that a passage gives a figure for an indicator.

    `revision` is as in `attest`. ValidationError where the passage gives the figure already.
    """
    observation = Observation(
        indicator=indicator,
        passage=passage,
        value=value.value,
        qualifier=value.qualifier,
        unit=value.unit,
        unit_vi=value.unit_vi,
        counting=value.counting,
        **_described(by, about),
    )
    observation.full_clean()
    observation.save()
    _vouch(by, passage, revision, f"{OBSERVATION}:{observation.pk}")
    return observation


@transaction.atomic
def refer_to_event(*, by: Actor, annotation: Annotation, event: Event) -> EventReference:
    """Let an annotation point to an event, instead of the one it pointed to."""
    del by
    reference, _made = EventReference.objects.update_or_create(
        annotation=annotation, defaults={"event": event}
    )
    return reference


def point_to_event(by: Actor, annotation: int, slug: str) -> None:
    """Let an annotation point to the event with a slug; to none for an empty one."""
    if slug:
        refer_to_event(
            by=by,
            annotation=Annotation.objects.get(pk=annotation),
            event=Event.objects.get(slug=slug),
        )
    else:
        EventReference.objects.filter(annotation=annotation).delete()


def retire_attestation(by: Actor, number: int) -> None:
    """Take an attestation back; it is kept."""
    del by
    _set_retired(Attestation.objects.get(pk=number), is_retired=True)


def restore_attestation(by: Actor, number: int) -> None:
    """Bring a retired attestation back."""
    del by
    _set_retired(Attestation.objects.get(pk=number), is_retired=False)


def retire_observation(by: Actor, number: int) -> None:
    """Take an observation back; it is kept."""
    del by
    _set_retired(Observation.objects.get(pk=number), is_retired=True)


def restore_observation(by: Actor, number: int) -> None:
    """Bring a retired observation back."""
    del by
    _set_retired(Observation.objects.get(pk=number), is_retired=False)


def _described(by: Actor, about: About) -> dict[str, object]:
    return {
        "scope": about.scope,
        "scope_vi": about.scope_vi,
        "as_of": str(about.as_of) if about.as_of else "",
        "comment": about.comment,
        "comment_vi": about.comment_vi,
        "editor": by,
    }


def _vouch(by: Actor, passage: Passage, revision: Revision | None, use: str) -> None:
    read = revision.pk if revision else _last_standing(passage)
    if read is not None:
        vouch_for(by=by, passage=passage, revision_id=read, use=use, is_first=True)


def _last_standing(passage: Passage) -> int | None:
    """The latest revision in which a passage has a place."""
    stood = Anchor.objects.filter(passage=passage, start__isnull=False)
    return stood.order_by("-revision__number").values_list("revision", flat=True).first()


def _set_retired(statement: Attestation | Observation, *, is_retired: bool) -> None:
    statement.is_retired = is_retired
    statement.full_clean()
    statement.save()
