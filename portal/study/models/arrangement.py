"""In which order a learner put the events of a sequence."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.lessons.models import Step


class Arrangement(models.Model):
    """The events of a step in the order that somebody gave them, by their keys.

    Made once, as long as the step asks for the same events.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="+")
    order = models.JSONField(_("order"))
    arranged_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "step"], name="somebody_arranges_a_sequence_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.step_id}"
