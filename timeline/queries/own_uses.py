"""What this room has on passages: attestations and observations."""

from collections import defaultdict
from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.uses import Use
from timeline.models import Attestation, Observation, Status
from timeline.queries.values import value_in_words, value_of

ATTESTATION = "attestation"
OBSERVATION = "observation"


def attestations_on(passages: Sequence[int]) -> dict[int, list[Use]]:
    """The attestations on passages that are not retired."""
    found: dict[int, list[Use]] = defaultdict(list)
    rows = Attestation.objects.in_force().filter(passage__in=passages).select_related("event")
    for row in rows.order_by("pk"):
        found[row.passage_id].append(
            Use(
                key=f"{ATTESTATION}:{row.pk}",
                label=_("Attestation of %(event)s: %(value)s")
                % {"event": row.event, "value": _said(row)},
                address=reverse("admin:timeline_event_change", args=[row.event_id]),
                blocks_deletion=True,
                is_public=row.event.status == Status.PUBLISHED,
                waits_for_confirmation=True,
            )
        )
    return found


def observations_on(passages: Sequence[int]) -> dict[int, list[Use]]:
    """The observations on passages that are not retired."""
    found: dict[int, list[Use]] = defaultdict(list)
    rows = Observation.objects.in_force().filter(passage__in=passages).select_related("indicator")
    for row in rows.order_by("pk"):
        found[row.passage_id].append(
            Use(
                key=f"{OBSERVATION}:{row.pk}",
                label=_("Figure for %(indicator)s: %(value)s")
                % {"indicator": row.indicator, "value": _said(row)},
                address=reverse("admin:timeline_indicator_change", args=[row.indicator_id]),
                blocks_deletion=True,
                is_public=row.indicator.status == Status.PUBLISHED,
                waits_for_confirmation=True,
            )
        )
    return found


def _said(row: Attestation | Observation) -> str:
    return value_in_words(value_of(row), "vi" if get_language() == "vi" else "en")
