"""Keys as plain values, under the name of their kind."""

from typing import Any

from portal.lessons.scoring.choice import ChoiceKey
from portal.lessons.scoring.evidence import EvidenceKey
from portal.lessons.scoring.free import FreeKey
from portal.lessons.scoring.matching import MatchingKey
from portal.lessons.scoring.number import NumberKey
from portal.lessons.scoring.ordering import OrderingKey
from portal.lessons.scoring.short import ShortKey
from portal.lessons.scoring.true_false import TrueFalseKey

Key = (
    ChoiceKey
    | TrueFalseKey
    | ShortKey
    | NumberKey
    | OrderingKey
    | MatchingKey
    | EvidenceKey
    | FreeKey
)

_READERS: dict[str, Any] = {
    "single": ChoiceKey,
    "multiple": ChoiceKey,
    "true_false": TrueFalseKey,
    "short": ShortKey,
    "number": NumberKey,
    "ordering": OrderingKey,
    "matching": MatchingKey,
    "evidence": EvidenceKey,
    "free": FreeKey,
}


def key_from_data(kind: str, data: dict[str, Any]) -> Key:
    """The key that `data` was written from."""
    key: Key = _READERS[kind].from_data(data)
    return key
