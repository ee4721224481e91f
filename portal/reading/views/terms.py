"""Pages of terms."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from portal.accounts.private import private_page
from portal.reading import pages
from portal.reading.views.rights import answers_for_absent_texts
from portal.ui.public import passing_page, public_page


@public_page
def glossary(request: HttpRequest) -> TemplateResponse:
    """List the terms."""
    return TemplateResponse(
        request, "reading/glossary.html", {"page": pages.glossary_page(request)}
    )


@public_page
@answers_for_absent_texts
def term(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a term."""
    return TemplateResponse(request, "reading/term.html", {"page": pages.term_page(request, slug)})


@require_safe
@private_page
@answers_for_absent_texts
def term_for_readers(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a term with the words of texts that are for signed-in readers."""
    page = pages.term_page(request, slug, signed_in=True)
    context = {"page": page, "frame": "accounts/frame.html"}
    return TemplateResponse(request, "reading/term.html", context)


@passing_page
@answers_for_absent_texts
def card(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a term in a few words, as a fragment."""
    return TemplateResponse(request, "reading/_term_card.html", {"card": pages.term_card(slug)})


@public_page
def lineage(request: HttpRequest) -> TemplateResponse:
    """Draw what cites, follows or replaces what."""
    return TemplateResponse(request, "reading/lineage.html", {"page": pages.lineage_page(request)})
