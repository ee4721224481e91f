"""What sources say together, and what an editor decided about a disagreement."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from timeline.agreement import Verdict
from timeline.models.choices import VERDICTS


class Judged(models.Model):
    """Something that several sources make statements about.

    The verdict on the statements that readers see is kept with it, and how many they are, so that a
    list need not judge (`timeline.operations.judging` keeps them up to date). A disagreement can be
    settled by an editor, with a reason that readers see.
    """

    verdict = models.CharField(
        _("what the sources say together"),
        max_length=20,
        choices=VERDICTS,
        default=Verdict.SINGLE.value,
        editable=False,
    )
    verdict_is_weak = models.BooleanField(default=False, editable=False)
    statement_count = models.PositiveIntegerField(default=0, editable=False)
    judged_until = models.DateTimeField(null=True, editable=False, db_index=True)
    """When a text appears or disappears by the clock, so that all of this has to be found anew."""
    settlement = models.TextField(
        _("settlement"), blank=True, editable=False, help_text=_("Why the case is settled so.")
    )
    settlement_vi = models.TextField(_("settlement in Vietnamese"), blank=True, editable=False)
    settled_value = models.CharField(_("settled value"), max_length=200, blank=True, editable=False)
    settled_at = models.DateTimeField(_("settled"), null=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("settled by"),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at=None, settlement="", settlement_vi="", settled_value="")
                | (Q(settled_at__isnull=False) & ~Q(settlement="")),
                name="settled_%(class)s_has_a_reason",
                violation_error_message=_("Say why the case is settled so."),
            )
        ]

    @property
    def is_settled(self) -> bool:
        """Whether an editor has decided the case."""
        return self.settled_at is not None
