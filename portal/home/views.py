"""The front page."""

from django.http import HttpRequest
from django.template.response import TemplateResponse

from portal.home import pages
from portal.ui.public import public_page


@public_page
def home(request: HttpRequest) -> TemplateResponse:
    """Show the courses, and who speaks in them."""
    return TemplateResponse(request, "home/home.html", {"page": pages.home_page(request)})
