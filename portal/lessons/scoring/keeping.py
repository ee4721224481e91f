"""Keys as plain values, under the name of their kind."""

from typing import Any

from portal.lessons.scoring.choice import ChoiceKey
from portal.lessons.scoring.evidence import EvidenceKey
from portal.lessons.scoring.free import FreeKey
from portal.lessons.scoring.number import NumberKey
from portal.lessons.scoring.ordering import OrderingKey
from portal.lessons.scoring.short import ShortKey

Key = ChoiceKey | ShortKey | NumberKey | OrderingKey | EvidenceKey | FreeKey

_READERS: dict[str, Any] = {
    "single": ChoiceKey,
    "multiple": ChoiceKey,
    "short": ShortKey,
    "number": NumberKey,
    "ordering": OrderingKey,
    "evidence": EvidenceKey,
    "free": FreeKey,
}


def key_from_data(kind: str, data: dict[str, Any]) -> Key:
    """The key that `data` was written from."""
    key: Key = _READERS[kind].from_data(data)
    return key
