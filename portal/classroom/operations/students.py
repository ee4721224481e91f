"""Who is in a class: joining, removing, helping in, importing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from portal.accounts import operations as accounts
from portal.accounts.models import AuditAction, User
from portal.accounts.operations import NotManagedError, record
from portal.accounts.rules import (
    has_signed_in_since,
    is_signed_in_somewhere,
    may_be_helped_in,
)
from portal.accounts.throttling import Subject, attempt_succeeded, begin_attempt
from portal.classroom.models import CODE_LENGTH, Classroom, Enrolment, EnrolmentStatus
from portal.classroom.roster import Line
from portal.classroom.rules import shared_elsewhere


class JoinRefusedError(Exception):
    """This code opens no class for this person: unknown, closed, expired, or they were removed."""


class SharedAccountError(Exception):
    """Another class shares, or shared, this account: its password is not this teacher's to set."""


class UsedOutsideError(Exception):
    """The student was out of the class and used the account: it is theirs alone since."""


@dataclass(frozen=True, slots=True)
class SignInCard:
    """What is printed for one student. The password is kept nowhere else."""

    name: str
    username: str
    password: str


def tidy_code(written: str) -> str:
    """A join code as it is stored, from one as people type it: any case, with spaces or dashes."""
    return "".join(sign for sign in written.upper() if sign.isalnum())


def find_open_class(*, code: str, subjects: Sequence[Subject]) -> Classroom:
    """The class that a code opens now.

    Counted against `subjects`: raises `TooManyFailuresError` after a few wrong codes, and
    `JoinRefusedError` for a wrong one.
    """
    begin_attempt(*subjects)
    tidy = tidy_code(code)
    found = None
    if len(tidy) == CODE_LENGTH:
        found = Classroom.objects.current().filter(join_code=tidy).first()
    if found is None or not found.may_be_joined_at(timezone.now()):
        raise JoinRefusedError
    attempt_succeeded(*subjects)
    return found


def join_class(*, by: User, classroom: Classroom) -> Enrolment:
    """Become a student of a class; who was removed from it is let in by its teacher alone.

    Who was let in again and joins by the code too puts the account into the class's care anew.
    """
    if not classroom.may_be_joined_at(timezone.now()):
        raise JoinRefusedError
    if classroom.teachings.filter(person=by).exists():
        raise JoinRefusedError
    enrolment, _is_new = Enrolment.objects.get_or_create(classroom=classroom, student=by)
    if enrolment.status == EnrolmentStatus.REMOVED:
        raise JoinRefusedError
    if enrolment.used_outside:
        enrolment.used_outside = False
        enrolment.save(update_fields=["used_outside"])
    return enrolment


@transaction.atomic
def sign_up_and_join(*, person: User, password: str, classroom: Classroom) -> User:
    """Save a new account that a student fills in, as one of the class's, and enrol it."""
    person.is_managed = True
    person.set_password(password)
    person.full_clean()
    person.save()
    record(by=person, action=AuditAction.MADE, person=person)
    join_class(by=person, classroom=classroom)
    return person


@transaction.atomic
def remove_student(*, by: User, enrolment: Enrolment) -> None:
    """Take a student out of a class. Their own work stays theirs; the class is gone for them."""
    if enrolment.status == EnrolmentStatus.REMOVED:
        return
    enrolment.status, enrolment.left_at = EnrolmentStatus.REMOVED, timezone.now()
    # Whoever is signed in may go on writing without ever signing in again.
    enrolment.used_outside |= is_signed_in_somewhere(enrolment.student)
    enrolment.save(update_fields=["status", "left_at", "used_outside"])
    record(
        by=by,
        action=AuditAction.REMOVED_FROM_CLASS,
        person=enrolment.student,
        detail=f"class {enrolment.classroom_id}",
    )


@transaction.atomic
def readmit_student(*, by: User, enrolment: Enrolment) -> None:
    """Let a removed student in again.

    That gives back the seat; the account only where nobody used it meanwhile. Else a teacher could
    come into what somebody wrote after leaving.
    """
    if enrolment.left_at is None:
        return
    enrolment.used_outside |= has_signed_in_since(enrolment.student, enrolment.left_at)
    enrolment.status, enrolment.left_at = EnrolmentStatus.ACTIVE, None
    enrolment.save(update_fields=["status", "left_at", "used_outside"])
    record(
        by=by,
        action=AuditAction.ROLES_CHANGED,
        person=enrolment.student,
        detail=f"+student of class {enrolment.classroom_id}",
    )


def make_sign_in_cards(*, by: User, enrolments: Sequence[Enrolment]) -> list[SignInCard]:
    """Set a one-time password for each of some students of a class.

    Raises `NotManagedError`, `SharedAccountError` or `UsedOutsideError` before any is set.
    """
    students = [enrolment.student for enrolment in enrolments]
    if any(e.status != EnrolmentStatus.ACTIVE or e.classroom.archived_at for e in enrolments):
        raise NotManagedError
    if not all(map(may_be_helped_in, students)):
        raise NotManagedError
    if shared_elsewhere(by, [student.pk for student in students]):
        raise SharedAccountError
    if any(enrolment.used_outside for enrolment in enrolments):
        raise UsedOutsideError
    return [
        SignInCard(
            student.get_full_name(),
            student.username,
            accounts.set_one_time_password(by=by, person=student),
        )
        for student in students
    ]


def import_roster(*, by: User, classroom: Classroom, lines: Sequence[Line]) -> list[SignInCard]:
    """Make the accounts of a list and enrol them: all or none.

    Raises `ValidationError` where a line is at fault or a username was taken meanwhile. Accounts
    that exist are never enrolled: a list must not reach for somebody else's student.
    """
    if classroom.archived_at or any(line.fault for line in lines):
        raise ValidationError("The list has faults.")
    drafts = [
        accounts.draft_managed_person(by=by, username=line.username, display_name=line.name)
        for line in lines
    ]
    with transaction.atomic():
        Classroom.objects.select_for_update().get(pk=classroom.pk)  # a list sent twice waits here
        for person, _password in drafts:
            accounts.save_managed_person(by=by, person=person)
        Enrolment.objects.bulk_create(
            Enrolment(classroom=classroom, student=person) for person, _password in drafts
        )
    return [
        SignInCard(person.get_full_name(), person.username, password) for person, password in drafts
    ]
