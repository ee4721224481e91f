"""Who may do what in a class."""

from portal.accounts.models import User
from portal.accounts.rules import Visitor, is_teacher
from portal.classroom.models import Classroom, Enrolment


def may_make_classes(visitor: Visitor) -> bool:
    """Whether somebody may make a class."""
    return is_teacher(visitor)


def shared_elsewhere(by: User, students: list[int]) -> frozenset[int]:
    """Those students who are, or were, also in a class that the teacher does not teach.

    Their accounts are not this teacher's to open: a new password would open the work done there
    too, whether or not that class still runs and they are still in it.
    """
    elsewhere = Enrolment.objects.filter(student__in=students).exclude(
        classroom__in=Classroom.objects.taught_by(by).values("pk")
    )
    return frozenset(elsewhere.values_list("student_id", flat=True))
