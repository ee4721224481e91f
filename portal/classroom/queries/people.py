"""Who is, or was, in a class."""

import unicodedata
from collections.abc import Iterable

from portal.classroom.models import Classroom, Enrolment


def everybody_of(classroom: Classroom, keys: Iterable[int] | None = None) -> list[Enrolment]:
    """The students of a class, removed ones too, with the groups that rules ask for; two queries.

    `keys` chooses among the enrolments.
    """
    rows = classroom.enrolments.select_related("student").prefetch_related("student__groups")
    if keys is not None:
        rows = rows.filter(pk__in=list(keys))
    found = list(rows.order_by("pk"))
    for row in found:
        row.classroom = classroom
        names = frozenset(group.name for group in row.student.groups.all())
        row.student.__dict__["group_names"] = names  # what the property would ask for, one by one
    return found


def students_by_name(classroom: Classroom) -> list[Enrolment]:
    """The students who are in a class, by name."""
    rows = Enrolment.objects.active().filter(classroom=classroom).select_related("student")
    return sorted(rows, key=in_a_list)


def in_a_list(enrolment: Enrolment) -> tuple[str, str, int]:
    """Where a student stands in a list of names: Đỗ among the D, An before Ân."""
    name = enrolment.student.get_full_name().casefold()
    letters = unicodedata.normalize("NFD", name.replace("đ", "d"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return plain, name, enrolment.pk
