"""What somebody opened, is done with, and where they stopped."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.models import Article, Passage, Revision
from portal.lessons.models import Lesson, Module
from portal.study.work import KINDS


def _exactly_one() -> Q:
    """That one of the kinds of work is named and no other."""
    found = Q()
    for kind in KINDS:
        found |= Q(**{f"{other}__isnull": other != kind for other in KINDS})
    return found


class Progress(models.Model):
    """That somebody opened a lesson, a module, a text or a passage, and is perhaps done with it.

    Two moments and nothing else: how long somebody reads is not collected. A section of a text is
    the passage from its heading to its last word.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, null=True, related_name="+")
    module = models.ForeignKey(Module, on_delete=models.CASCADE, null=True, related_name="+")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, null=True, related_name="+")
    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, null=True, related_name="+")
    opened_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_exactly_one(), name="progress_is_of_one_work"),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(done_at__gte=F("opened_at")),
                name="work_is_done_after_it_is_opened",
            ),
            *(
                models.UniqueConstraint(
                    fields=["person", kind], name=f"progress_of_a_person_on_a_{kind}_is_one"
                )
                for kind in KINDS
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.opened_at:%Y-%m-%d}"


class LastPlace(models.Model):
    """Where somebody stopped in a text: a character of one of its revisions."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "article"], name="somebody_stops_at_one_place_of_a_text"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.article_id}"
