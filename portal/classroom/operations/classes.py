"""Making a class, changing it, closing it, beginning the next one."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from portal.accounts.models import AuditAction, User
from portal.accounts.operations import record
from portal.accounts.rules import is_teacher
from portal.classroom.models import Classroom, Handout, Teaching, new_join_code
from portal.classroom.operations.twice import wait_for_own


class NotATeacherError(Exception):
    """Nobody who may teach has this username."""


class LastTeacherError(Exception):
    """Nobody would be left who teaches the class."""


@transaction.atomic
def make_class(*, by: User, name: str, school_term: str = "", time_zone: str = "") -> Classroom:
    """Make a class whose teacher is who makes it; sent twice, it is made once."""
    made = Classroom(name=name, school_term=school_term, time_zone=time_zone or by.time_zone)
    return _just_made(by, made) or _saved(by, made)


def change_class(
    *, by: User, classroom: Classroom, name: str, school_term: str, time_zone: str
) -> None:
    """Change what a class is called, its term and its time zone. Moments stay as they are."""
    del by  # who changes a name is not written down
    classroom.name, classroom.school_term = name, school_term
    classroom.time_zone = time_zone
    classroom.full_clean()
    classroom.save(update_fields=["name", "school_term", "time_zone"])


def open_joining(*, by: User, classroom: Classroom, until: datetime.datetime | None) -> None:
    """Let students join by the code, until a moment or for good."""
    del by
    if classroom.archived_at:
        raise ValidationError("An archived class is not joined.")
    classroom.join_is_open, classroom.join_expires_at = True, until
    classroom.save(update_fields=["join_is_open", "join_expires_at"])


def close_joining(*, by: User, classroom: Classroom) -> None:
    """Let nobody join; who is in the class stays."""
    del by
    classroom.join_is_open = False
    classroom.save(update_fields=["join_is_open"])


def renew_join_code(*, by: User, classroom: Classroom) -> None:
    """Give the class another code; the old one opens nothing any more."""
    del by
    classroom.join_code = new_join_code()
    classroom.save(update_fields=["join_code"])


@transaction.atomic
def add_teacher(*, by: User, classroom: Classroom, username: str) -> None:
    """Let another teacher teach the class too. Who is no teacher is not told from who is nobody."""
    person = User.objects.filter(username=User.normalize_username(username), is_active=True).first()
    if person is None or not is_teacher(person):
        raise NotATeacherError
    _teaching, is_new = Teaching.objects.get_or_create(classroom=classroom, person=person)
    if is_new:
        detail = _teacher_of(classroom, "+")
        record(by=by, action=AuditAction.ROLES_CHANGED, person=person, detail=detail)


@transaction.atomic
def remove_teacher(*, by: User, classroom: Classroom, teaching: Teaching) -> None:
    """Let somebody teach the class no longer."""
    Classroom.objects.select_for_update().get(pk=classroom.pk)  # two do not go at once
    if not _is_taught_without(classroom, teaching.person):
        raise LastTeacherError
    detail = _teacher_of(classroom, "-")
    record(by=by, action=AuditAction.ROLES_CHANGED, person=teaching.person, detail=detail)
    teaching.delete()


def archive_class(*, by: User | None, classroom: Classroom) -> None:
    """Put a class away: nobody joins, nothing is assigned; all stays to be looked at."""
    del by
    classroom.archived_at = timezone.now()
    classroom.join_is_open = False
    classroom.save(update_fields=["archived_at", "join_is_open"])


def restore_class(*, by: User, classroom: Classroom) -> None:
    """Take a class out of the archive; joining stays closed."""
    del by
    classroom.archived_at = None
    classroom.save(update_fields=["archived_at"])


@transaction.atomic
def copy_class(*, by: User, classroom: Classroom, name: str, school_term: str) -> Classroom:
    """Begin the next term: the same teachers and assignments, no student and none of their work.

    The copied handouts have no dates, so that students see none before a teacher sets them. Who
    taught and is no teacher any more stays behind. Sent twice, the copy is made once.
    """
    made = Classroom(name=name, school_term=school_term, time_zone=classroom.time_zone)
    twin = _just_made(by, made, other_than=classroom.pk)
    if twin is not None:
        return twin
    _saved(by, made)
    for teaching in classroom.teachings.exclude(person=by).select_related("person"):
        if is_teacher(teaching.person):
            add_teacher(by=by, classroom=made, username=teaching.person.username)
    Handout.objects.bulk_create(
        Handout(assignment_id=old.assignment_id, classroom=made, late_days=old.late_days)
        for old in classroom.handouts.order_by("due_at", "pk")
    )
    return made


def leave_classes(person: User) -> None:
    """Before a person is erased: archive the classes that would be left without a teacher."""
    taught = Classroom.objects.current().filter(teachings__person=person)
    for classroom in taught:
        if not _is_taught_without(classroom, person):
            archive_class(by=None, classroom=classroom)


def _is_taught_without(classroom: Classroom, person: User) -> bool:
    """Whether somebody else teaches a class: who is no teacher any more does not see it."""
    others = classroom.teachings.exclude(person=person).select_related("person")
    return any(is_teacher(each.person) for each in others)


def _just_made(by: User, wanted: Classroom, other_than: int = 0) -> Classroom | None:
    """The same class where the same person made it a moment ago."""
    since = wait_for_own(by)
    same = Classroom.objects.taught_by(by).filter(
        name=wanted.name,
        school_term=wanted.school_term,
        time_zone=wanted.time_zone,
        created_at__gt=since,
    )
    return same.exclude(pk=other_than).first()


def _saved(by: User, classroom: Classroom) -> Classroom:
    if not is_teacher(by):
        raise NotATeacherError
    classroom.full_clean()
    classroom.save()
    Teaching.objects.create(classroom=classroom, person=by)
    record(by=by, action=AuditAction.ROLES_CHANGED, person=by, detail=_teacher_of(classroom, "+"))
    return classroom


def _teacher_of(classroom: Classroom, sign: str) -> str:
    return f"{sign}teacher of class {classroom.pk}"
