"""Questions that a learner answers on a private page."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Passage
from articles.models.passage import new_public_id


class QuestionKind(models.TextChoices):
    """How a question is answered."""

    SINGLE = "single", _("one choice")
    MULTIPLE = "multiple", _("several choices")
    TRUE_FALSE = "true_false", _("true or false")
    SHORT = "short", _("short answer")
    NUMBER = "number", _("number")
    ORDERING = "ordering", _("ordering")
    MATCHING = "matching", _("matching")
    FREE = "free", _("free text")
    EVIDENCE = "evidence", _("evidence")


class Question(models.Model):
    """One question in both languages. What answers it hangs on it, by kind: see `keys`."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=QuestionKind)
    prompt = models.CharField(_("question"), max_length=500)
    prompt_vi = models.CharField(_("question in Vietnamese"), max_length=500, blank=True)
    attempts = models.PositiveSmallIntegerField(
        _("attempts"), default=2, help_text=_("How often it may be answered; 0 for any number.")
    )

    feedback_right = models.TextField(_("when it is right"), blank=True)
    feedback_right_vi = models.TextField(_("when it is right, in Vietnamese"), blank=True)
    feedback_part = models.TextField(_("when part of it is right"), blank=True)
    feedback_part_vi = models.TextField(_("when part of it is right, in Vietnamese"), blank=True)
    feedback_wrong = models.TextField(_("when nothing is right"), blank=True)
    feedback_wrong_vi = models.TextField(_("when nothing is right, in Vietnamese"), blank=True)
    afterword = models.TextField(
        _("afterword"), blank=True, help_text=_("Shown to everyone once the question is closed.")
    )
    afterword_vi = models.TextField(_("afterword in Vietnamese"), blank=True)

    is_true = models.BooleanField(
        _("the claim is"),
        null=True,
        blank=True,
        choices=[(True, _("true")), (False, _("false"))],
    )
    ignores_case = models.BooleanField(_("capitals do not count"), default=True)
    ignores_diacritics = models.BooleanField(
        _("diacritics do not count"), default=False, help_text=_("“Dang” stands for “Đảng” then.")
    )
    ignores_spaces = models.BooleanField(
        _("spaces do not count"),
        default=False,
        help_text=_("“Vietnam” stands for “Viet Nam” then."),
    )
    unit = models.CharField(_("unit"), max_length=60, blank=True)
    unit_vi = models.CharField(_("unit in Vietnamese"), max_length=60, blank=True)

    article = models.ForeignKey(
        Article,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("text of the evidence"),
    )
    ground = models.ForeignKey(
        Passage,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("sentences to choose from"),
    )
    created_at = models.DateTimeField(_("made"), auto_now_add=True)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="evidence", article__isnull=False)
                | (~Q(kind="evidence") & Q(article=None, ground=None)),
                name="a_question_for_evidence_names_its_text_and_no_other_does",
                violation_error_message=_(
                    "Choose the text for a question for evidence, and none for another kind."
                ),
            ),
            models.CheckConstraint(
                condition=Q(kind="true_false", is_true__isnull=False)
                | (~Q(kind="true_false") & Q(is_true=None)),
                name="true_or_false_says_which_and_no_other_question_does",
                violation_error_message=_("Say whether the claim is true or false."),
            ),
        ]

    def __str__(self) -> str:
        return self.prompt
