"""Pages that belong to one person: kept by nobody, in that person's own time."""

import zoneinfo
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from portal.accounts.models import User
from portal.accounts.rules import is_person

View = Callable[..., HttpResponseBase]


def person_of(request: HttpRequest) -> User:
    """Who is signed in. Only for views that let nobody else in."""
    if not is_person(request.user):
        raise PermissionError
    return request.user


def private_page(view: View) -> View:
    """Send strangers to sign in; show moments in the person's time zone; forbid all stores."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not is_person(request.user):
            return redirect_to_login(request.get_full_path())
        with timezone.override(zoneinfo.ZoneInfo(request.user.time_zone)):
            response = view(request, *args, **kwargs)
            if hasattr(response, "render"):
                response = response.render()
        response.headers["Cache-Control"] = "private, no-store"
        return response

    return wrapper
