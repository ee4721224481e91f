"""How the private page of a step is answered: as a page, or as its fragment, in place."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from portal.lessons.models import Step, StepKind
from portal.study.pages.tasks import NoSuchTaskError, step_to_take

StepView = Callable[[HttpRequest, Step], HttpResponse]


def task_page(kind: StepKind) -> Callable[[StepView], Callable[..., HttpResponse]]:
    """Declare a private page of a kind of step: kept by nobody, and 404 for whom it is not.

    What is about a text for signed-in people asks others to sign in.
    """

    def decorate(view: StepView) -> Callable[..., HttpResponse]:
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def wrapper(request: HttpRequest, pk: int) -> HttpResponse:
            is_editor = request.user.has_perm("lessons.change_lesson")
            try:
                step = step_to_take(pk, kind, for_editors=is_editor)
                if needs_sign_in(request, step):
                    return redirect_to_login(request.get_full_path())
                response = view(request, step)
            except NoSuchTaskError as error:
                raise Http404 from error
            response.headers["Cache-Control"] = "private, no-store"
            return response

        return wrapper

    return decorate


def answer(
    request: HttpRequest, name: str, page: Any, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    """The page of a step, or where a script asked for it, the part that opens in place.

    The part of a form that was refused was found: only its page answers with the status.
    """
    if request.headers.get("X-Fragment"):
        return TemplateResponse(request, f"study/_{name}.html", {"page": page})
    return TemplateResponse(request, f"study/{name}.html", {"page": page}, status=status)


def again(request: HttpRequest) -> HttpResponse:
    """What was sent is kept: show the page anew."""
    response = HttpResponseRedirect(request.path)
    response.status_code = HTTPStatus.SEE_OTHER
    return response


def needs_sign_in(request: HttpRequest, step: Step) -> bool:
    """Whether the text of a step is for signed-in people, and this is none."""
    articles = (step.article, step.question.article if step.question else None)
    needed = any(article and article.rights == "account" for article in articles)
    return needed and not request.user.is_authenticated
