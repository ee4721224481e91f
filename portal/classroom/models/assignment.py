"""What is assigned, to which classes, and until when."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Passage
from portal.accounts.rules import Visitor, is_person
from portal.classroom.models.classroom import Classroom
from portal.lessons.models import Lesson, Module

LONGEST_LATE_WINDOW = 365  # days


class Assignment(models.Model):
    """Something to read, with a title and instructions; one for all classes that get it."""

    title = models.CharField(_("title"), max_length=200)
    instructions = models.TextField(_("instructions"), max_length=4000, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="assignment_has_a_title"),
        )

    def __str__(self) -> str:
        return f"{self.pk}"


class PartKind(models.TextChoices):
    """What can be read for an assignment."""

    LESSON = "lesson", _("lesson")
    MODULE = "module", _("module")
    ARTICLE = "article", _("text")
    PASSAGE = "passage", _("passage")


def _only(kind: str) -> Q:
    """That a part has a target of its kind and no other."""
    others = {f"{other}__isnull": other != kind for other in PartKind.values}
    return Q(kind=kind, **others)


class AssignmentPart(models.Model):
    """One thing that is read for an assignment. It names no class: the desk may show it."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="parts")
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=7, choices=PartKind)
    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, null=True, related_name="+")
    module = models.ForeignKey(Module, on_delete=models.PROTECT, null=True, related_name="+")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, null=True, related_name="+")
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("part of an assignment")
        verbose_name_plural = _("parts of assignments")
        constraints = (
            models.CheckConstraint(
                condition=_only("lesson") | _only("module") | _only("article") | _only("passage"),
                name="part_names_one_thing_of_its_kind",
            ),
            models.UniqueConstraint(
                fields=["assignment", "position"], name="parts_stand_one_after_another"
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def key(self) -> int:
        """The key of what is read."""
        key: int = getattr(self, f"{self.kind}_id")
        return key


class HandoutQuerySet(models.QuerySet["Handout"]):
    """Narrows handouts by who may see them."""

    def opened(self, at: datetime.datetime | None = None) -> Self:
        """Those that students see at a moment."""
        return self.filter(opens_at__lte=at or timezone.now())

    def visible_to(self, user: Visitor) -> Self:
        """A teacher's: those of the classes taught; a student's: the opened ones of the own."""
        if not is_person(user):
            return self.none()
        taught = Classroom.objects.taught_by(user).values("pk")
        attended = Classroom.objects.attended_by(user).values("pk")
        opened = Q(opens_at__lte=timezone.now())
        return self.filter(Q(classroom__in=taught) | (Q(classroom__in=attended) & opened))


class Handout(models.Model):
    """An assignment given to one class, with the dates of that class.

    Without a moment to open it waits for its dates: students do not see it.
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="handouts")
    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="handouts")
    opens_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    late_days = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = HandoutQuerySet.as_manager()

    class Meta:
        verbose_name = _("handout")
        verbose_name_plural = _("handouts")
        constraints = (
            models.UniqueConstraint(
                fields=["assignment", "classroom"], name="class_gets_an_assignment_once"
            ),
            models.CheckConstraint(
                condition=Q(due_at=None) | Q(opens_at__isnull=False, due_at__gt=F("opens_at")),
                name="handout_is_due_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(late_days=None) | Q(late_days__lte=LONGEST_LATE_WINDOW),
                name="late_window_is_no_longer_than_a_year",
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk}"


class ExtensionQuerySet(models.QuerySet["Extension"]):
    """Narrows extensions by who may see them."""

    def visible_to(self, user: Visitor) -> Self:
        """A teacher's: those of the classes taught; a student's: the own ones."""
        if not is_person(user):
            return self.none()
        taught = Classroom.objects.taught_by(user).values("pk")
        return self.filter(Q(handout__classroom__in=taught) | Q(student=user))


class Extension(models.Model):
    """More time for one student."""

    handout = models.ForeignKey(Handout, on_delete=models.CASCADE, related_name="extensions")
    student = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    due_at = models.DateTimeField()

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        constraints = (
            models.UniqueConstraint(
                fields=["handout", "student"], name="student_has_one_extension_of_a_handout"
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk}"
