"""What was written in a form of the desk is not lost when the session has ended meanwhile."""

from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views import csrf

from portal.accounts.rules import is_person

LONG = 60
"""From this length on, a value is shown, so that it can be read and copied."""


@dataclass(frozen=True, slots=True)
class KeptField:
    """A field as it was sent."""

    name: str
    value: str
    is_long: bool

    @property
    def lines(self) -> str:
        """The value behind the line break that HTML leaves out at the start of a text area."""
        return f"\n{self.value}"


def kept_page(request: HttpRequest) -> HttpResponse:
    """A form with all that was sent, to be sent again once the editor has signed in."""
    request.current_app = admin.site.name
    fields = [
        KeptField(name, value, len(value) > LONG or "\n" in value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and "password" not in name
    ]
    is_signed_in = is_person(request.user)
    return TemplateResponse(
        request,
        "admin/kept.html",
        {
            **admin.site.each_context(request),
            "title": _("Send it once more") if is_signed_in else _("You are signed out"),
            "is_signed_in": is_signed_in,
            "address": request.get_full_path(),
            "fields": fields,
            "had_files": bool(request.FILES),
        },
        status=HTTPStatus.FORBIDDEN,
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Keep what one of our own pages sent to the desk with the token of an earlier session.

    What another site sent, or may have sent, is answered as before and shown nowhere.
    """
    match = request.resolver_match
    is_desk = match is not None and match.app_name == "admin"
    if is_desk and request.META.get("HTTP_ORIGIN") == _own_origin(request):
        return kept_page(request)
    return csrf.csrf_failure(request, reason=reason)


def _own_origin(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
