"""What somebody marked and noted in a text."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Passage

LONGEST_JOTTING = 5000  # code points


class Colour(models.TextChoices):
    """The colours of highlights. Each has a line of its own too, drawn by the style sheet."""

    AMBER = "amber", _("amber")
    GREEN = "green", _("green")
    BLUE = "blue", _("blue")
    ROSE = "rose", _("rose")


class Highlight(models.Model):
    """Words that somebody marked. Marked again, they change their colour."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="+")
    colour = models.CharField(_("colour"), max_length=10, choices=Colour)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "passage"], name="somebody_highlights_a_passage_once"
            ),
            models.CheckConstraint(
                condition=Q(colour__in=Colour.values), name="highlight_has_a_known_colour"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.colour}"


class Jotting(models.Model):
    """A learner's own note on some words.

    `client_id` is given by whoever writes it, before it is sent: the same note sent twice is one.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="+")
    client_id = models.UUIDField(default=uuid.uuid4)
    body = models.TextField(_("note"), max_length=LONGEST_JOTTING)
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "client_id"], name="somebody_writes_a_jotting_once"
            ),
            models.CheckConstraint(condition=~Q(body=""), name="jotting_is_not_empty"),
        ]

    def __str__(self) -> str:
        return str(self.client_id)


class PassagesMade(models.Model):
    """How many passages somebody added to a text by marking words that nothing stood on."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "article"], name="passages_made_in_a_text_are_counted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.count}"
