"""Courses, their modules, and lessons."""

import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.fields import HistoricalDateField


class PublishedQuerySet(models.QuerySet[Any]):
    """Narrows rows by a moment of publication."""

    def published(self, at: datetime.datetime | None = None) -> Self:
        """Those that readers see at a moment."""
        return self.filter(published_at__lte=at or timezone.now())


class Course(models.Model):
    """Modules in order, under one title."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=200)
    title_vi = models.CharField(_("title in Vietnamese"), max_length=200, blank=True)
    summary = models.CharField(_("summary"), max_length=500, blank=True)
    summary_vi = models.CharField(_("summary in Vietnamese"), max_length=500, blank=True)
    position = models.PositiveIntegerField(_("order"), default=0)
    published_at = models.DateTimeField(_("public from"), null=True, blank=True)

    objects = PublishedQuerySet.as_manager()

    class Meta:
        ordering = ("position", "pk")
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    def __str__(self) -> str:
        return self.title


class Module(models.Model):
    """A part of a course, led by one central question."""

    course = models.ForeignKey(
        Course, on_delete=models.CASCADE, related_name="modules", verbose_name=_("course")
    )
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=200)
    title_vi = models.CharField(_("title in Vietnamese"), max_length=200, blank=True)
    question = models.CharField(_("central question"), max_length=300)
    question_vi = models.CharField(_("central question in Vietnamese"), max_length=300, blank=True)
    aims = models.TextField(_("aims"), blank=True, help_text=_("One a line."))
    aims_vi = models.TextField(_("aims in Vietnamese"), blank=True, help_text=_("One a line."))
    period = HistoricalDateField(
        _("period"), blank=True, bounds=("period_earliest", "period_latest")
    )
    period_earliest = models.BigIntegerField(null=True, editable=False)
    period_latest = models.BigIntegerField(null=True, editable=False)
    position = models.PositiveIntegerField(_("order"), default=0)
    published_at = models.DateTimeField(_("public from"), null=True, blank=True)

    objects = PublishedQuerySet.as_manager()

    class Meta:
        ordering = ("position", "pk")
        verbose_name = _("module")
        verbose_name_plural = _("modules")

    def __str__(self) -> str:
        return self.title


class Level(models.TextChoices):
    """How much a lesson asks for."""

    INTRODUCTORY = "introductory", _("introductory")
    INTERMEDIATE = "intermediate", _("intermediate")
    ADVANCED = "advanced", _("advanced")


class Lesson(models.Model):
    """A question and steps in order."""

    module = models.ForeignKey(
        Module, on_delete=models.CASCADE, related_name="lessons", verbose_name=_("module")
    )
    slug = models.SlugField(_("address"), max_length=80)
    title = models.CharField(_("title"), max_length=200)
    title_vi = models.CharField(_("title in Vietnamese"), max_length=200, blank=True)
    question = models.CharField(_("question"), max_length=300)
    question_vi = models.CharField(_("question in Vietnamese"), max_length=300, blank=True)
    aims = models.TextField(_("aims"), blank=True, help_text=_("One a line."))
    aims_vi = models.TextField(_("aims in Vietnamese"), blank=True, help_text=_("One a line."))
    level = models.CharField(_("level"), max_length=15, choices=Level, default=Level.INTRODUCTORY)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=45)
    position = models.PositiveIntegerField(_("order"), default=0)
    published_at = models.DateTimeField(_("public from"), null=True, blank=True)

    objects = PublishedQuerySet.as_manager()

    class Meta:
        ordering = ("position", "pk")
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
        constraints = [
            models.UniqueConstraint(
                fields=["module", "slug"], name="lesson_address_is_unique_in_its_module"
            ),
            models.CheckConstraint(condition=Q(minutes__gt=0), name="lesson_takes_time"),
        ]

    def __str__(self) -> str:
        return self.title
