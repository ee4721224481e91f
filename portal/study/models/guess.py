"""What a learner guesses of a text before its sourcing card opens."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.lessons.models import Step


class Trust(models.TextChoices):
    """How far a learner would rely on a text."""

    EVERYTHING = "everything", _("in everything")
    MOST = "most", _("in most things")
    SOME = "some", _("in some things")
    NOTHING = "nothing", _("in nothing yet")


class Guess(models.Model):
    """Who speaks, when, why, and how far to be trusted, as somebody guessed it. Made once."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="+")
    who = models.CharField(max_length=300, blank=True)
    when = models.CharField(max_length=300, blank=True)
    why = models.CharField(max_length=500, blank=True)
    trust = models.CharField(max_length=10, choices=Trust)
    because = models.CharField(max_length=500, blank=True)
    guessed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "step"], name="somebody_guesses_a_card_once"),
            models.CheckConstraint(
                condition=Q(trust__in=Trust.values), name="guess_says_how_far_to_trust"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.step_id}"
