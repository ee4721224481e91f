"""What was stated last."""

from articles.actor import Person
from timeline.models import Attestation, Observation


def latest_of(person: Person) -> Attestation | Observation | None:
    """The statement that an editor made last, if it is in force; two queries."""
    attestation = Attestation.objects.in_force().filter(editor=person).order_by("-pk").first()
    observation = Observation.objects.in_force().filter(editor=person).order_by("-pk").first()
    if attestation and observation:
        is_newer = attestation.created_at > observation.created_at
        return attestation if is_newer else observation
    return attestation or observation
