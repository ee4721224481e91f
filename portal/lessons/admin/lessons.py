"""Lessons on the desk, with their steps in order. A step has a page of its own."""

from typing import Any, ClassVar

from adminsortable2.admin import SortableTabularInline
from django.contrib import admin
from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.lessons.admin.courses import NumberedFormSet, PublishableAdmin
from portal.lessons.models import Lesson, Step, StepKind
from portal.lessons.operations import remove_step


class StepFormSet(NumberedFormSet):
    """Steps that are ticked to be deleted are taken out as everywhere."""

    def delete_existing(self, obj: Step, commit: bool = True) -> None:  # noqa: FBT001, FBT002 - Django's
        if commit:
            remove_step(by=None, step=obj)  # who did it stands in the admin's log


class StepInline(SortableTabularInline):
    """The steps in order: dragged, numbered, opened, copied, taken away; not made."""

    model = Step
    formset = StepFormSet
    extra = 0
    max_num = 0
    fields = ("position", "kind_shown", "title_shown", "ways")
    readonly_fields = ("kind_shown", "title_shown", "ways")
    ordering = ("position", "pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Step]:
        steps: QuerySet[Step] = super().get_queryset(request)
        return steps.filter(is_retired=False).annotate(
            number=Window(RowNumber(), partition_by=F("lesson"), order_by=[F("position"), F("pk")])
        )

    def has_add_permission(self, request: HttpRequest, obj: Lesson | None = None) -> bool:
        del request, obj
        return False

    @admin.display(description=gettext_lazy("kind"))
    def kind_shown(self, step: Step) -> str:
        return step.get_kind_display()

    @admin.display(description=gettext_lazy("title"))
    def title_shown(self, step: Step) -> str:
        address = reverse("admin:lessons_step_change", args=[step.pk])
        return format_html('<a href="{}">{}</a>', address, step.title)

    @admin.display(description=gettext_lazy("actions"))
    def ways(self, step: Any) -> str:
        preview = f"{reverse('lessons:preview', args=[step.lesson_id])}#step-{step.number}"
        return format_html(
            '<a href="{}">{}<span class="visually-hidden"> {}</span></a>'
            ' <button type="submit" formaction="{}" formnovalidate>{}'
            '<span class="visually-hidden"> {}</span></button>',
            *(preview, _("Preview"), step.title),
            *(reverse("admin:lessons_step_duplicate", args=[step.pk]), _("Duplicate"), step.title),
        )


@admin.register(Lesson)
class LessonAdmin(PublishableAdmin):
    path_from_steps = "lesson"
    list_display = ("title", "module", "level", "minutes", "state", "preview")
    list_filter = ("module", "level")
    list_select_related = ("module",)
    inlines = (StepInline,)

    class Media:
        css: ClassVar = {"all": ["css/steps.css"]}

    prepopulated_fields = {"slug": ("title",)}
    readonly_fields = ("preview", "further_step", "taken_out")
    fieldsets = (
        (None, {"fields": ("module", "title", "title_vi", "slug", "preview")}),
        (
            gettext_lazy("What it asks"),
            {
                "fields": (
                    "question",
                    "question_vi",
                    "aims",
                    "aims_vi",
                    "level",
                    "minutes",
                )
            },
        ),
        (gettext_lazy("On the site"), {"fields": ("position", "published_at")}),
        (gettext_lazy("A further step"), {"fields": ("further_step", "taken_out")}),
    )

    @admin.display(description=gettext_lazy("preview"))
    def preview(self, lesson: Lesson) -> str:
        if lesson._state.adding:  # noqa: SLF001 - Django's public-by-custom name
            return ""
        address = reverse("lessons:preview", args=[lesson.pk])
        return format_html('<a href="{}">{}</a>', address, _("Preview"))

    @admin.display(description=gettext_lazy("add a step"))
    def further_step(self, lesson: Lesson) -> str:
        if lesson._state.adding:  # noqa: SLF001 - Django's public-by-custom name
            return _("Save the lesson first; then give it its steps.")
        address = reverse("admin:lessons_step_add")
        links = format_html_join(
            "",
            '<li><a href="{}?lesson={}&amp;kind={}">{}</a></li>',
            ((address, lesson.pk, kind.value, kind.label) for kind in StepKind),
        )
        return format_html('<ul class="choose-kind">{}</ul>', links)

    @admin.display(description=gettext_lazy("taken out"))
    def taken_out(self, lesson: Lesson) -> str:
        """Steps that are kept for what learners did there, with the way back."""
        if lesson._state.adding:  # noqa: SLF001 - Django's public-by-custom name
            return "–"
        rows = [
            (step.title, reverse("admin:lessons_step_restore", args=[step.pk]), _("Bring back"))
            for step in lesson.steps.filter(is_retired=True)
        ]
        return format_html_join(
            "",
            '<p>{0} <button type="submit" formaction="{1}" formnovalidate>{2}'
            '<span class="visually-hidden"> {0}</span></button></p>',
            rows,
        ) or _("No step with anything of learners.")

    def response_add(
        self, request: HttpRequest, obj: Lesson, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Stay at a new lesson: it needs steps."""
        answer = super().response_add(request, obj, post_url_continue)
        if "_addanother" in request.POST:
            return answer
        return HttpResponseRedirect(reverse("admin:lessons_lesson_change", args=[obj.pk]))
