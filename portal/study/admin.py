"""Answers at the desk: for administrators, to be graded again where a key was wrong.

Who answered is not shown: a key is judged by answers, not by people.
"""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin.pages import editor_of
from portal.accounts.rules import is_administrator
from portal.study.models import Answer, Regrading
from portal.study.operations.answers import RegradingError, grade_again


class ReasonForm(ActionForm):
    """An action with the reason for it."""

    reason = forms.CharField(label=gettext_lazy("Reason"), required=False, max_length=300)


class RegradingInline(admin.TabularInline):
    """What an answer was worth later, and why."""

    model = Regrading
    extra = 0
    can_delete = False
    fields = ("made_at", "made_by", "score", "key_words", "reason")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Regrading]:
        rows: QuerySet[Regrading] = super().get_queryset(request)
        return rows.select_related("made_by")

    def has_add_permission(self, request: HttpRequest, obj: Answer | None = None) -> bool:
        del request, obj
        return False


@admin.register(Answer)
class AnswerAdmin(admin.ModelAdmin):
    list_display = ("question", "number", "score", "score_now", "revision", "answered_at")
    list_filter = ("question__kind",)
    list_select_related = ("question", "revision__article")
    search_fields = ("question__prompt",)
    ordering = ("-answered_at", "-pk")
    fields = ("question", "number", "words", "key_words", "score", "revision", "answered_at")
    readonly_fields = fields
    inlines = (RegradingInline,)
    actions = ("grade_again",)
    action_form = ReasonForm

    def get_queryset(self, request: HttpRequest) -> QuerySet[Answer]:
        rows: QuerySet[Answer] = super().get_queryset(request)
        return rows.prefetch_related("regradings")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return is_administrator(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Answer | None = None) -> bool:
        del obj
        return is_administrator(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        del request
        return False

    def has_change_permission(self, request: HttpRequest, obj: Answer | None = None) -> bool:
        """Nothing here can be written but a regrading, which is an action."""
        del obj
        return is_administrator(request.user) and request.method != "POST"

    def has_delete_permission(self, request: HttpRequest, obj: Answer | None = None) -> bool:
        """An answer goes with its person and not before."""
        del request, obj
        return False

    @admin.display(description=gettext_lazy("score now"))
    def score_now(self, answer: Answer) -> str:
        again = [row.score for row in answer.regradings.all()]
        return str(again[-1]) if again and again[-1] is not None else "–"

    @admin.action(description=gettext_lazy("Grade again by the key of today"))
    def grade_again(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        reason = request.POST.get("reason", "").strip()
        if not reason:
            self.message_user(request, _("Say why: the reason is kept."), messages.ERROR)
            return
        count = 0
        for answer in queryset.select_related("question", "revision"):
            try:
                grade_again(by=editor_of(request), answer=answer, reason=reason)
            except RegradingError:
                words = _("“%(question)s” has no key to grade by.") % {"question": answer.question}
                self.message_user(request, words, messages.ERROR)
                return
            self.log_change(request, answer, f"Graded again: {reason}")
            count += 1
        words = ngettext(
            "%(count)d answer was graded again.", "%(count)d answers were graded again.", count
        )
        self.message_user(request, words % {"count": count}, messages.SUCCESS)
