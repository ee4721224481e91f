"""All of one's own, and what is one's own in one text."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from portal.accounts.presence import account_key
from portal.accounts.private import person_of, private_page
from portal.reading.pages import find_text
from portal.reading.views.rights import answers_for_absent_texts
from portal.study import pages


@private_page
@require_safe
def mine(request: HttpRequest) -> TemplateResponse:
    """Show everything of one's own, by text."""
    page = pages.mine_page(request, person_of(request))
    return TemplateResponse(request, "study/mine.html", {"page": page})


@private_page
@require_safe
def here(request: HttpRequest) -> JsonResponse:
    """Tell a script who is signed in, and the token for forms."""
    person = person_of(request)
    return JsonResponse({"account": account_key(person), "token": get_token(request)})


@private_page
@require_safe
@answers_for_absent_texts
def text(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what is one's own in a text."""
    page = pages.text_study(request, person_of(request), find_text(slug))
    return TemplateResponse(request, "study/text.html", {"page": page})


@private_page
@require_safe
@answers_for_absent_texts
def beside(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the same as a fragment, for the page of the text."""
    page = pages.text_study(request, person_of(request), find_text(slug))
    return TemplateResponse(request, "study/_text.html", {"page": page})
