"""The steps of a lesson."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.fields import HistoricalDateField
from articles.models import AnnotationKind, Article, Passage, Term, Theme
from portal.lessons.models.course import Lesson
from portal.lessons.models.question import Question
from portal.ui.charts.scale import is_window
from timeline.models import Event, Indicator


class StepKind(models.TextChoices):
    """What a step asks of the learner."""

    TEXT = "text", _("text")
    SOURCING = "sourcing", _("sourcing first")
    CONTEXT = "context", _("context")
    READING = "reading", _("reading")
    CLOSE_READING = "close_reading", _("close reading")
    CORROBORATION = "corroboration", _("corroboration desk")
    CONCORDANCE = "concordance", _("concordance")
    FIGURE = "figure", _("figure")
    SEQUENCE = "sequence", _("sequence")
    QUESTION = "question", _("question")
    SUMMARY = "summary", _("summary")


class StepQuerySet(models.QuerySet["Step"]):
    """Narrows steps."""

    def in_force(self) -> Self:
        """Those that belong to their lesson now."""
        return self.filter(is_retired=False)


class Step(models.Model):
    """One part of a lesson, of one kind; the kind says which of the columns it uses.

    One table: a lesson is read with all its steps at once, and every kind has its words. What a
    kind needs, and what no other may have, is said by constraints. A step that is taken out of its
    lesson is retired where something of learners hangs on it: it is kept and shown nowhere.
    """

    lesson = models.ForeignKey(
        Lesson, on_delete=models.CASCADE, related_name="steps", verbose_name=_("lesson")
    )
    position = models.PositiveIntegerField(_("order"), default=0)
    kind = models.CharField(_("kind"), max_length=20, choices=StepKind, default=StepKind.TEXT)
    title = models.CharField(_("title"), max_length=200)
    title_vi = models.CharField(_("title in Vietnamese"), max_length=200, blank=True)
    body = models.TextField(
        _("words"), blank=True, help_text=_("Markdown. For a reading: what to look for.")
    )
    body_vi = models.TextField(_("words in Vietnamese"), blank=True)
    terms = models.ManyToManyField(
        Term,
        blank=True,
        related_name="+",
        verbose_name=_("words to know"),
        help_text=_("Terms of the glossary; the step leads to their pages."),
    )
    article = models.ForeignKey(
        Article,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("text to read"),
    )
    note_kinds = models.JSONField(_("notes to show"), default=list, blank=True)
    """Of a reading: the kinds of annotation that are shown; empty for all."""
    theme = models.ForeignKey(
        Theme,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("theme of the notes"),
        help_text=_("Only notes on this theme are shown; without one, notes on every theme."),
    )
    passages = models.ManyToManyField(
        Passage, through="lessons.StepPassage", related_name="+", verbose_name=_("passages")
    )
    passage = models.ForeignKey(
        Passage,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("passage"),
    )
    term = models.ForeignKey(
        Term,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("term"),
    )
    prompts = models.TextField(_("prompts"), blank=True, help_text=_("One a line."))
    prompts_vi = models.TextField(_("prompts in Vietnamese"), blank=True)
    period = HistoricalDateField(
        _("period"), blank=True, bounds=("period_earliest", "period_latest")
    )
    period_earliest = models.BigIntegerField(null=True, editable=False)
    period_latest = models.BigIntegerField(null=True, editable=False)
    event = models.ForeignKey(
        Event,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("event"),
    )
    indicator = models.ForeignKey(
        Indicator,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("indicator"),
    )
    question = models.ForeignKey(
        Question,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="steps",
        verbose_name=_("question"),
    )
    is_retired = models.BooleanField(_("retired"), default=False, editable=False)

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ("position", "pk")
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="reading")
                | (Q(kind="sourcing") & Q(article__isnull=False))
                | (~Q(kind__in=["reading", "sourcing"]) & Q(article=None)),
                name="sourcing_names_its_text_and_only_a_reading_may_too",
                violation_error_message=_("Choose the text whose card is to be guessed."),
            ),
            models.CheckConstraint(
                condition=Q(kind="close_reading", passage__isnull=False)
                | (~Q(kind="close_reading") & Q(passage=None)),
                name="a_close_reading_names_its_passage_and_no_other_step_does",
                violation_error_message=_("Choose the words to be read closely."),
            ),
            models.CheckConstraint(
                condition=(Q(kind="context") & ~Q(period="")) | (~Q(kind="context") & Q(period="")),
                name="a_context_names_its_period_and_no_other_step_does",
                violation_error_message=_("Say which period of the timeline is shown."),
            ),
            models.CheckConstraint(
                condition=Q(kind="corroboration") | Q(event=None),
                name="only_a_desk_names_an_event",
            ),
            models.CheckConstraint(
                condition=(Q(kind="figure") & Q(indicator__isnull=False))
                | (Q(kind="corroboration") & Q(event=None, indicator__isnull=False))
                | (Q(kind="corroboration") & Q(event__isnull=False, indicator=None))
                | (~Q(kind__in=["figure", "corroboration"]) & Q(indicator=None)),
                name="a_figure_names_an_indicator_and_a_desk_either_that_or_an_event",
                violation_error_message=_("Choose an event or an indicator, not both."),
            ),
            models.CheckConstraint(
                condition=Q(kind="question", question__isnull=False)
                | (~Q(kind="question") & Q(question=None)),
                name="a_question_step_names_its_question_and_no_other_step_does",
                violation_error_message=_(
                    "Choose the question for a step that asks one, and none for another kind."
                ),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["close_reading", "concordance"])
                | Q(prompts="", prompts_vi=""),
                name="only_a_close_reading_or_a_concordance_has_prompts",
            ),
            models.CheckConstraint(
                condition=Q(kind="concordance", term__isnull=False)
                | (~Q(kind="concordance") & Q(term=None)),
                name="a_concordance_names_its_term_and_no_other_step_does",
                violation_error_message=_("Choose the term whose lines are read."),
            ),
            models.CheckConstraint(
                condition=Q(kind="reading") | Q(theme=None),
                name="only_a_reading_chooses_notes",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """The kinds of note are kinds, and a period has two ends."""
        super().clean()
        if set(self.note_kinds) - set(AnnotationKind.values):
            raise ValidationError({"note_kinds": _("Choose among the kinds of annotation.")})
        if self.kind == StepKind.CONTEXT and self.period and not is_window(self.period):
            raise ValidationError({"period": _("A period has a first and a last day: 1986/2006.")})


class StepEvent(models.Model):
    """An event that a sequence has put in order. Its date says where it stands."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="events")
    event = models.ForeignKey(
        Event, on_delete=models.PROTECT, related_name="+", verbose_name=_("event")
    )

    class Meta:
        ordering = ("event__slug", "pk")
        verbose_name = _("event of a sequence")
        verbose_name_plural = _("events of a sequence")
        constraints = [
            models.UniqueConstraint(
                fields=["step", "event"], name="event_stands_once_in_a_sequence"
            )
        ]

    def __str__(self) -> str:
        return str(self.event)


class StepPassage(models.Model):
    """A passage that a reading sets beside others."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="extracts")
    passage = models.ForeignKey(
        Passage, on_delete=models.PROTECT, related_name="+", verbose_name=_("passage")
    )
    position = models.PositiveIntegerField(_("order"), default=0)

    class Meta:
        ordering = ("position", "pk")
        verbose_name = _("passage of a reading")
        verbose_name_plural = _("passages of a reading")
        constraints = [
            models.UniqueConstraint(
                fields=["step", "passage"], name="passage_stands_once_in_a_reading"
            )
        ]

    def __str__(self) -> str:
        return str(self.passage)
