"""This room's relations to people."""

from portal.accounts.personal_data import Fate, register
from portal.classroom.operations.classes import leave_classes


def register_all() -> None:
    """Say what becomes of each. An assignment serves the class and stays, without its maker."""
    register(
        "classroom.Teaching",
        "person",
        fate=Fate.ERASE,
        export=("classroom__name", "began_at"),
        before=leave_classes,
    )
    register(
        "classroom.Enrolment",
        "student",
        fate=Fate.ERASE,
        export=("classroom__name", "status", "joined_at", "left_at", "used_outside"),
    )
    register(
        "classroom.Extension",
        "student",
        fate=Fate.ERASE,
        export=("handout__assignment__title", "due_at"),
    )
    register(
        "classroom.Assignment",
        "made_by",
        fate=Fate.UNNAME,
        export=("title", "instructions", "made_at"),
    )
