"""Assigning something to classes, changing it, giving a student more time."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from articles.models import Article, Passage
from articles.operations.passages import mark_passage
from portal.accounts.models import User
from portal.classroom.models import (
    Assignment,
    AssignmentPart,
    Classroom,
    Enrolment,
    Extension,
    Handout,
    PartKind,
)
from portal.classroom.operations.twice import wait_for_own
from portal.classroom.targets import Target, Words
from portal.lessons.models import Lesson, Module

MOST_PARTS = 50

Thing = tuple[PartKind, int]
"""What is read: its kind and its key."""


@dataclass(frozen=True, slots=True)
class DatesOfClass:
    """When one class gets an assignment, and until when."""

    classroom: Classroom
    opens_at: datetime.datetime | None
    due_at: datetime.datetime | None
    late_days: int | None


@transaction.atomic
def assign(
    *,
    by: User,
    title: str,
    instructions: str,
    targets: Sequence[Target],
    classes: Iterable[DatesOfClass],
) -> Assignment:
    """Give something to read to several classes, each with its own dates; sent twice, once.

    That `by` teaches the classes and may read the targets is settled by who found them.
    """
    since = wait_for_own(by)
    assignment = Assignment(title=title, instructions=instructions, made_by=by)
    assignment.full_clean(exclude=["made_by"])
    things = _things(by, targets)
    handouts = [
        Handout(
            assignment=assignment,
            classroom=dates.classroom,
            opens_at=dates.opens_at,
            due_at=dates.due_at,
            late_days=dates.late_days,
        )
        for dates in classes
    ]
    if not handouts or any(each.classroom.archived_at for each in handouts):
        raise ValidationError("Choose a running class.")
    twin = _just_assigned(assignment, things, handouts, since)
    if twin is not None:
        return twin
    assignment.save()
    _add_parts(assignment, things)
    for handout in handouts:
        handout.assignment = assignment  # which has its key now
        handout.full_clean()
    Handout.objects.bulk_create(handouts)
    return assignment


def _just_assigned(
    wanted: Assignment, things: list[Thing], handouts: list[Handout], since: datetime.datetime
) -> Assignment | None:
    """The same assignment, for the same classes and dates, where it was made a moment ago."""
    recent = Assignment.objects.filter(
        made_by=wanted.made_by,
        title=wanted.title,
        instructions=wanted.instructions,
        made_at__gt=since,
    )
    for made in recent:
        parts = [(part.kind, part.key) for part in made.parts.order_by("position")]
        if parts == things and set(map(_dates, made.handouts.all())) == set(map(_dates, handouts)):
            return made
    return None


def _dates(handout: Handout) -> tuple[object, ...]:
    return handout.classroom_id, handout.opens_at, handout.due_at, handout.late_days


def _things(by: User, targets: Sequence[Target]) -> list[Thing]:
    """What the targets are, once each; words become passages."""
    things: list[Thing] = []
    for target in targets:
        named = _named(by, target)
        if named not in things:
            things.append(named)
    if not 0 < len(things) <= MOST_PARTS:
        raise ValidationError("An assignment has something to read, and not too much.")
    return things


def _add_parts(assignment: Assignment, things: Sequence[Thing]) -> None:
    AssignmentPart.objects.bulk_create(
        AssignmentPart(
            **{
                "assignment": assignment,
                "position": position,
                "kind": kind,
                f"{kind}_id": key,
            }
        )
        for position, (kind, key) in enumerate(things)
    )


def _named(by: User, target: Target) -> Thing:
    match target:
        case Lesson():
            return PartKind.LESSON, target.pk
        case Module():
            return PartKind.MODULE, target.pk
        case Article():
            return PartKind.ARTICLE, target.pk
        case Passage():
            return PartKind.PASSAGE, target.pk
        case Words(revision, start, end):
            marked = mark_passage(by=by, revision=revision, start=start, end=end)
            return PartKind.PASSAGE, marked.pk


@transaction.atomic
def change_handout(  # noqa: PLR0913 - the fields of one form
    *,
    by: User,
    handout: Handout,
    title: str,
    instructions: str,
    opens_at: datetime.datetime | None,
    due_at: datetime.datetime | None,
    late_days: int | None,
) -> None:
    """Change the dates of one class, and the words.

    Where another class that `by` does not teach has the assignment too, this class gets its own.
    """
    assignment = handout.assignment
    if (assignment.title, assignment.instructions) != (title, instructions):
        others = assignment.handouts.exclude(
            classroom__in=Classroom.objects.taught_by(by).values("pk")
        )
        if others.exists():
            assignment = _copy(by, assignment)
        assignment.title, assignment.instructions = title, instructions
        assignment.full_clean(exclude=["made_by"])
        assignment.save()
    handout.assignment = assignment
    handout.opens_at, handout.due_at, handout.late_days = opens_at, due_at, late_days
    handout.full_clean()
    handout.save()


def _copy(by: User, assignment: Assignment) -> Assignment:
    made = Assignment.objects.create(
        title=assignment.title, instructions=assignment.instructions, made_by=by
    )
    parts = list(assignment.parts.order_by("position"))
    for part in parts:
        part.pk, part.assignment = None, made
        part._state.adding = True  # noqa: SLF001 - how Django says to copy a row
    AssignmentPart.objects.bulk_create(parts)
    return made


@transaction.atomic
def take_back(*, by: User, handout: Handout) -> None:
    """Take an assignment back from a class; what students marked and noted stays theirs."""
    del by
    assignment = handout.assignment
    handout.delete()
    if not assignment.handouts.exists():
        assignment.delete()


def extend(
    *, by: User, handout: Handout, enrolment: Enrolment, due_at: datetime.datetime
) -> Extension:
    """Give a student of the class until a later moment."""
    del by
    if handout.due_at is None or due_at <= handout.due_at:
        raise ValidationError("An extension ends after the class's due date.")
    if enrolment.classroom_id != handout.classroom_id:
        raise ValidationError("The student is in another class.")
    extension, _is_new = Extension.objects.update_or_create(
        handout=handout, student=enrolment.student, defaults={"due_at": due_at}
    )
    return extension
