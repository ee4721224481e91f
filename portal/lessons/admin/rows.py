"""The rows under a question: what they must say together."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.lessons.admin.courses import NumberedFormSet
from portal.lessons.admin.evidence import newest_words
from portal.lessons.models import EvidencePassage, Question

LEAST_ITEMS = 2


class _RowsFormSet(NumberedFormSet):
    """Rows that stay, as one list."""

    def rows(self) -> list[dict[str, Any]]:
        return [
            form.cleaned_data
            for form in self.forms
            if form.cleaned_data.get("words", form.cleaned_data.get("value")) is not None
            and not form.cleaned_data.get("DELETE")
        ]

    def clean(self) -> None:
        super().clean()
        if not any(self.errors):
            self.judge(self.rows())

    def judge(self, rows: list[dict[str, Any]]) -> None:
        """Refuse rows that make no key."""
        raise NotImplementedError


class KeyFormSet(_RowsFormSet):
    """One row at least is right."""

    def judge(self, rows: list[dict[str, Any]]) -> None:
        if not any(row["is_right"] for row in rows):
            raise forms.ValidationError(_("Mark one answer at least as right."), code="no_key")


class RightAndWrongFormSet(_RowsFormSet):
    """Some rows are right and some are wrong; of one choice, one is right."""

    def judge(self, rows: list[dict[str, Any]]) -> None:
        right = sum(row["is_right"] for row in rows)
        if not 0 < right < len(rows):
            raise forms.ValidationError(
                _("Mark one option at least as right, and leave one that is wrong."), code="no_key"
            )


class OrderFormSet(_RowsFormSet):
    """Two items at least."""

    def judge(self, rows: list[dict[str, Any]]) -> None:
        if len(rows) < LEAST_ITEMS:
            raise forms.ValidationError(_("Give two items at least."), code="no_key")


class CorrectionFormSet(_RowsFormSet):
    """What is false is put right in one way at least; what is true, in none."""

    def judge(self, rows: list[dict[str, Any]]) -> None:
        is_corrected = any(row["is_right"] for row in rows)
        if self.instance.is_true and is_corrected:
            raise forms.ValidationError(
                _("What is true is not put right: mark no answer as right."), code="no_key"
            )
        if not self.instance.is_true and not is_corrected:
            raise forms.ValidationError(
                _("Say what is right instead: mark one answer at least as right."), code="no_key"
            )


class MatchFormSet(_RowsFormSet):
    """Two pairs at least, whose second things are not all the same."""

    def judge(self, rows: list[dict[str, Any]]) -> None:
        partners = {row["partner"] for row in rows if row["words"]}
        if len(partners) < LEAST_ITEMS:
            raise forms.ValidationError(
                _("Give two pairs at least, with two different things to match."), code="no_key"
            )


class EvidencePassageForm(forms.ModelForm):
    """Retiring is a tick here, as it is a button among what waits."""

    is_out = forms.BooleanField(label=gettext_lazy("taken out"), required=False)

    class Meta:
        model = EvidencePassage
        fields = ("alternative", "comment", "comment_vi")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["is_out"] = self.instance.is_retired

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.instance.is_retired = cleaned.get("is_out", False)
        return cleaned


class EvidencePassageInline(admin.TabularInline):
    """The words that are the key. New ones are named in the text; old ones are retired."""

    model = EvidencePassage
    form = EvidencePassageForm
    extra = 0
    max_num = 0
    fields = ("alternative", "words", "comment", "comment_vi", "is_out")
    readonly_fields = ("words",)
    can_delete = False
    verbose_name_plural = gettext_lazy("words of the key")

    def get_queryset(self, request: HttpRequest) -> QuerySet[EvidencePassage]:
        rows: QuerySet[EvidencePassage] = super().get_queryset(request)
        return rows.select_related("passage__article").prefetch_related("passage__anchors")

    def has_add_permission(self, request: HttpRequest, obj: Question | None = None) -> bool:
        del request, obj
        return False

    @admin.display(description=gettext_lazy("words"))
    def words(self, row: EvidencePassage) -> str:
        return newest_words(row.passage)
