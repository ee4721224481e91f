"""Decide a disagreement, with a reason that readers see."""

from django.db import transaction
from django.utils import timezone

from articles.actor import Actor
from timeline.models import Event, Indicator

_SETTLED = ["settlement", "settlement_vi", "settled_value", "settled_at", "settled_by"]


class SettlingError(ValueError):
    """A case is settled with a reason."""


@transaction.atomic
def settle(
    *,
    by: Actor,
    subject: Event | Indicator,
    reason: str,
    reason_vi: str = "",
    value: str = "",
) -> None:
    """Settle what the sources disagree on: why, and where it applies on what value."""
    if not reason.strip():
        raise SettlingError("Say why the case is settled so.")
    subject.settlement, subject.settlement_vi = reason.strip(), reason_vi.strip()
    subject.settled_value = value.strip()
    subject.settled_at = timezone.now()
    subject.settled_by = by
    subject.save(update_fields=_SETTLED)


@transaction.atomic
def unsettle(*, by: Actor, subject: Event | Indicator) -> None:
    """Open a settled case again."""
    del by
    subject.settlement = subject.settlement_vi = subject.settled_value = ""
    subject.settled_at = subject.settled_by = None
    subject.save(update_fields=_SETTLED)
