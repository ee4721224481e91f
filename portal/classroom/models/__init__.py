"""Classes, who is in them, and what is assigned to them."""

from portal.classroom.models.assignment import (
    Assignment,
    AssignmentPart,
    Extension,
    Handout,
    PartKind,
)
from portal.classroom.models.classroom import (
    CODE_LENGTH,
    CODE_SIGNS,
    Classroom,
    Enrolment,
    EnrolmentStatus,
    Teaching,
    new_join_code,
)

__all__ = [
    "CODE_LENGTH",
    "CODE_SIGNS",
    "Assignment",
    "AssignmentPart",
    "Classroom",
    "Enrolment",
    "EnrolmentStatus",
    "Extension",
    "Handout",
    "PartKind",
    "Teaching",
    "new_join_code",
]
