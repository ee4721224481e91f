"""Where the words of a source stand that a passage of its digest reports."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.passage import Passage


class SourcePlace(models.Model):
    """The place in the source's file of the words that a passage of its digest reports.

    It holds none of these words: `start` and `end` count the characters of the decoded file,
    `sha256` is the checksum of what stands between. Where the source's own text is held, `words`
    is the passage on it.
    """

    passage = models.OneToOneField(
        Passage, on_delete=models.CASCADE, related_name="source_place", verbose_name=_("passage")
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    words = models.ForeignKey(
        Passage,
        on_delete=models.SET_NULL,
        null=True,
        related_name="reported_by",
        verbose_name=_("words of the source"),
    )

    class Meta:
        ordering = ("passage",)
        verbose_name = _("place in the source")
        verbose_name_plural = _("places in the source")
        constraints = [
            models.CheckConstraint(
                condition=Q(end__gt=F("start")), name="place_in_the_source_is_not_empty"
            )
        ]

    def __str__(self) -> str:
        return f"{self.passage_id} · {self.start}-{self.end}"
