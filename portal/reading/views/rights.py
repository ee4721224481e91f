"""What a reader may see of a text decides how its address answers."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from portal.reading import pages
from portal.ui.public import View, passing_page


def answers_for_absent_texts(view: View) -> View:
    """Answer 404 for a text that a reader may not know of, and 410 for a withdrawn one."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except pages.NoSuchTextError as error:
            raise Http404 from error
        except pages.WithdrawnTextError as error:
            page = pages.gone_page(request, error.article)
            return TemplateResponse(
                request, "reading/gone.html", {"page": page}, status=HTTPStatus.GONE
            )

    return wrapper


def by_rights(
    request: HttpRequest,
    found: pages.Text,
    render: Callable[[], HttpResponse],
) -> HttpResponse:
    """A public page for a public text; for others a private one, after signing in.

    It is not given to other processes: they write it sooner than a database hands it on.
    """
    if not pages.needs_account(found):
        return passing_page(lambda _request: render())(request)
    if request.user.is_authenticated:
        return render()
    return redirect_to_login(request.get_full_path())
