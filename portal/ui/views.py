"""Pages about the portal itself."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.ui.models import Generation
from portal.ui.pages import frame_of
from portal.ui.public import public_page


@public_page
def components(request: HttpRequest) -> TemplateResponse:
    """Every component in every state, for those who build pages."""
    page = frame_of(request, title=_("Components"))
    return TemplateResponse(request, "ui/components.html", {"page": page})


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Whether this process reaches its database."""
    del request
    Generation.current()
    return HttpResponse("ok\n", content_type="text/plain")
