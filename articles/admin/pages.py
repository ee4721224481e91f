"""The frame of a page of the desk."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.template.response import TemplateResponse

from articles.actor import Person

MOST_DIGITS = 9


def desk_page(
    desk: ModelAdmin, request: HttpRequest, template: str, *, status: int = 200, **context: Any
) -> TemplateResponse:
    """A page from the templates of a desk, with what Django's admin shows around it."""
    request.current_app = desk.admin_site.name
    return TemplateResponse(
        request,
        f"admin/{desk.opts.app_label}/{desk.opts.model_name}/{template}",
        {
            **desk.admin_site.each_context(request),
            "opts": desk.opts,
            "media": desk.media,
            "has_view_permission": desk.has_view_permission(request),
            **context,
        },
        status=status,
    )


def is_number(asked: str) -> bool:
    """Whether a value from an address or a form is a whole number that a column can hold."""
    return asked.isascii() and asked.isdecimal() and len(asked) <= MOST_DIGITS


def editor_of(request: HttpRequest) -> Person:
    """The signed-in person who asks."""
    if not request.user.is_authenticated:
        raise PermissionDenied
    return request.user
