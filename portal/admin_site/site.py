"""The admin site of the portal."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from articles.queries.waiting import waiting_count
from portal.accounts.rules import is_person, may_use_desk
from portal.admin_site.keeping import kept_page


class Desk(AdminSite):
    """Where editors work."""

    site_header = _("Open Door desk")
    site_title = _("Open Door desk")
    index_title = _("The desk")
    index_template = "admin/desk_index.html"
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        return may_use_desk(request.user)

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Send people to the portal's sign-in, and staff without a second factor to set one up."""
        del extra_context
        wanted = request.GET.get("next") or reverse("admin:index")
        if not is_person(request.user):
            return redirect_to_login(wanted)
        if request.user.is_staff and not may_use_desk(request.user):
            return HttpResponseRedirect(reverse("mfa_activate_totp"))
        return HttpResponseRedirect(reverse("accounts:profile"))

    def admin_view(
        self,
        view: Any,
        cacheable: bool = False,  # noqa: FBT001, FBT002 - Django's
    ) -> Any:
        """A page of the desk; what was sent to it after the session had ended is not lost."""
        inner: Callable[..., HttpResponse] = super().admin_view(view, cacheable)

        @wraps(inner)
        def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST" and not is_person(request.user):
                return kept_page(request)
            return inner(request, *args, **kwargs)

        return page

    def session(self, request: HttpRequest) -> JsonResponse:
        """Whether somebody is signed in: then with a token for the next form."""
        return JsonResponse({"token": get_token(request) if self.has_permission(request) else ""})

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """The first page says how much waits."""
        context = dict(extra_context or {})
        if request.user.has_perm("articles.view_deskaction"):
            context["waiting"] = waiting_count()
        return super().index(request, context)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """What waits has a short address, too."""
        waiting = RedirectView.as_view(pattern_name="admin:articles_deskaction_changelist")
        return [
            path("desk/", waiting, name="desk"),
            path("session/", require_safe(self.session), name="session"),
            *super().get_urls(),
        ]
