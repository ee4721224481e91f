"""Ticking off, and where one stopped."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from portal.accounts.private import person_of, private_page
from portal.reading.pages import find_text
from portal.reading.views.rights import answers_for_absent_texts
from portal.study import operations
from portal.study.forms.marking import PlaceForm
from portal.study.pages import published_revision, sections_to_read
from portal.study.queries.marks import revision_to_mark
from portal.study.queries.visible import is_visible
from portal.study.views.answering import for_its_author, saved
from portal.study.work import KINDS, Work


@private_page
@require_POST
@for_its_author
@answers_for_absent_texts
def section(request: HttpRequest, slug: str) -> HttpResponse:
    """Tick off a section of a text, or take it back."""
    article = find_text(slug)
    revision = published_revision(article)
    tick = operations.mark_section_read if _says_yes(request) else operations.mark_section_unread
    try:
        tick(
            by=person_of(request),
            revision=revision,
            sections=sections_to_read(article, revision),
            number=_number(request, "section"),
        )
    except operations.NoSuchSectionError as error:
        raise Http404 from error
    return saved(request, reverse("study:text", args=[slug]))


@private_page
@require_POST
@for_its_author
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep where one stopped in a text, which also says that one opened it."""
    form = PlaceForm(request.POST)
    revision = revision_to_mark(slug, form.cleaned_data["revision"]) if form.is_valid() else None
    if revision is None:
        raise Http404
    work = Work("article", revision.article_id)
    operations.record_opened(by=person_of(request), work=work)
    operations.remember_place(
        by=person_of(request), revision=revision, position=form.cleaned_data["position"]
    )
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


@private_page
@require_POST
@for_its_author
def opened(request: HttpRequest) -> HttpResponse:
    """Say that one opened a lesson or a text."""
    operations.record_opened(by=person_of(request), work=_visible_work(request))
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


@private_page
@require_POST
@for_its_author
def done(request: HttpRequest) -> HttpResponse:
    """Say that one is done with a work, or take it back."""
    tick = operations.mark_done if _says_yes(request) else operations.mark_undone
    tick(by=person_of(request), work=_visible_work(request))
    return saved(request, reverse("study:mine"))


def _visible_work(request: HttpRequest) -> Work:
    """The work that a form names. Answers 404 to one that the person may not know of.

    Passages are ticked off where they are shown: as sections of a text and parts of a handout.
    """
    asked = request.POST.get("kind")
    kind = next((kind for kind in KINDS if kind == asked and kind != "passage"), None)
    if kind is None:
        raise Http404
    work = Work(kind, _number(request, "key"))
    if not is_visible(person_of(request), work):
        raise Http404
    return work


def _number(request: HttpRequest, name: str) -> int:
    value = request.POST.get(name, "")
    if not (value.isascii() and value.isdigit() and len(value) < 18):  # noqa: PLR2004 - a BigInt
        raise Http404
    return int(value)


def _says_yes(request: HttpRequest) -> bool:
    return request.POST.get("done") == "yes"
