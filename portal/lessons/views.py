"""Pages of modules and lessons."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from portal.lessons import pages
from portal.reading.pages import find_text
from portal.reading.views.rights import answers_for_absent_texts, by_rights
from portal.ui.public import public_page


@public_page
def module(request: HttpRequest, slug: str) -> TemplateResponse:
    """Show a module."""
    try:
        page = pages.module_page(request, slug)
    except pages.NotHereError as error:
        raise Http404 from error
    return TemplateResponse(request, "lessons/module.html", {"page": page})


@public_page
def lesson(request: HttpRequest, module_slug: str, slug: str) -> TemplateResponse:
    """Show a lesson."""
    try:
        page = pages.lesson_page(request, module_slug, slug)
    except pages.NotHereError as error:
        raise Http404 from error
    return TemplateResponse(request, "lessons/lesson.html", {"page": page})


@require_safe
@answers_for_absent_texts
def text(request: HttpRequest, module_slug: str, slug: str) -> HttpResponse:
    """Show a text with its module beside it."""
    found = find_text(slug)
    try:
        return by_rights(
            request,
            found,
            lambda: TemplateResponse(
                request,
                "lessons/text.html",
                {"page": pages.text_page(request, module_slug, found)},
            ),
        )
    except pages.NotHereError as error:
        raise Http404 from error


@require_safe
@answers_for_absent_texts
def notes(request: HttpRequest, module_slug: str, slug: str, number: int) -> HttpResponse:
    """Show a text with its module beside it, and the notes that a step chose."""
    try:
        step = pages.step_to_read(module_slug, slug, number)
        found = find_text(step.article.slug if step.article else "")
        return by_rights(
            request,
            found,
            lambda: TemplateResponse(
                request,
                "lessons/text.html",
                {"page": pages.notes_page(request, module_slug, found, step)},
            ),
        )
    except pages.NotHereError as error:
        raise Http404 from error


@require_safe
def preview(request: HttpRequest, pk: int) -> TemplateResponse:
    """Show a lesson to editors before it is published; to others it does not exist."""
    if not request.user.has_perm("lessons.change_lesson"):
        raise Http404
    try:
        page = pages.lesson_preview(request, pk)
    except pages.NotHereError as error:
        raise Http404 from error
    return TemplateResponse(request, "lessons/lesson.html", {"page": page})
