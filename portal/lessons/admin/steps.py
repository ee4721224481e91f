"""Steps on the desk: each kind with a form of its own, reached from its lesson."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.pages import editor_of, is_number
from articles.uses import uses_of
from portal.lessons.forms import FIELDS, PICKING, SHOW, StepForm, form_of
from portal.lessons.models import Lesson, Step, StepKind, StepPassage
from portal.lessons.operations import duplicate_step, remove_step, restore_step, save_step
from portal.lessons.queries import place_of_step


class StepPassageInline(admin.TabularInline):
    """The words that a reading sets side by side. New ones are picked in the form above."""

    model = StepPassage
    extra = 0
    max_num = 0
    fields = ("position", "words")
    readonly_fields = ("words",)
    ordering = ("position", "pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[StepPassage]:
        rows: QuerySet[StepPassage] = super().get_queryset(request)
        return rows.select_related("passage__article").prefetch_related("passage__anchors")

    @admin.display(description=gettext_lazy("words"))
    def words(self, row: StepPassage) -> str:
        return words_of_passage(row.passage)

    def has_add_permission(self, request: HttpRequest, obj: Step | None = None) -> bool:
        del request, obj
        return False


@admin.register(Step)
class StepAdmin(admin.ModelAdmin):
    readonly_fields = ("words_now",)
    change_form_template = "admin/lessons/step/change_form.html"

    class Media:
        css: ClassVar = {"all": ["css/steps.css"]}

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Steps are reached from their lessons, not from the desk's front page."""
        del request
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Step]:
        steps: QuerySet[Step] = super().get_queryset(request)
        in_force = steps.filter(is_retired=False)
        return in_force.select_related("lesson", "passage__article").prefetch_related(
            "passage__anchors"
        )

    def get_form(
        self,
        request: HttpRequest,
        obj: Step | None = None,
        change: bool = False,  # noqa: FBT001, FBT002 - Django's
        **kwargs: Any,
    ) -> Any:
        kwargs["form"] = form_of(_kind(request, obj))
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Step | None = None) -> list[Any]:
        kind = _kind(request, obj)
        sets: list[Any] = [(None, {"fields": FIELDS[kind]})]
        if kind == StepKind.CLOSE_READING:
            fields = ("words_now", *_picking(request))
            sets.append((_("Words to read closely"), {"fields": fields}))
        elif kind == StepKind.READING:
            sets.append((_("Words of texts"), {"fields": _picking(request)}))
        return sets

    def get_readonly_fields(self, request: HttpRequest, obj: Step | None = None) -> tuple[str, ...]:
        """A guess is of one text: once somebody has guessed, that stays."""
        del request
        is_guessed = obj is not None and obj.kind == StepKind.SOURCING and uses_of(obj)
        return (*self.readonly_fields, "article") if is_guessed else self.readonly_fields

    def get_inlines(self, request: HttpRequest, obj: Step | None) -> list[Any]:
        reads = obj is not None and _kind(request, obj) == StepKind.READING
        return [StepPassageInline] if reads else []

    @admin.display(description=gettext_lazy("words now"))
    def words_now(self, step: Step) -> str:
        return words_of_passage(step.passage) if step.passage else "–"

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        lesson = _lesson(request)
        label = StepKind(_kind(request, None)).label
        context = {"title": _("Add a step: %(kind)s") % {"kind": label}}
        return super().add_view(
            request, form_url, {**context, **_frame(request, lesson), **(extra_context or {})}
        )

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        step = self.get_object(request, object_id)
        context: dict[str, Any] = {}
        if step is not None:
            place = place_of_step(step)
            address = reverse("lessons:preview", args=[step.lesson_id])
            context = {**_frame(request, step.lesson), "preview": f"{address}#step-{place}"}
            context["title"] = _("Step %(number)d: %(kind)s") % {
                "number": place,
                "kind": step.get_kind_display(),
            }
        return super().change_view(
            request, object_id, form_url, {**context, **(extra_context or {})}
        )

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Steps without their lesson say little: show the lessons."""
        del request, extra_context
        return HttpResponseRedirect(reverse("admin:lessons_lesson_changelist"))

    def save_model(
        self,
        request: HttpRequest,
        obj: Step,
        form: StepForm,
        change: bool,  # noqa: FBT001 - Django's
    ) -> None:
        if not change:
            obj.lesson = _lesson(request)
        save_step(by=editor_of(request), step=obj, words=form.picked, events=form.chosen_events)

    def response_add(
        self, request: HttpRequest, obj: Step, post_url_continue: str | None = None
    ) -> HttpResponse:
        if "_continue" in request.POST:
            return super().response_add(request, obj, post_url_continue)
        return self._to_lesson(request, obj.lesson_id, _("The step is added."))

    def response_change(self, request: HttpRequest, obj: Step) -> HttpResponse:
        if "_continue" in request.POST:
            return super().response_change(request, obj)
        return self._to_lesson(request, obj.lesson_id, _("The step is saved."))

    def get_deleted_objects(self, objs: Iterable[Any], request: HttpRequest) -> tuple[Any, ...]:
        """What learners did at a step is kept, and the step with it."""
        [step] = objs
        uses = [use for use in uses_of(step) if use.blocks_deletion]
        if not uses:
            return super().get_deleted_objects([step], request)
        kept = _("%(step)s: taken out and kept, for %(work)s")
        return [kept % {"step": step, "work": use.label} for use in uses], {}, set(), []

    def delete_model(self, request: HttpRequest, obj: Step) -> None:
        request.session["_lesson_of_step"] = obj.lesson_id
        remove_step(by=editor_of(request), step=obj)

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: int) -> HttpResponse:
        del obj_display
        lesson = request.session.pop("_lesson_of_step")
        if Step.objects.filter(pk=obj_id).exists():
            words = _("The step is taken out. It is kept, with what learners did there.")
            return self._to_lesson(request, lesson, words)
        return self._to_lesson(request, lesson, _("The step is deleted."))

    def get_urls(self) -> list[URLPattern]:
        copying = path(
            "<int:pk>/duplicate/",
            self.admin_site.admin_view(self._duplicate),
            name="lessons_step_duplicate",
        )
        restoring = path(
            "<int:pk>/restore/",
            self.admin_site.admin_view(self._restore),
            name="lessons_step_restore",
        )
        return [copying, restoring, *super().get_urls()]

    def _duplicate(self, request: HttpRequest, pk: int) -> HttpResponse:
        step = self.get_object(request, str(pk))
        if not self.has_add_permission(request):
            raise PermissionDenied
        if step is None or request.method != "POST":
            raise Http404
        copied = duplicate_step(by=editor_of(request), step=step)
        self.log_addition(request, copied, f"Duplicate of {step.pk}")
        return self._to_lesson(request, step.lesson_id, _("The step stands there twice now."))

    def _restore(self, request: HttpRequest, pk: int) -> HttpResponse:
        step = Step.objects.filter(pk=pk, is_retired=True).first()
        if not self.has_change_permission(request, step):
            raise PermissionDenied
        if step is None or request.method != "POST":
            raise Http404
        restore_step(by=editor_of(request), step=step)
        self.log_change(request, step, "Brought back into its lesson")
        return self._to_lesson(request, step.lesson_id, _("The step stands in the lesson again."))

    def _to_lesson(self, request: HttpRequest, lesson: int, words: str) -> HttpResponse:
        self.message_user(request, words, messages.SUCCESS)
        address = reverse("admin:lessons_lesson_change", args=[lesson])
        return HttpResponseRedirect(f"{address}#steps-group")


def words_of_passage(passage: Any) -> str:
    """The newest words of a passage, with their text."""
    placed = [anchor for anchor in passage.anchors.all() if anchor.start is not None]
    newest = max(placed, key=lambda anchor: anchor.revision_id, default=None)
    return f"“{newest.exact}”, {passage.article}" if newest else "–"


def _kind(request: HttpRequest, step: Step | None) -> str:
    kind = step.kind if step is not None else request.GET.get("kind", "")
    if kind not in StepKind.values:
        raise Http404
    return kind


def _lesson(request: HttpRequest) -> Lesson:
    asked = request.GET.get("lesson", "")
    found = Lesson.objects.filter(pk=asked) if is_number(asked) else Lesson.objects.none()
    lesson: Lesson | None = found.first()
    if lesson is None:
        raise Http404
    return lesson


def _picking(request: HttpRequest) -> tuple[str, ...]:
    """The sentences are offered once a text is chosen."""
    chosen = request.POST.get("from_text", "")
    return PICKING if is_number(chosen) else PICKING[:1]


def _frame(request: HttpRequest, lesson: Lesson) -> dict[str, Any]:
    """What a page of a step shows around its form. To ask for sentences is no error."""
    around: dict[str, Any] = {"lesson": lesson, "show_save_and_add_another": False}
    return {**around, "errors": []} if SHOW in request.POST else around
