"""Questions on the desk: each kind with a form of its own."""

from collections.abc import Iterable
from typing import Any

from adminsortable2.admin import SortableAdminBase
from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.pages import desk_page
from articles.admin.used import UsedAdmin
from portal.lessons.admin import evidence
from portal.lessons.admin.inlines import INLINES, HintInline
from portal.lessons.answering import key_of, sheet_of
from portal.lessons.models import Question, QuestionKind
from portal.lessons.scoring import KeyFaultError

WORDS = ("prompt", "prompt_vi", "attempts")
FOLDING = ("ignores_case", "ignores_diacritics", "ignores_spaces")
OWN: dict[str, tuple[Any, ...]] = {
    QuestionKind.TRUE_FALSE: ("is_true", *FOLDING),
    QuestionKind.SHORT: FOLDING,
    QuestionKind.NUMBER: ("unit", "unit_vi"),
    QuestionKind.EVIDENCE: ("article", "offered", "key_now"),
}
"""The fields that only one kind has."""

REPLIES = (
    ("feedback_right", "feedback_right_vi"),
    ("feedback_part", "feedback_part_vi"),
    ("feedback_wrong", "feedback_wrong_vi"),
)
PARTIAL = {
    *(QuestionKind.MULTIPLE, QuestionKind.TRUE_FALSE, QuestionKind.ORDERING),
    *(QuestionKind.MATCHING, QuestionKind.EVIDENCE),
}


