"""The page of texts beside each other."""

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from portal.accounts.private import private_page
from portal.reading import pages
from portal.ui.public import passing_page


@passing_page
def compare(request: HttpRequest) -> TemplateResponse:
    """Show texts and passages beside each other."""
    return TemplateResponse(request, "reading/compare.html", {"page": pages.compare_page(request)})


@require_safe
@private_page
def compare_for_readers(request: HttpRequest) -> TemplateResponse:
    """Show the same with the words that are for signed-in readers."""
    page = pages.compare_page(request, signed_in=True)
    context = {"page": page, "frame": "accounts/frame.html"}
    return TemplateResponse(request, "reading/compare.html", context)
