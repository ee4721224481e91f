"""What editors decide on the desk about passages whose words changed or went."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.passage import Anchor


class Confirmation(models.Model):
    """An editor's word that one use of a passage holds on the words of an anchor."""

    anchor = models.ForeignKey(Anchor, on_delete=models.CASCADE, related_name="confirmations")
    use = models.CharField(max_length=60)  # the key of a use, see articles.uses
    is_first = models.BooleanField(default=False)
    """Whether the statement was made on these words, although its passage is older."""
    confirmed_at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        constraints = [
            models.UniqueConstraint(
                fields=["anchor", "use"], name="use_is_confirmed_once_on_an_anchor"
            )
        ]

    def __str__(self) -> str:
        return f"{self.use} · {self.anchor_id}"


class DeskActionKind(models.TextChoices):
    """What was decided."""

    ACCEPT = "accept", _("accepted the proposed place")
    PLACE = "place", _("chose new words")
    CONFIRM = "confirm", _("confirmed the statement")
    RETIRE = "retire", _("retired what stood there")


class DeskAction(models.Model):
    """One decision, with what it takes to undo it.

    `before` has the fields of an anchor that was placed and the uses that this confirmed. Its
    `label` is what the decision was about: the words that were chosen, or the use that was
    confirmed or retired.
    """

    kind = models.CharField(max_length=10, choices=DeskActionKind)
    anchor = models.ForeignKey(Anchor, on_delete=models.CASCADE, related_name="desk_actions")
    use = models.CharField(max_length=60, blank=True)
    before = models.JSONField(default=dict)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        verbose_name = _("decision on the desk")
        verbose_name_plural = _("decisions on the desk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.anchor_id}"
