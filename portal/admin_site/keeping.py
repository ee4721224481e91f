"""What was written in a form of the desk is not lost when the session has ended meanwhile."""

from http import HTTPStatus

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from portal.accounts.rules import is_person
from portal.ui.keeping import is_from_here, kept_fields, sent_again_page


def kept_page(request: HttpRequest) -> HttpResponse:
    """A form with all that was sent, to be sent again once the editor has signed in."""
    request.current_app = admin.site.name
    is_signed_in = is_person(request.user)
    return TemplateResponse(
        request,
        "admin/kept.html",
        {
            **admin.site.each_context(request),
            "title": _("Send it once more") if is_signed_in else _("You are signed out"),
            "is_signed_in": is_signed_in,
            "address": request.get_full_path(),
            "fields": kept_fields(request),
            "had_files": bool(request.FILES),
        },
        status=HTTPStatus.FORBIDDEN,
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Keep what one of our own pages sent with the token of an earlier session.

    What another site sent, or may have sent, is shown nowhere.
    """
    del reason
    match = request.resolver_match
    is_desk = match is not None and match.app_name == "admin"
    return kept_page(request) if is_desk and is_from_here(request) else sent_again_page(request)
