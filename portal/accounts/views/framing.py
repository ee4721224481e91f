"""What the class-based pages of Django and allauth need to stand in the portal's frame."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.views.decorators.debug import sensitive_post_parameters

from portal.accounts.forms import Throttled
from portal.accounts.pages import crumbs
from portal.accounts.private import private_page
from portal.ui.pages import frame_of


class Framed:
    """Gives a page its frame; answers 429 where its form says to wait."""

    request: HttpRequest
    page_title: str | Promise
    is_below_profile = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        title = str(self.page_title)
        way = crumbs(title, reverse("accounts:profile")) if self.is_below_profile else ()
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return context | {"page": frame_of(self.request, self.kept(), title=title, crumbs=way)}

    def kept(self) -> Mapping[str, str]:
        """What the same page in the other language keeps of the address."""
        return {}

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().render_to_response(context, **kwargs)  # type: ignore[misc]
        form = context.get("form")
        if isinstance(form, Throttled) and form.wait:
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
            response.headers["Retry-After"] = str(form.wait.seconds)
        return response


@method_decorator(sensitive_post_parameters(), name="dispatch")
@method_decorator(private_page, name="dispatch")
class PrivateFramed(Framed):
    """The same for a page that belongs to one person."""

    is_below_profile = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response