class QuestionForm(forms.ModelForm):
    """A question of a kind that is settled when it is made."""

    class Meta:
        model = Question
        fields: tuple[str, ...] = ()
        widgets = {
            name: forms.Textarea(attrs={"rows": 2})
            for name in (
                "prompt",
                "prompt_vi",
                "afterword",
                "afterword_vi",
                *(name for pair in REPLIES for name in pair),
            )
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("article", "is_true"):
            if name in self.fields:
                self.fields[name].required = True
        if "is_true" in self.fields:
            for name, label in (
                ("prompt", _("claim")),
                ("prompt_vi", _("claim in Vietnamese")),
            ):
                self.fields[name].label = capfirst(label)


@admin.register(Question)
class QuestionAdmin(SortableAdminBase, UsedAdmin):
    form = QuestionForm
    list_display = ("prompt", "kind", "attempts", "created_at")
    list_filter = ("kind",)
    search_fields = ("prompt", "prompt_vi")
    ordering = ("-created_at", "-pk")
    autocomplete_fields = ("article",)
    readonly_fields = ("offered", "key_now", "state")
    change_form_template = "admin/lessons/question/change_form.html"

    def get_fieldsets(self, request: HttpRequest, obj: Question | None = None) -> list[Any]:
        kind = _kind(request, obj)
        own = OWN.get(kind, ())
        if obj is None:
            own = tuple(name for name in own if name not in {"offered", "key_now"})
        sets: list[Any] = [(None, {"fields": (*WORDS, *own, *(("state",) if obj else ()))})]
        if kind != QuestionKind.FREE:
            replies = REPLIES if kind in PARTIAL else (REPLIES[0], REPLIES[2])
            sets.append((_("What the learner is told"), {"fields": replies}))
        sets.append((_("In the end"), {"fields": (("afterword", "afterword_vi"),)}))
        return sets

    def get_inlines(self, request: HttpRequest, obj: Question | None) -> list[Any]:
        kind = _kind(request, obj)
        if kind == QuestionKind.EVIDENCE and obj is None:
            return [HintInline]
        return [*INLINES[kind], HintInline]

    def get_readonly_fields(
        self, request: HttpRequest, obj: Question | None = None
    ) -> tuple[str, ...]:
        """Once words are named as evidence, their text stays."""
        del request
        fixed = obj is not None and (obj.ground_id or obj.evidence.exists())
        return (*self.readonly_fields, "article") if fixed else self.readonly_fields

    def get_deleted_objects(self, objs: Iterable[Any], request: HttpRequest) -> tuple[Any, ...]:
        """What is used is refused with the list, before rights are looked at."""
        deleted, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, set() if protected else perms_needed, protected

    @admin.display(description=gettext_lazy("state"))
    def state(self, question: Question) -> str:
        """Whether answers can be scored as things stand."""
        sheet = None
        if question.article and question.article.published_revision:
            sheet = sheet_of(question, question.article.published_revision)
        try:
            key_of(question, sheet)
        except KeyFaultError:
            return _("Answers cannot be scored yet: the key is missing or waits for an editor.")
        return _("Answers can be scored.")

    @admin.display(description=gettext_lazy("sentences to choose from"))
    def offered(self, question: Question) -> str:
        words = _("All of the text")
        if question.ground:
            words = evidence.newest_words(question.ground)
        address = reverse("admin:lessons_question_evidence", args=[question.pk])
        return format_html('{} <a href="{}?part=offered">{}</a>', words, address, _("Choose"))

    @admin.display(description=gettext_lazy("key"))
    def key_now(self, question: Question) -> str:
        address = reverse("admin:lessons_question_evidence", args=[question.pk])
        return format_html('<a href="{}">{}</a>', address, _("Name words in the text"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Question]:
        questions: QuerySet[Question] = super().get_queryset(request)
        return questions.select_related("article__published_revision", "ground")

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        kind = request.GET.get("kind", "")
        if kind not in QuestionKind.values:
            return self._kinds(request)
        context = {"title": _("Add a question: %(kind)s") % {"kind": QuestionKind(kind).label}}
        return super().add_view(request, form_url, {**context, **(extra_context or {})})

    def _kinds(self, request: HttpRequest) -> HttpResponse:
        """A question begins with its kind."""
        links = format_html_join(
            "",
            '<li><a href="?kind={}">{}</a></li>',
            ((kind.value, kind.label) for kind in QuestionKind),
        )
        title = _("Which kind of question?")
        return desk_page(self, request, "kinds.html", title=title, links=links)

    def save_model(
        self,
        request: HttpRequest,
        obj: Question,
        form: Any,
        change: bool,  # noqa: FBT001 - Django's
    ) -> None:
        if not change:
            obj.kind = _kind(request, None)
        super().save_model(request, obj, form, change)

    def get_form(
        self,
        request: HttpRequest,
        obj: Question | None = None,
        change: bool = False,  # noqa: FBT001, FBT002 - Django's
        **kwargs: Any,
    ) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        if obj is None:
            form = type(form.__name__, (_OfKind, form), {"kind": _kind(request, None)})
        return form

    def response_add(
        self, request: HttpRequest, obj: Question, post_url_continue: str | None = None
    ) -> HttpResponse:
        """A question for evidence goes on with its key."""
        if obj.kind == QuestionKind.EVIDENCE and "_addanother" not in request.POST:
            return HttpResponseRedirect(reverse("admin:lessons_question_evidence", args=[obj.pk]))
        return super().response_add(request, obj, post_url_continue)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/evidence/", view(self._evidence), name="lessons_question_evidence"),
            path(
                "<int:pk>/evidence/form/",
                view(self._evidence_form),
                name="lessons_question_evidence_form",
            ),
            *super().get_urls(),
        ]

    def _evidence(self, request: HttpRequest, pk: int) -> HttpResponse:
        return evidence.name(self, request, self._asked(request, pk))

    def _evidence_form(self, request: HttpRequest, pk: int) -> HttpResponse:
        return evidence.form_fragment(self, request, self._asked(request, pk))

    def _asked(self, request: HttpRequest, pk: int) -> Question:
        question: Question | None = self.get_object(request, str(pk))
        if question is None or question.kind != QuestionKind.EVIDENCE:
            raise Http404
        if not self.has_change_permission(request, question):
            raise Http404
        return question


class _OfKind(forms.ModelForm):
    """Gives a new question its kind before the constraints are asked."""

    kind = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.kind = self.kind


def _kind(request: HttpRequest, question: Question | None) -> str:
    kind = question.kind if question is not None else request.GET.get("kind", "")
    if kind not in QuestionKind.values:
        raise Http404
    return kind
