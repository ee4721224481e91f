"""What is stored of events and figures, and what can never be stored."""

from timeline.models.attestation import Attestation
from timeline.models.event import Event, EventKind, EventReference
from timeline.models.indicator import Indicator, Observation
from timeline.models.status import Status

__all__ = [
    "Attestation",
    "Event",
    "EventKind",
    "EventReference",
    "Indicator",
    "Observation",
    "Status",
]
