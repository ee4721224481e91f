"""What makes a page public: the same bytes for everyone, kept by stores until content changes."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.template.response import SimpleTemplateResponse

PUBLIC = "public, max-age=0, must-revalidate"
_LASTING = "_is_lasting_public_page"

View = Callable[..., HttpResponse]


class PersonalPageError(RuntimeError):
    """A public view touched what belongs to one person."""


def public_page(view: View) -> View:
    """Declare that a view's page is the same for everyone, and worth keeping.

    The view gets a request without a person: reaching for the session or the user is an error, in
    production as in tests, because the page would be shown to others.
    """
    return lasting(_public(view, lasting=True))


def passing_page(view: View) -> View:
    """Declare a public page that is not worth keeping in the database.

    There are too many of it, or it costs hardly more to render than to fetch.
    """
    return _public(view, lasting=False)


def _public(view: View, *, lasting: bool) -> View:
    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        person = request.user, request.session
        request.user = request.session = _Nobody()  # type: ignore[assignment]
        try:
            response = view(request, *args, **kwargs)
            if isinstance(response, SimpleTemplateResponse):
                response.render()
        finally:
            request.user, request.session = person
        if response.status_code == HTTPStatus.OK:
            response.headers.setdefault("Cache-Control", PUBLIC)
            setattr(response, _LASTING, lasting)
        return response

    return wrapper


def lasting(view: View) -> View:
    """Declare that pages of a view may be found in the database: those that it declared public."""
    setattr(view, _LASTING, True)
    return view


def may_last(view: View) -> bool:
    """Whether pages of a view may be found in the database."""
    return getattr(view, _LASTING, False)


def is_lasting(response: HttpResponseBase) -> bool:
    """Whether a public page was declared worth keeping."""
    return getattr(response, _LASTING, False)


class _Nobody:
    """Stands for user and session on a public page: every question about them is a mistake."""

    def __getattr__(self, name: str) -> Any:
        raise PersonalPageError(f"A public page asked for the {name} of its reader.")
