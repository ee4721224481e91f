"""What happened, or is meant to happen."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.fields import HistoricalDateField
from articles.models import Annotation, AnnotationKind, Theme
from timeline.agreement import Verdict
from timeline.models.judged import Judged
from timeline.models.status import Status


class EventKind(models.TextChoices):
    """What an event is."""

    EVENT = "event", _("event")
    DOCUMENT = "document", _("document issued")
    MEETING = "meeting", _("meeting")
    MEMBERSHIP = "membership", _("membership")
    AGREEMENT = "agreement", _("agreement")
    GOAL = "goal", _("goal")


class EventQuerySet(models.QuerySet["Event"]):
    """Narrows events by who may see them."""

    def published(self) -> Self:
        """Those that readers see."""
        return self.filter(status=Status.PUBLISHED)

    def vouched_for(self) -> Self:
        """Those published ones that words before readers' eyes stand for."""
        return self.published().filter(statement_count__gt=0)

    def disputed(self) -> Self:
        """Those whose sources contradict each other before readers' eyes, settled or not."""
        return self.filter(verdict=Verdict.CONTRADICT)


class Event(Judged):
    """Something with a place on the timeline. What sources state about it are its attestations.

    `date` is where the editors put it; without one it is in no drawing, but ends the lists.
    """

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=200)
    title_vi = models.CharField(_("title in Vietnamese"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)
    description_vi = models.TextField(_("description in Vietnamese"), blank=True)
    date = HistoricalDateField(
        _("date"),
        blank=True,
        bounds=("date_earliest", "date_latest"),
        precision="date_precision",
    )
    date_earliest = models.BigIntegerField(null=True, editable=False)
    date_latest = models.BigIntegerField(null=True, editable=False)
    date_precision = models.CharField(max_length=10, blank=True, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=EventKind, default=EventKind.EVENT)
    themes = models.ManyToManyField(
        Theme, blank=True, related_name="events", verbose_name=_("themes")
    )
    weight = models.PositiveSmallIntegerField(
        _("weight"), default=3, help_text=_("1 to 5. The heavier is shown where space is short.")
    )
    disputed_days = models.TextField(blank=True, editable=False)
    """The days of the dates that contradict each other, as the drawing needs them: ``1:5 9:9``."""
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False
    )

    objects = EventQuerySet.as_manager()

    class Meta(Judged.Meta):
        ordering = ("date_earliest", "date_latest", "pk")
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            *Judged.Meta.constraints,
            models.CheckConstraint(
                condition=Q(weight__gte=1, weight__lte=5),
                name="event_weighs_one_to_five",
                violation_error_message=_("The weight is a number from 1 to 5."),
            ),
        ]
        indexes = [
            models.Index(
                # The last two only spare a look at the row: all events are counted on every page.
                fields=["status", "date_earliest", "date_latest", "statement_count"],
                name="event_on_the_timeline",
            )
        ]

    def __str__(self) -> str:
        return self.title


class EventReference(models.Model):
    """That an annotation points to an event."""

    annotation = models.OneToOneField(
        Annotation,
        on_delete=models.CASCADE,
        limit_choices_to={"kind": AnnotationKind.CROSS_REFERENCE},
        related_name="event_reference",
        verbose_name=_("annotation"),
    )
    event = models.ForeignKey(
        Event, on_delete=models.PROTECT, related_name="references", verbose_name=_("event")
    )

    class Meta:
        verbose_name = _("reference to an event")
        verbose_name_plural = _("references to events")

    def __str__(self) -> str:
        return f"{self.annotation_id} · {self.event_id}"
