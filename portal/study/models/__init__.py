"""What is kept of a learner's own work."""

from portal.study.models.answer import Answer, AskedHelp, Regrading
from portal.study.models.arrangement import Arrangement
from portal.study.models.guess import Guess, Trust
from portal.study.models.marks import LONGEST_JOTTING, Colour, Highlight, Jotting, PassagesMade
from portal.study.models.pairing import Pairing, Relation
from portal.study.models.progress import LastPlace, Progress

__all__ = [
    "LONGEST_JOTTING",
    "Answer",
    "Arrangement",
    "AskedHelp",
    "Colour",
    "Guess",
    "Highlight",
    "Jotting",
    "LastPlace",
    "Pairing",
    "PassagesMade",
    "Progress",
    "Regrading",
    "Relation",
    "Trust",
]
