"""Annotations on the desk, apart from their text."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin.conflicts import conflict_of
from articles.admin.pages import desk_page, editor_of
from articles.admin.versions import VersionedAdmin
from articles.forms.annotating import AnnotationForm, pointing_fields
from articles.models import Anchor, Annotation, AnnotationStatus
from articles.operations.annotations import (
    AnnotationConflictError,
    save_annotation,
    set_status,
)


@admin.register(Annotation)
class AnnotationAdmin(VersionedAdmin):
    form = AnnotationForm
    list_display = ("opening", "kind", "status", "text", "theme", "editor", "modified_at")
    list_filter = (
        "kind",
        "status",
        ("editor", admin.RelatedOnlyFieldListFilter),  # not everybody who has an account
        "theme",
        "passage__article",
    )
    list_select_related = ("passage__article", "theme", "editor")
    search_fields = ("body", "passage__article__title")
    ordering = ("-modified_at", "-pk")
    date_hierarchy = None
    actions = ("publish", "take_back", "retire")
    told = ("words", "kind", "body", "theme", "language", "status", "version", "editor")
    readonly_fields = ("words", "editor")

    @admin.display(description=gettext_lazy("note"), ordering="body")
    def opening(self, annotation: Annotation) -> str:
        body = annotation.body
        return body if len(body) <= 80 else f"{body[:80]}…"  # noqa: PLR2004 - fits a row

    @admin.display(description=gettext_lazy("text"), ordering="passage__article__title")
    def text(self, annotation: Annotation) -> str:
        return annotation.passage.article.title

    @admin.display(description=gettext_lazy("passage"))
    def words(self, annotation: Annotation) -> str:
        article = annotation.passage.article
        anchor = (
            Anchor.objects.filter(passage=annotation.passage, start__isnull=False)
            .order_by("-revision__number")
            .first()
        )
        address = reverse("admin:articles_article_annotate", args=[article.pk])
        return format_html(
            '<q>{}</q> <a href="{}?annotation={}#form">{}</a>',
            anchor.exact if anchor else "",
            address,
            annotation.pk,
            _("In the text"),
        )

    def get_fields(self, request: HttpRequest, obj: Annotation | None = None) -> tuple[str, ...]:
        """The note, and what it points to; the rooms above may have added to that."""
        del request, obj
        return (*self.told[:-2], *pointing_fields(), *self.told[-2:])

    def get_form(
        self,
        request: HttpRequest,
        obj: Annotation | None = None,
        change: bool = False,  # noqa: FBT001, FBT002 - Django's
        **kwargs: Any,
    ) -> type[ModelForm]:
        """The form with its own fields: those of rooms above add themselves."""
        kwargs["fields"] = AnnotationForm.Meta.fields
        return super().get_form(request, obj, change, **kwargs)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Annotations are written on words, in the annotator."""
        del request
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Annotation | None = None) -> bool:
        """An annotation is retired, so that what was said can be read again."""
        del request, obj
        return False

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except AnnotationConflictError as error:
            conflict = conflict_of(error.current, request.POST)
            return desk_page(
                self,
                request,
                "conflict.html",
                status=409,
                title=_("Two versions of a note"),
                conflict=conflict,
                form=AnnotationForm(conflict.data, instance=error.current),
            )

    def save_model(
        self,
        request: HttpRequest,
        obj: Annotation,
        form: AnnotationForm,
        change: bool,  # noqa: FBT001 - Django's
    ) -> None:
        del change
        save_annotation(
            by=editor_of(request),
            annotation=obj,
            based_on=form.cleaned_data["version"],
            further=form.target.further,
        )

    @admin.action(description=gettext_lazy("Publish"), permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Annotation]) -> None:
        self._set(request, queryset, AnnotationStatus.PUBLISHED)

    @admin.action(description=gettext_lazy("Make a draft again"), permissions=["change"])
    def take_back(self, request: HttpRequest, queryset: QuerySet[Annotation]) -> None:
        self._set(request, queryset, AnnotationStatus.DRAFT)

    @admin.action(description=gettext_lazy("Retire"), permissions=["change"])
    def retire(self, request: HttpRequest, queryset: QuerySet[Annotation]) -> None:
        self._set(request, queryset, AnnotationStatus.RETIRED)

    def _set(
        self, request: HttpRequest, queryset: QuerySet[Annotation], status: AnnotationStatus
    ) -> None:
        rows = list(queryset)
        count = set_status(by=editor_of(request), annotations=rows, status=status)
        for row in rows:
            self.log_change(request, row, f"Status: {status.value}")
        words = ngettext("%(count)d annotation changed.", "%(count)d annotations changed.", count)
        self.message_user(request, words % {"count": count}, messages.SUCCESS)
