"""What an answer is worth, without a database. The rule is told in docs/reference/scoring.md.

A key gives any answer a score from 0 to 1, as a fraction; a free text has none. Every key can be
written down as plain values and read back, so that an answer keeps the key it was scored by.
"""

from portal.lessons.scoring.choice import ChoiceKey
from portal.lessons.scoring.evidence import EvidenceKey, Span, touched
from portal.lessons.scoring.free import FreeKey
from portal.lessons.scoring.keeping import Key, key_from_data
from portal.lessons.scoring.matching import MatchingKey
from portal.lessons.scoring.number import NumberKey, parse_number
from portal.lessons.scoring.ordering import Lot, OrderingKey, SequenceKey, shuffled
from portal.lessons.scoring.points import KeyFaultError
from portal.lessons.scoring.short import Folding, ShortKey
from portal.lessons.scoring.true_false import FALSE, TRUE, TrueFalseKey

__all__ = [
    "FALSE",
    "TRUE",
    "ChoiceKey",
    "EvidenceKey",
    "Folding",
    "FreeKey",
    "Key",
    "KeyFaultError",
    "Lot",
    "MatchingKey",
    "NumberKey",
    "OrderingKey",
    "SequenceKey",
    "ShortKey",
    "Span",
    "TrueFalseKey",
    "key_from_data",
    "parse_number",
    "shuffled",
    "touched",
]
