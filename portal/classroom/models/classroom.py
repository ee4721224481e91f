"""A class, its teachers and its students."""

import datetime
import secrets
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length, Substr
from django.db.models.lookups import Exact, In
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.models.person import home_time_zone, known_time_zone
from portal.accounts.rules import Visitor, is_person, is_teacher

CODE_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is taken for another: 0 O, 1 I L
CODE_LENGTH = 8


def new_join_code() -> str:
    """Eight signs, about 39 bits: short enough for a blackboard, too many to try."""
    return "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))


def _has_plain_signs_alone(field: str) -> Q:
    """That as many signs stand in a field as a code has, and none but those of codes.

    Without a regular expression: SQLite has none, and a database with a constraint that it cannot
    read by itself is not checked by its own tools any more.
    """
    signs = [In(Substr(field, place, 1), list(CODE_SIGNS)) for place in range(1, CODE_LENGTH + 1)]
    return Q(Exact(Length(field), CODE_LENGTH), *signs)


class ClassroomQuerySet(models.QuerySet["Classroom"]):
    """Narrows classes by who may see them."""

    def taught_by(self, user: Visitor) -> Self:
        """Those that a person teaches. Who is no longer a teacher teaches none."""
        if not is_person(user) or not is_teacher(user):
            return self.none()
        return self.filter(pk__in=Teaching.objects.filter(person=user).values("classroom"))

    def attended_by(self, user: Visitor) -> Self:
        """Those that a person is a student of."""
        if not is_person(user):
            return self.none()
        active = Enrolment.objects.active().filter(student=user)
        return self.filter(pk__in=active.values("classroom"))

    def visible_to(self, user: Visitor) -> Self:
        """Those that a person teaches or attends; nobody else knows of a class."""
        taught = self.model.objects.taught_by(user).values("pk")
        attended = self.model.objects.attended_by(user).values("pk")
        return self.filter(Q(pk__in=taught) | Q(pk__in=attended))

    def current(self) -> Self:
        """Those that are not archived."""
        return self.filter(archived_at=None)


class Classroom(models.Model):
    """A class of students with its teachers, its calendar and its join code."""

    name = models.CharField(_("name"), max_length=80)
    school_term = models.CharField(_("school term"), max_length=40, blank=True)
    time_zone = models.CharField(
        _("time zone"), max_length=64, default=home_time_zone, validators=[known_time_zone]
    )
    join_code = models.CharField(max_length=8, unique=True, default=new_join_code)
    join_is_open = models.BooleanField(default=True)
    join_expires_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    teachers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="Teaching", related_name="+"
    )

    objects = ClassroomQuerySet.as_manager()

    class Meta:
        verbose_name = _("class")
        verbose_name_plural = _("classes")
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="class_has_a_name"),
            models.CheckConstraint(
                condition=_has_plain_signs_alone("join_code"),
                name="join_code_has_eight_plain_signs",
            ),
            models.CheckConstraint(
                condition=Q(archived_at=None) | Q(join_is_open=False),
                name="nobody_joins_an_archived_class",
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk}"

    def may_be_joined_at(self, moment: datetime.datetime) -> bool:
        """Whether the join code opens the class at a moment."""
        runs_out = self.join_expires_at
        return self.join_is_open and (runs_out is None or moment < runs_out)


class Teaching(models.Model):
    """That somebody teaches a class; several may."""

    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="teachings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    began_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["classroom", "person"], name="person_teaches_a_class_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk}"


class EnrolmentStatus(models.TextChoices):
    """Whether a student is in the class."""

    ACTIVE = "active", _("in the class")
    REMOVED = "removed", _("removed")


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    """Narrows enrolments by standing and by who may see them."""

    def active(self) -> Self:
        """Those of students who are in their class."""
        return self.filter(status=EnrolmentStatus.ACTIVE)

    def visible_to(self, user: Visitor) -> Self:
        """A teacher's: those of the classes taught; a student's: the own ones."""
        if not is_person(user):
            return self.none()
        taught = Classroom.objects.taught_by(user).values("pk")
        own = Q(student=user, status=EnrolmentStatus.ACTIVE)
        return self.filter(Q(classroom__in=taught) | own)


class Enrolment(models.Model):
    """That somebody is, or was, a student of a class.

    Whoever is removed has left the class's care: an account that was in use while its owner was
    out is the owner's alone, even after the class let them in again.
    """

    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="enrolments")
    student = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    status = models.CharField(max_length=7, choices=EnrolmentStatus, default=EnrolmentStatus.ACTIVE)
    joined_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True)
    used_outside = models.BooleanField(default=False)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["classroom", "student"], name="student_is_enrolled_once"
            ),
            models.CheckConstraint(
                condition=Q(status="active", left_at=None)
                | Q(status="removed", left_at__isnull=False),
                name="student_is_in_the_class_or_left_at_a_moment",
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk}"
