"""What a source states about an event, on its passage."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.fields import HistoricalDateField
from timeline.agreement import Kind
from timeline.models.choices import COUNTINGS, KINDS, QUALIFIERS
from timeline.models.event import Event
from timeline.models.statement import PassageStatement

_NO_DATE = Q(date="")
_NO_TEXT = Q(text="", text_vi="")
_NO_NUMBER = Q(number=None, unit="", unit_vi="", counting="", qualifier="")
_A_NUMBER = Q(number__isnull=False) & ~Q(counting="") & ~Q(qualifier="")


class AttestationQuerySet(models.QuerySet["Attestation"]):
    """Narrows attestations."""

    def in_force(self) -> Self:
        """Those that have not been retired."""
        return self.filter(is_retired=False)

    def on_published_words(self) -> Self:
        """Those in force whose passage has a place in what is published of its text."""
        return self.in_force().filter(
            passage__anchors__revision=F("passage__article__published_revision"),
            passage__anchors__start__isnull=False,
        )

    def shown(self) -> Self:
        """Those on published words that readers see: none that an editor has to confirm first."""
        return self.on_published_words().filter(is_waiting=False)


class Attestation(PassageStatement):
    """A value of one kind that a passage states about an event."""

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="attestations", verbose_name=_("event")
    )
    kind = models.CharField(_("kind of value"), max_length=10, choices=KINDS)
    date = HistoricalDateField(
        _("date"),
        blank=True,
        bounds=("date_earliest", "date_latest"),
        precision="date_precision",
    )
    date_earliest = models.BigIntegerField(null=True, editable=False)
    date_latest = models.BigIntegerField(null=True, editable=False)
    date_precision = models.CharField(max_length=10, blank=True, editable=False)
    number = models.DecimalField(
        _("figure"), max_digits=24, decimal_places=6, null=True, blank=True
    )
    unit = models.CharField(_("unit"), max_length=60, blank=True)
    unit_vi = models.CharField(_("unit in Vietnamese"), max_length=60, blank=True)
    counting = models.CharField(_("stock or flow"), max_length=10, choices=COUNTINGS, blank=True)
    qualifier = models.CharField(_("how exactly"), max_length=10, choices=QUALIFIERS, blank=True)
    text = models.CharField(
        _("name, status or words"),
        max_length=300,
        blank=True,
        help_text=_("Of a source that may not be copied, seven of its words at most."),
    )
    text_vi = models.CharField(_("name, status or words in Vietnamese"), max_length=300, blank=True)
    is_waiting = models.BooleanField(default=False, editable=False)
    """Whether the published words under it wait for an editor; kept as its event is judged."""

    objects = AttestationQuerySet.as_manager()

    class Meta:
        ordering = ("event", "pk")
        verbose_name = _("attestation")
        verbose_name_plural = _("attestations")
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind="date") & ~Q(date="") & _NO_NUMBER & _NO_TEXT)
                | (Q(kind="number") & _A_NUMBER & _NO_DATE & _NO_TEXT)
                | (Q(kind__in=["term", "status", "words"]) & ~Q(text="") & _NO_DATE & _NO_NUMBER),
                name="attestation_has_a_value_of_its_kind_alone",
                violation_error_message=_(
                    "Fill in the value of the kind that you chose, and no other."
                ),
            ),
            models.UniqueConstraint(
                fields=["event", "passage", "kind", "scope"],
                condition=Q(is_retired=False),
                name="passage_attests_a_kind_of_value_once",
                violation_error_message=_("This passage attests the event in this way already."),
            ),
        ]

    def __str__(self) -> str:
        value = self.date or self.text
        if self.number is not None:
            value = f"{self.number.normalize():f} {self.unit}".strip()
        return f"{self.event}: {value}"

    def clean(self) -> None:
        """Name the field that lacks its value, before the constraint speaks of the whole row."""
        super().clean()
        missing: dict[str, Any] = {}
        if self.kind == Kind.DATE and not self.date:
            missing["date"] = _("Which date does the passage give?")
        elif self.kind == Kind.NUMBER and self.number is None:
            missing["number"] = _("Which figure does the passage give?")
        elif self.kind in {Kind.TERM, Kind.STATUS, Kind.WORDS} and not self.text:
            missing["text"] = _("What does the passage say?")
        if missing:
            raise ValidationError(missing)
