"""What learners answered, and what it was worth."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import Revision
from portal.lessons.models import Question

_SCORED = Q(score=None) | Q(score__gte=0, score__lte=1)


class Answer(models.Model):
    """One attempt, with the revision, words, key and score of its grading: never changed.

    `given` is the answer as the key reads it, `words` as the learner saw it, `key_words` the key as
    people read it. `asked` is the prompt as it read then, `named` says how all that answer and key
    name by keys read then: both in both languages. A free text has no score, nor has an answer
    whose key waited for an editor.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(_("attempt"))
    given = models.JSONField()
    words = models.TextField(_("answer"), blank=True)
    revision = models.ForeignKey(
        Revision,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("revision of the text"),
    )
    key = models.JSONField(null=True)
    key_words = models.TextField(_("key"), blank=True)
    named = models.JSONField(default=list)
    asked = models.JSONField(default=list)
    score = models.DecimalField(_("score"), max_digits=5, decimal_places=4, null=True)
    hints = models.PositiveSmallIntegerField(_("hints taken"), default=0)
    answered_at = models.DateTimeField(_("answered"))

    class Meta:
        ordering = ("question", "person", "number")
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "question", "number"], name="an_attempt_has_one_answer"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="attempts_count_from_one"),
            models.CheckConstraint(condition=_SCORED, name="answer_scores_from_nothing_to_all"),
        ]

    def __str__(self) -> str:
        return f"{self.question_id}: {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("An answer is never changed: grade it again with grade_again().")
        super().save(*args, **kwargs)


class Regrading(models.Model):
    """That an answer was graded again, by whom and why. What stood before stays beside it."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="regradings")
    key = models.JSONField()
    key_words = models.TextField(_("key"), blank=True)
    named = models.JSONField(default=list)
    score = models.DecimalField(_("score"), max_digits=5, decimal_places=4, null=True)
    reason = models.CharField(_("reason"), max_length=300)
    made_at = models.DateTimeField(_("graded"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("graded by"),
    )

    class Meta:
        ordering = ("answer", "pk")
        verbose_name = _("regrading")
        verbose_name_plural = _("regradings")
        constraints = [
            models.CheckConstraint(condition=_SCORED, name="regrading_scores_from_nothing_to_all"),
            models.CheckConstraint(condition=~Q(reason=""), name="regrading_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.answer_id}: {self.score}"


class AskedHelp(models.Model):
    """What help somebody took with a question: hints, and at last the editor's answer."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="+")
    hints = models.PositiveSmallIntegerField(default=0)
    gave_up_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "question"], name="help_with_a_question_is_counted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question_id}: {self.hints}"
