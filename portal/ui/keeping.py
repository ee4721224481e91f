"""What was written in a form is not lost when its token no longer fits."""

from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

LONG = 60
"""From this length on, a value is shown, so that it can be read and copied."""
SIGNS_IN = ("password", "username", "code")
"""What forms that let somebody in ask for: such a form is opened anew."""


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


def is_from_here(request: HttpRequest) -> bool:
    """Whether a page of this site sent a form, as the browser says."""
    return request.META.get("HTTP_ORIGIN") == f"{request.scheme}://{request.get_host()}"


def kept_fields(request: HttpRequest, *, shows_words: bool = False) -> list[KeptField]:
    """All that was sent but the token and passwords; what is long is to be shown, or any words."""
    return [
        KeptField(name, value, _is_long(value) or (shows_words and " " in value.strip()))
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and "password" not in name
    ]


def sent_again_page(request: HttpRequest) -> HttpResponse:
    """A form with all that one of our pages sent, to be sent again; nothing of it is stored.

    What another site sent, or may have sent, is shown nowhere. Nor is what lets somebody
    in.
    """
    is_kept = is_from_here(request) and not any(
        sign in name for name in request.POST for sign in SIGNS_IN
    )
    response = TemplateResponse(
        request,
        "ui/sent_again.html",
        {
            "address": request.get_full_path(),
            "fields": kept_fields(request, shows_words=True) if is_kept else [],
            "had_files": bool(request.FILES),
        },
        status=HTTPStatus.FORBIDDEN,
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _is_long(value: str) -> bool:
    return len(value) > LONG or "\n" in value
