"""Courses and modules on the desk.

Rows are ordered by dragging, and by the number in a field for those who do not drag (WCAG 2.5.7).
"""

from collections.abc import Iterable
from typing import Any

from adminsortable2.admin import (
    CustomInlineFormSet,
    SortableAdminMixin,
    SortableTabularInline,
)
from django import forms
from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin.pages import editor_of
from articles.uses import uses_of_all
from portal.lessons.models import Course, Lesson, Module, Step
from portal.lessons.operations import publish, unpublish
from portal.ui.models import Generation


class NumberedFormSet(CustomInlineFormSet):
    """Shows the number that dragging sets, so that it can also be typed."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        field = self.form.base_fields[self.default_order_field]
        field.is_hidden = False
        field.widget = forms.NumberInput(attrs={"class": "_reorder_ vIntegerField", "min": 0})


class PublishableAdmin(SortableAdminMixin, admin.ModelAdmin):
    """What the three kinds of rows have in common: order, publishing, both titles."""

    actions = ("publish_rows", "unpublish_rows")
    search_fields = ("title", "title_vi")
    ordering = ("position", "pk")
    path_from_steps = ""
    """From a step to such a row."""

    def get_deleted_objects(self, objs: Iterable[Any], request: HttpRequest) -> tuple[Any, ...]:
        """What learners worked at is not deleted: it can be made a draft."""
        chosen = list(objs)
        deleted, counts, perms_needed, protected = super().get_deleted_objects(chosen, request)
        steps = Step.objects.filter(**{f"{self.path_from_steps}__in": chosen}).in_bulk()
        refused = [
            f"{steps[key]}: {use.label}"
            for key, uses in sorted(uses_of_all(Step, steps).items())
            for use in uses
            if use.blocks_deletion
        ]
        return deleted, counts, perms_needed, [*protected, *refused]

    @admin.display(description=gettext_lazy("state"), ordering="published_at")
    def state(self, row: Any) -> str:
        if row.published_at is None:
            return _("draft")
        return _("public") if row.published_at <= timezone.now() else _("public later")

    @admin.action(description=gettext_lazy("Publish now"), permissions=["change"])
    def publish_rows(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        rows = list(queryset)
        count = publish(by=editor_of(request), rows=rows)
        for row in rows:
            self.log_change(request, row, "Published")
        words = ngettext("%(count)d is public now.", "%(count)d are public now.", count)
        self.message_user(request, words % {"count": count}, messages.SUCCESS)

    @admin.action(description=gettext_lazy("Make drafts again"), permissions=["change"])
    def unpublish_rows(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        rows = list(queryset)
        count = unpublish(by=editor_of(request), rows=rows)
        for row in rows:
            self.log_change(request, row, "Made a draft again")
        words = ngettext("%(count)d is a draft again.", "%(count)d are drafts again.", count)
        self.message_user(request, words % {"count": count}, messages.SUCCESS)

    def update_order(self, request: HttpRequest) -> HttpResponse:
        """Dragging writes in bulk, which sends no signal: say here that public pages changed."""
        response: HttpResponse = super().update_order(request)
        if response.status_code == 200:  # noqa: PLR2004 - OK
            Generation.advance()
        return response


class ModuleInline(SortableTabularInline):
    model = Module
    formset = NumberedFormSet
    extra = 0
    fields = ("position", "title", "question", "published_at")
    readonly_fields = ("published_at",)
    show_change_link = True
    can_delete = False
    max_num = 0
    ordering = ("position", "pk")


class LessonInline(SortableTabularInline):
    model = Lesson
    formset = NumberedFormSet
    extra = 0
    fields = ("position", "title", "question", "published_at")
    readonly_fields = ("published_at",)
    show_change_link = True
    can_delete = False
    max_num = 0
    ordering = ("position", "pk")


@admin.register(Course)
class CourseAdmin(PublishableAdmin):
    path_from_steps = "lesson__module__course"
    list_display = ("title", "state", "module_count")
    inlines = (ModuleInline,)
    prepopulated_fields = {"slug": ("title",)}
    fieldsets = (
        (None, {"fields": ("title", "title_vi", "slug", "summary", "summary_vi")}),
        (gettext_lazy("On the site"), {"fields": ("position", "published_at")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Course]:
        courses: QuerySet[Course] = super().get_queryset(request)
        return courses.annotate(modules_total=Count("modules"))

    @admin.display(description=gettext_lazy("modules"), ordering="modules_total")
    def module_count(self, course: Any) -> int:
        total: int = course.modules_total
        return total


@admin.register(Module)
class ModuleAdmin(PublishableAdmin):
    path_from_steps = "lesson__module"
    list_display = ("title", "question", "course", "state", "lesson_count")
    list_filter = ("course",)
    list_select_related = ("course",)
    inlines = (LessonInline,)
    prepopulated_fields = {"slug": ("title",)}
    fieldsets = (
        (None, {"fields": ("course", "title", "title_vi", "slug")}),
        (
            gettext_lazy("What it asks"),
            {"fields": ("question", "question_vi", "aims", "aims_vi", "period")},
        ),
        (gettext_lazy("On the site"), {"fields": ("position", "published_at")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Module]:
        modules: QuerySet[Module] = super().get_queryset(request)
        return modules.annotate(lessons_total=Count("lessons"))

    @admin.display(description=gettext_lazy("lessons"), ordering="lessons_total")
    def lesson_count(self, module: Any) -> int:
        total: int = module.lessons_total
        return total
