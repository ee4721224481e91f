"""How a learner sees two statements stand to each other."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.lessons.models import Step


class Relation(models.TextChoices):
    """How two statements about one thing stand to each other."""

    AGREE = "agree", _("they agree")
    TIME = "time", _("they differ by time")
    CONTRADICT = "contradict", _("they contradict each other")
    NOT_COMPARABLE = "not_comparable", _("they cannot be compared")


class Pairing(models.Model):
    """What somebody says of two statements at a desk. Statements are named by their keys."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="+")
    first = models.CharField(max_length=40)
    second = models.CharField(max_length=40)
    relation = models.CharField(max_length=20, choices=Relation)
    paired_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "step", "first", "second"],
                name="somebody_classifies_a_pair_once",
            ),
            models.CheckConstraint(
                condition=~Q(first=F("second")), name="pair_is_of_two_statements"
            ),
            models.CheckConstraint(
                condition=Q(relation__in=Relation.values), name="pair_stands_in_a_known_relation"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.first}, {self.second}"
