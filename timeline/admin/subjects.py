"""What the desk does alike for events and indicators."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import DecimalField, Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from articles.admin.pages import editor_of
from articles.admin.used import UsedAdmin
from articles.dating import Language
from articles.forms.numbers import FigureField
from timeline.models import Event, Indicator
from timeline.operations.events import PublishingError, publish, take_back
from timeline.operations.settling import settle, unsettle


class SettlementForm(forms.ModelForm):
    """An event or indicator with the settlement of its case: no reason, no settlement."""

    reason = forms.CharField(
        label=_("Why the case is settled so"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Readers see it. Empty it to open the case again."),
    )
    reason_vi = forms.CharField(
        label=_("The same in Vietnamese"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    settled_on = forms.CharField(label=_("Settled value"), required=False, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].initial = self.instance.settlement
        self.fields["reason_vi"].initial = self.instance.settlement_vi
        self.fields["settled_on"].initial = self.instance.settled_value

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("reason") and (given.get("reason_vi") or given.get("settled_on")):
            self.add_error("reason", _("Say why the case is settled so."))
        return given


SETTLEMENT = ("reason", "reason_vi", "settled_on")
"""The fields of a settlement."""


class StatementInline(admin.StackedInline):
    """Statements on passages. New ones are made on words, in the annotator."""

    subject: str
    """The field that leads to the event or indicator."""
    extra = 0
    formfield_overrides = {DecimalField: {"form_class": FigureField}}
    readonly_fields = ("words", "editor", "is_retired")

    @admin.display(description=_("passage"))
    def words(self, statement: Any) -> str:
        anchors = statement.passage.anchors.all()
        placed = [anchor for anchor in anchors if anchor.start is not None]
        newest = max(placed, key=lambda anchor: anchor.revision_id, default=None)
        return f"“{newest.exact}”, {statement.passage.article}" if newest else "–"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request)
        rows = rows.select_related(self.subject, "passage__article", "editor")
        return rows.prefetch_related("passage__anchors").order_by("pk")

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        del request, obj
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A statement is retired, so that what was said can be read again."""
        del request, obj
        return False


class SubjectAdmin(UsedAdmin):
    """An event or an indicator: published and settled by operations."""

    form = SettlementForm
    actions = ("publish", "take_back")

    def save_model(
        self,
        request: HttpRequest,
        obj: Event | Indicator,
        form: SettlementForm,
        change: bool,  # noqa: FBT001 - Django's
    ) -> None:
        super().save_model(request, obj, form, change)
        if not set(SETTLEMENT) & set(form.changed_data):
            return
        given = form.cleaned_data
        if given["reason"]:
            settle(
                by=editor_of(request),
                subject=obj,
                reason=given["reason"],
                reason_vi=given["reason_vi"],
                value=given["settled_on"],
            )
        else:
            unsettle(by=editor_of(request), subject=obj)

    @admin.action(description=_("Publish"), permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        count = 0
        for subject in queryset:
            try:
                publish(by=editor_of(request), subject=subject)
            except PublishingError:
                words = _("“%(subject)s” stands on no passage yet.") % {"subject": subject}
                self.message_user(request, words, messages.ERROR)
                continue
            self.log_change(request, subject, "Published")
            count += 1
        self._tell(request, count)

    @admin.action(description=_("Make a draft again"), permissions=["change"])
    def take_back(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        count = 0
        for subject in queryset:
            take_back(by=editor_of(request), subject=subject)
            self.log_change(request, subject, "Taken back")
            count += 1
        self._tell(request, count)

    def _tell(self, request: HttpRequest, count: int) -> None:
        if count:
            words = ngettext("%(count)d entry changed.", "%(count)d entries changed.", count)
            self.message_user(request, words % {"count": count}, messages.SUCCESS)


def language() -> Language:
    """The language of the desk, as the pure cores name it."""
    return "vi" if get_language() == "vi" else "en"
