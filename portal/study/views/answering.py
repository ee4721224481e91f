"""How forms of this room are answered: with a page, or with a few words to a script."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme

from portal.accounts.presence import account_key
from portal.accounts.private import person_of
from portal.lessons.pages import NotHereError

View = Callable[..., HttpResponse]


def by_script(request: HttpRequest) -> bool:
    """Whether a script sent this and waits for JSON."""
    return request.headers.get("Accept") == "application/json"


def saved(request: HttpRequest, url: str, *, status: int = HTTPStatus.OK) -> HttpResponse:
    """What was sent is stored: go on to a page, or tell the script."""
    return JsonResponse({"saved": True}, status=status) if by_script(request) else go(request, url)


def refused(error: str) -> HttpResponse:
    """Tell a script why something was not stored."""
    return JsonResponse({"error": error}, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def go(request: HttpRequest, url: str) -> HttpResponse:
    """Go where the form wanted, if that is here; else to an address of ours."""
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return HttpResponseRedirect(wanted)
    return HttpResponseRedirect(url)


def for_its_author(view: View) -> View:
    """Refuse what a script sends for an account that is not the one signed in.

    A page stays open while somebody else signs in: what was written on it is not theirs.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        said = request.POST.get("account")
        if said and said != account_key(person_of(request)):
            return JsonResponse({"saved": False}, status=HTTPStatus.CONFLICT)
        return view(request, *args, **kwargs)

    return wrapper


def answers_for_absent_lessons(view: View) -> View:
    """Answer 404 for a lesson or module that readers do not see."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotHereError as error:
            raise Http404 from error

    return wrapper
