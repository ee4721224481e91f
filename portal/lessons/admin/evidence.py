"""Naming the words that are evidence: on the text, by selecting words or picking sentences."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import manuscript
from articles.admin.pages import desk_page, editor_of, is_number
from articles.forms.selecting import SelectionForm
from articles.models import Passage, Revision
from articles.queries.desk import revision_to_edit
from portal.lessons.keying import Shown, name_evidence, offer_sentences
from portal.lessons.models import Question

Span = tuple[int, int]
OFFERED = "offered"
"""The part of a question that is chosen: the stretch that is offered, or else the key."""


class EvidenceForm(SelectionForm):
    """Words, and to which alternative of the key they belong."""

    alternative = forms.IntegerField(
        label=gettext_lazy("Alternative"),
        min_value=1,
        max_value=20,
        initial=1,
        help_text=gettext_lazy("Words with one number are needed together; any number is enough."),
    )
    comment = forms.CharField(label=gettext_lazy("What it shows"), required=False, max_length=500)
    comment_vi = forms.CharField(
        label=gettext_lazy("What it shows, in Vietnamese"), required=False, max_length=500
    )


@dataclass(frozen=True, slots=True)
class Naming:
    """One request: the question, its text, and which part is chosen."""

    question: Question
    revision: Revision
    is_offered: bool

    def form(self, *args: Any, **kwargs: Any) -> Any:
        kind = SelectionForm if self.is_offered else EvidenceForm
        return kind(*args, revision=self.revision, **kwargs)

    @property
    def back(self) -> str:
        return reverse("admin:lessons_question_change", args=[self.question.pk])


def name(desk: ModelAdmin, request: HttpRequest, question: Question) -> HttpResponse:
    """Show the text to choose in, or keep what was chosen."""
    naming = _naming(request, question)
    if request.method != "POST":
        return _page(desk, request, naming, *_asked(request, naming))
    if naming.is_offered and "whole" in request.POST:
        offer_sentences(
            by=editor_of(request), question=question, revision=naming.revision, span=None
        )
        return _saved(desk, request, naming)
    form = naming.form(request.POST)
    if form.is_valid() and form.span:
        try:
            _keep(request, naming, form)
        except ValidationError as error:
            form.add_error(None, error.messages[0])
        else:
            return _saved(desk, request, naming)
    return _page(desk, request, naming, form, form.span, status=422)


def form_fragment(desk: ModelAdmin, request: HttpRequest, question: Question) -> HttpResponse:
    """The form alone, for words that were just selected."""
    naming = _naming(request, question)
    form, span = _asked(request, naming)
    words = naming.revision.text[span[0] : span[1]] if span else ""
    return desk_page(desk, request, "_evidence_form.html", naming=naming, form=form, words=words)


def newest_words(passage: Passage) -> str:
    """The newest words of a passage."""
    placed = [anchor for anchor in passage.anchors.all() if anchor.start is not None]
    newest = max(placed, key=lambda anchor: anchor.revision_id, default=None)
    return f"“{newest.exact}”" if newest else "–"


def _naming(request: HttpRequest, question: Question) -> Naming:
    revision = revision_to_edit(question.article) if question.article else None
    if revision is None:
        raise Http404
    return Naming(question, revision, request.GET.get("part") == OFFERED)


def _asked(request: HttpRequest, naming: Naming) -> tuple[Any, Span | None]:
    start, end = request.GET.get("start", ""), request.GET.get("end", "")
    span = None
    if is_number(start) and is_number(end) and int(start) < int(end) <= len(naming.revision.text):
        span = int(start), int(end)
    initial: dict[str, Any] = {"start": span[0], "end": span[1]} if span else {}
    return naming.form(initial={"alternative": 1} | initial), span


def _keep(request: HttpRequest, naming: Naming, form: Any) -> None:
    if naming.is_offered:
        offer_sentences(
            by=editor_of(request),
            question=naming.question,
            revision=naming.revision,
            span=form.span,
        )
        return
    name_evidence(
        by=editor_of(request),
        question=naming.question,
        revision=naming.revision,
        span=form.span,
        alternative=form.cleaned_data["alternative"],
        shown=Shown(form.cleaned_data["comment"], form.cleaned_data["comment_vi"]),
    )


def _saved(desk: ModelAdmin, request: HttpRequest, naming: Naming) -> HttpResponse:
    desk.log_change(request, naming.question, "Words of the evidence changed")
    desk.message_user(request, _("The words are kept."), messages.SUCCESS)
    return HttpResponseRedirect(naming.back)


def _page(  # noqa: PLR0913 - what a page is made of
    desk: ModelAdmin,
    request: HttpRequest,
    naming: Naming,
    form: Any,
    span: Span | None,
    *,
    status: int = 200,
) -> HttpResponse:
    document = naming.revision.document
    by_sentences = "sentence" in request.POST or request.GET.get("by") == "sentences"
    if by_sentences:
        picked = frozenset(request.POST.getlist("sentence"))
        blocks = manuscript.in_sentences(document, picked)
    else:
        blocks = manuscript.in_words(document, [], span)
    title = _("Sentences to choose from") if naming.is_offered else _("Name the words of the key")
    return desk_page(
        desk,
        request,
        "evidence.html",
        status=status,
        title=title,
        naming=naming,
        form=form,
        words=naming.revision.text[span[0] : span[1]] if span else "",
        by_sentences=by_sentences,
        blocks=blocks,
    )
