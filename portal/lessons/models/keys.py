"""What answers a question, and what helps with it: one table for each kind of row."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import Passage
from portal.lessons.models.question import Question


class Row(models.Model):
    """A numbered row under a question."""

    question = models.ForeignKey(
        Question,
        on_delete=models.CASCADE,
        related_name="%(class)s_rows",
        verbose_name=_("question"),
    )
    position = models.PositiveIntegerField(_("order"), default=0)

    class Meta:
        abstract = True
        ordering = ("position", "pk")


class AnsweringRow(Row):
    """A row that answers, rightly or wrongly, with what the learner is told who gives it."""

    is_right = models.BooleanField(_("right"), default=False)
    feedback = models.CharField(_("feedback"), max_length=500, blank=True)
    feedback_vi = models.CharField(_("feedback in Vietnamese"), max_length=500, blank=True)

    class Meta(Row.Meta):
        abstract = True


class Option(AnsweringRow):
    """One choice; of an ordering one item, in its right place."""

    words = models.CharField(_("words"), max_length=300)
    words_vi = models.CharField(_("words in Vietnamese"), max_length=300, blank=True)

    class Meta(AnsweringRow.Meta):
        verbose_name = _("option")
        verbose_name_plural = _("options")

    def __str__(self) -> str:
        return self.words


class ExpectedWords(AnsweringRow):
    """A short answer that is accepted, or one that is wrong and has its own feedback.

    Of a false claim, what is put in its place.
    """

    words = models.CharField(_("words"), max_length=200)

    class Meta(AnsweringRow.Meta):
        verbose_name = _("expected answer")
        verbose_name_plural = _("expected answers")

    def __str__(self) -> str:
        return self.words


class ExpectedNumber(AnsweringRow):
    """A number that is accepted, or one that is wrong and has its own feedback."""

    value = models.DecimalField(_("number"), max_digits=24, decimal_places=6)
    tolerance = models.DecimalField(
        _("tolerance"),
        max_digits=24,
        decimal_places=6,
        default=Decimal(0),
        help_text=_("How far above or below it may lie."),
    )

    class Meta(AnsweringRow.Meta):
        verbose_name = _("expected number")
        verbose_name_plural = _("expected numbers")
        constraints = [
            models.CheckConstraint(condition=Q(tolerance__gte=0), name="tolerance_is_not_negative")
        ]

    def __str__(self) -> str:
        return f"{self.value.normalize():f}"


class Match(Row):
    """Two things that belong together; without the first the second is a distractor.

    Rows with the same second thing share it: it is offered once.
    """

    words = models.CharField(
        _("item"),
        max_length=300,
        blank=True,
        help_text=_("Empty: what stands beside fits nothing."),
    )
    words_vi = models.CharField(_("item in Vietnamese"), max_length=300, blank=True)
    partner = models.CharField(_("belongs to"), max_length=300)
    partner_vi = models.CharField(_("belongs to, in Vietnamese"), max_length=300, blank=True)

    class Meta(Row.Meta):
        verbose_name = _("pair")
        verbose_name_plural = _("pairs")

    def __str__(self) -> str:
        return f"{self.words} – {self.partner}"


class Hint(Row):
    """A hint, given when it is asked for, one after the other."""

    words = models.CharField(_("words"), max_length=500)
    words_vi = models.CharField(_("words in Vietnamese"), max_length=500, blank=True)

    class Meta(Row.Meta):
        verbose_name = _("hint")
        verbose_name_plural = _("hints")

    def __str__(self) -> str:
        return self.words


class Criterion(Row):
    """One line of the rubric of a free text."""

    words = models.CharField(_("words"), max_length=300)
    words_vi = models.CharField(_("words in Vietnamese"), max_length=300, blank=True)
    points = models.PositiveSmallIntegerField(_("points"), default=1)

    class Meta(Row.Meta):
        verbose_name = _("criterion")
        verbose_name_plural = _("rubric")

    def __str__(self) -> str:
        return self.words


class EvidencePassage(models.Model):
    """Words that are evidence: an editor's statement on a passage.

    The passages of one `alternative` belong together; any alternative answers the question.
    """

    question = models.ForeignKey(
        Question, on_delete=models.CASCADE, related_name="evidence", verbose_name=_("question")
    )
    alternative = models.PositiveSmallIntegerField(
        _("alternative"),
        default=1,
        help_text=_("Passages with one number are needed together; any number is enough."),
    )
    passage = models.ForeignKey(
        Passage, on_delete=models.PROTECT, related_name="+", verbose_name=_("passage")
    )
    comment = models.CharField(
        _("what it shows"), max_length=500, blank=True, help_text=_("Shown after answering.")
    )
    comment_vi = models.CharField(_("what it shows, in Vietnamese"), max_length=500, blank=True)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("editor"),
    )
    is_retired = models.BooleanField(_("retired"), default=False, editable=False)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)

    class Meta:
        ordering = ("alternative", "pk")
        verbose_name = _("passage of the key")
        verbose_name_plural = _("key")
        constraints = [
            models.UniqueConstraint(
                fields=["question", "alternative", "passage"],
                condition=Q(is_retired=False),
                name="passage_is_evidence_once_in_an_alternative",
                violation_error_message=_("This passage is in the key already."),
            ),
            models.CheckConstraint(
                condition=Q(alternative__gte=1), name="alternatives_count_from_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question} · {self.alternative}"
