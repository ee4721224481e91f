"""Figures that sources give, each on its passage."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from timeline.agreement import Counting, Qualifier, Verdict
from timeline.models.choices import COUNTINGS, QUALIFIERS
from timeline.models.judged import Judged
from timeline.models.statement import PassageStatement
from timeline.models.status import Status


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    """Narrows indicators by who may see them."""

    def published(self) -> Self:
        """Those that readers see."""
        return self.filter(status=Status.PUBLISHED)

    def vouched_for(self) -> Self:
        """Those published ones that words before readers' eyes stand for."""
        return self.published().filter(statement_count__gt=0)

    def disputed(self) -> Self:
        """Those whose sources contradict each other before readers' eyes, settled or not."""
        return self.filter(verdict=Verdict.CONTRADICT)


class Indicator(Judged):
    """A thing that is counted or measured again and again."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    name_vi = models.CharField(_("name in Vietnamese"), max_length=200, blank=True)
    unit = models.CharField(
        _("unit"), max_length=60, help_text=_("As it stands after a figure: countries.")
    )
    unit_vi = models.CharField(_("unit in Vietnamese"), max_length=60, blank=True)
    definition = models.TextField(_("definition"), blank=True)
    definition_vi = models.TextField(_("definition in Vietnamese"), blank=True)
    counting = models.CharField(
        _("stock or flow"), max_length=10, choices=COUNTINGS, default=Counting.STOCK.value
    )
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False
    )

    objects = IndicatorQuerySet.as_manager()

    class Meta(Judged.Meta):
        ordering = ("name", "pk")
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        constraints = [
            *Judged.Meta.constraints,
            models.CheckConstraint(condition=~Q(unit=""), name="indicator_has_a_unit"),
        ]

    def __str__(self) -> str:
        return self.name


class ObservationQuerySet(models.QuerySet["Observation"]):
    """Narrows observations."""

    def in_force(self) -> Self:
        """Those that have not been retired."""
        return self.filter(is_retired=False)


class Observation(PassageStatement):
    """A figure for an indicator that a passage gives.

    Unit and stock or flow are the passage's own; where they are not the indicator's, the figure is
    not comparable with the others.
    """

    indicator = models.ForeignKey(
        Indicator,
        on_delete=models.CASCADE,
        related_name="observations",
        verbose_name=_("indicator"),
    )
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=6)
    qualifier = models.CharField(
        _("how exactly"), max_length=10, choices=QUALIFIERS, default=Qualifier.EXACT.value
    )
    unit = models.CharField(_("unit"), max_length=60)
    unit_vi = models.CharField(_("unit in Vietnamese"), max_length=60, blank=True)
    counting = models.CharField(_("stock or flow"), max_length=10, choices=COUNTINGS)

    objects = ObservationQuerySet.as_manager()

    class Meta:
        ordering = ("indicator", "as_of_earliest", "pk")
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "passage", "scope", "as_of"],
                condition=Q(is_retired=False),
                name="passage_gives_a_figure_once",
                violation_error_message=_("This passage gives the figure already."),
            ),
            models.CheckConstraint(condition=~Q(unit=""), name="observation_has_a_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value.normalize():f} {self.unit}"
