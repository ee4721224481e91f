"""Highlights and jottings: made, changed, thrown away."""

import uuid
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from portal.accounts.private import person_of, private_page
from portal.reading.pages import Text, find_text
from portal.reading.views.rights import answers_for_absent_texts
from portal.study import operations, pages
from portal.study.forms.marking import JottingForm, PickForm, WordsForm
from portal.study.pages import published_revision, words_are_shown
from portal.study.queries.marks import jotting_of, revision_to_mark
from portal.study.views.answering import for_its_author, go, refused, saved


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
@for_its_author
@answers_for_absent_texts
def mark(request: HttpRequest, slug: str) -> HttpResponse:
    """Mark words or note something on them: by their place, or by the sentences that hold them."""
    if "start" in request.POST:
        return _mark_words(request, slug)
    article = find_text(slug)
    if request.method != "POST":
        return _picking(request, article, PickForm(revision=published_revision(article)))
    return _mark_sentences(request, article)


def _mark_words(request: HttpRequest, slug: str) -> HttpResponse:
    form = WordsForm(request.POST)
    if not form.is_valid():
        return refused(_first_error(form))
    found = form.cleaned_data
    revision = revision_to_mark(slug, found["revision"])
    if revision is None or not words_are_shown(revision, found["start"], found["end"]):
        raise Http404
    try:
        is_new = operations.mark_words(
            by=person_of(request),
            revision=revision,
            start=found["start"],
            end=found["end"],
            colour=found["colour"],
            body=found["body"],
            client_id=found["client_id"],
        )
    except operations.MarkError as error:
        return refused(str(error))
    status = HTTPStatus.CREATED if is_new else HTTPStatus.OK
    return saved(request, reverse("study:text", args=[slug]), status=status)


def _mark_sentences(request: HttpRequest, article: Text) -> HttpResponse:
    revision = published_revision(article)
    form = PickForm(request.POST, revision=revision)
    if not form.is_valid() or form.span is None:
        return _picking(request, article, form)
    start, end = form.span
    if not words_are_shown(revision, start, end):
        raise Http404
    try:
        operations.mark_words(
            by=person_of(request),
            revision=revision,
            start=start,
            end=end,
            colour=form.cleaned_data["colour"],
            body=form.cleaned_data["body"],
            client_id=form.cleaned_data["client_id"],
        )
    except operations.MarkError as error:
        form.add_error("body", str(error))
        return _picking(request, article, form)
    return HttpResponseRedirect(reverse("study:text", args=[article.slug]))


def _picking(request: HttpRequest, article: Text, form: PickForm) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    page = pages.pick_page(request, article, form)
    return TemplateResponse(request, "study/mark.html", {"page": page}, status=status)


@private_page
@require_POST
def highlight_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a highlight off the words."""
    try:
        operations.remove_highlight(by=person_of(request), pk=pk)
    except operations.NoSuchMarkError as error:
        raise Http404 from error
    return saved(request, reverse("study:mine"))


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
def jotting(request: HttpRequest, client_id: uuid.UUID) -> HttpResponse:
    """Show a note to be written anew."""
    found = jotting_of(person_of(request).pk, client_id)
    if found is None:
        raise Http404
    form = JottingForm(request.POST or None, initial={"body": found.body})
    if request.method == "POST" and form.is_valid():
        try:
            operations.change_jotting(
                by=person_of(request), client_id=client_id, body=form.cleaned_data["body"]
            )
        except operations.MarkError as error:
            form.add_error("body", str(error))
        else:
            return go(request, reverse("study:text", args=[found.passage.article.slug]))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    page = pages.jotting_page(request, found, form)
    return TemplateResponse(request, "study/jotting.html", {"page": page}, status=status)


@private_page
@require_POST
def jotting_remove(request: HttpRequest, client_id: uuid.UUID) -> HttpResponse:
    """Throw a note away."""
    try:
        operations.remove_jotting(by=person_of(request), client_id=client_id)
    except operations.NoSuchMarkError as error:
        raise Http404 from error
    return saved(request, reverse("study:mine"))


def _first_error(form: WordsForm) -> str:
    return str(next(iter(form.errors.values()))[0])
