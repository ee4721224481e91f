"""The rows under a question of each kind, as the desk shows them."""

from typing import Any

from adminsortable2.admin import SortableTabularInline
from django.db.models import DecimalField
from django.utils.translation import gettext_lazy

from articles.forms.numbers import FigureField
from portal.lessons.admin.courses import NumberedFormSet
from portal.lessons.admin.rows import (
    CorrectionFormSet,
    EvidencePassageInline,
    KeyFormSet,
    MatchFormSet,
    OrderFormSet,
    RightAndWrongFormSet,
)
from portal.lessons.models import (
    Criterion,
    ExpectedNumber,
    ExpectedWords,
    Hint,
    Match,
    Option,
    QuestionKind,
)


class OptionInline(SortableTabularInline):
    model = Option
    formset = RightAndWrongFormSet
    extra = 3
    fields = ("position", "words", "words_vi", "is_right", "feedback", "feedback_vi")
    ordering = ("position", "pk")


class ItemInline(SortableTabularInline):
    """The items of an ordering: their order here is the right one."""

    model = Option
    formset = OrderFormSet
    extra = 3
    fields = ("position", "words", "words_vi")
    ordering = ("position", "pk")
    verbose_name = gettext_lazy("item")
    verbose_name_plural = gettext_lazy("items in their right order")


class ExpectedWordsInline(SortableTabularInline):
    model = ExpectedWords
    formset = KeyFormSet
    extra = 2
    fields = ("position", "words", "is_right", "feedback", "feedback_vi")
    ordering = ("position", "pk")


class CorrectionInline(ExpectedWordsInline):
    """What is accepted in place of a false claim, and what learners are told of others."""

    formset = CorrectionFormSet
    verbose_name = gettext_lazy("correction")
    verbose_name_plural = gettext_lazy("corrections, where the claim is false")


class MatchInline(SortableTabularInline):
    model = Match
    formset = MatchFormSet
    extra = 3
    fields = ("position", "words", "words_vi", "partner", "partner_vi")
    ordering = ("position", "pk")


class ExpectedNumberInline(SortableTabularInline):
    model = ExpectedNumber
    formset = KeyFormSet
    extra = 1
    fields = ("position", "value", "tolerance", "is_right", "feedback", "feedback_vi")
    formfield_overrides = {DecimalField: {"form_class": FigureField}}
    ordering = ("position", "pk")


class CriterionInline(SortableTabularInline):
    model = Criterion
    formset = NumberedFormSet
    extra = 2
    fields = ("position", "words", "words_vi", "points")
    ordering = ("position", "pk")


class HintInline(SortableTabularInline):
    model = Hint
    formset = NumberedFormSet
    extra = 1
    fields = ("position", "words", "words_vi")
    ordering = ("position", "pk")


INLINES: dict[str, tuple[Any, ...]] = {
    QuestionKind.SINGLE: (OptionInline,),
    QuestionKind.MULTIPLE: (OptionInline,),
    QuestionKind.TRUE_FALSE: (CorrectionInline,),
    QuestionKind.SHORT: (ExpectedWordsInline,),
    QuestionKind.NUMBER: (ExpectedNumberInline,),
    QuestionKind.ORDERING: (ItemInline,),
    QuestionKind.MATCHING: (MatchInline,),
    QuestionKind.FREE: (CriterionInline,),
    QuestionKind.EVIDENCE: (EvidencePassageInline,),
}
