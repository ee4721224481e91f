"""Lets scripts on public pages know that somebody is signed in, without asking for each reader.

A public page is the same for everyone, so a script on it has to find out whether there is anything
of a person's own to fetch. A cookie that scripts can read says so. It is set and taken back beside
private answers only, opens nothing, and no view reads it: its value names the account to the
browser, so that what waits there is sent by the person who wrote it and by nobody else.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from portal.accounts.models import User
from portal.accounts.rules import is_person

COOKIE = "__Host-reader" if settings.HTTPS else "reader"


def account_key(person: User) -> str:
    """What scripts call a person's account: not to be guessed, and of no use to anybody else."""
    return salted_hmac("portal.accounts.presence", str(person.pk)).hexdigest()[:20]


def tell_scripts_who_is_here(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Keep the cookie true beside every private answer."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.headers.get("Cache-Control", "").startswith("public"):
            return response
        said = request.COOKIES.get(COOKIE)
        is_stranger = not said and settings.SESSION_COOKIE_NAME not in request.COOKIES
        if is_stranger and not request.session.modified:
            return response  # do not even look for a session
        true = account_key(request.user) if is_person(request.user) else None
        if true and true != said:
            response.set_cookie(
                COOKIE,
                true,
                max_age=request.session.get_expiry_age(),
                secure=settings.HTTPS,
                samesite="Lax",
            )
        elif said and not true:
            response.delete_cookie(COOKIE, samesite="Lax")
        return response

    return middleware
