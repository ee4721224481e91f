"""Pages of texts and of words in them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from articles.web_annotation import MEDIA_TYPE
from portal.reading import pages
from portal.reading.views.rights import answers_for_absent_texts, by_rights
from portal.ui.public import public_page


@public_page
def shelf(request: HttpRequest) -> TemplateResponse:
    """List the texts."""
    return TemplateResponse(request, "reading/shelf.html", {"page": pages.shelf_page(request)})


@require_safe
@answers_for_absent_texts
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a text, with what its rights allow."""
    found = pages.find_text(slug)
    return by_rights(
        request,
        found,
        lambda: TemplateResponse(
            request, "reading/article.html", {"page": pages.article_page(request, found)}
        ),
    )


@require_safe
@answers_for_absent_texts
def revision(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show a revision that was public once."""
    found = pages.find_text(slug)
    return by_rights(
        request,
        found,
        lambda: TemplateResponse(
            request, "reading/article.html", {"page": pages.revision_page(request, found, number)}
        ),
    )


@require_safe
@answers_for_absent_texts
def words(request: HttpRequest, slug: str, number: int, start: int, end: int) -> HttpResponse:
    """Show words by their place in a revision that was public once."""
    found = pages.find_text(slug)
    return by_rights(
        request,
        found,
        lambda: TemplateResponse(
            request,
            "reading/passage.html",
            {"page": pages.words_page(request, found, number, (start, end))},
        ),
    )


@require_safe
@answers_for_absent_texts
def passage(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show a passage, wherever its words stand now."""
    found = pages.find_passage(public_id)
    return by_rights(
        request,
        found.article,
        lambda: TemplateResponse(
            request, "reading/passage.html", {"page": pages.passage_page(request, found)}
        ),
    )


@require_safe
@answers_for_absent_texts
def annotations(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the annotations of a text as Web Annotation JSON-LD."""
    found = pages.find_text(slug)
    return by_rights(request, found, lambda: _json_ld(pages.annotations_data(found)))


@public_page
@answers_for_absent_texts
def annotation(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give one annotation as Web Annotation JSON-LD."""
    del request
    return _json_ld(pages.annotation_data(public_id))


def _json_ld(data: dict[str, Any]) -> JsonResponse:
    return JsonResponse(
        data, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False, "indent": 2}
    )


@require_safe
@answers_for_absent_texts
def draft(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show a revision to editors before it is published; to others it does not exist."""
    if not request.user.has_perm("articles.change_article"):
        raise Http404
    page = pages.draft_page(request, slug, number)
    return TemplateResponse(request, "reading/article.html", {"page": page})
