"""What is used somewhere is not deleted: a page of its own says where."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin import ModelAdmin, display
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.uses import uses_of, uses_of_all


class UsedAdmin(ModelAdmin):
    """Says where a thing is used, and refuses to delete it while it is.

    Every room is asked for it, so it is asked when an editor wants to know.
    """

    @display(description=gettext_lazy("where this is used"))
    def where_used(self, thing: Model) -> SafeString | str:
        """The way to the page that says it; for `readonly_fields`."""
        if not thing.pk:
            return _("Nowhere yet.")
        address = reverse(f"{self.admin_site.name}:{self._used}", args=[thing.pk])
        return format_html('<a href="{}">{}</a>', address, _("See where this is used"))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.used_view)
        return [path("<int:object_id>/used/", view, name=self._used), *super().get_urls()]

    def used_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Every use that blocks deletion, as a link."""
        thing = self.get_object(request, str(object_id))
        if not self.has_view_permission(request, thing):
            raise PermissionDenied
        if thing is None:
            raise Http404
        request.current_app = self.admin_site.name
        context = {
            **self.admin_site.each_context(request),
            "title": _("Where this is used: %(thing)s") % {"thing": thing},
            "opts": self.opts,
            "original": thing,
            "uses": [use for use in uses_of(thing) if use.blocks_deletion],
        }
        return TemplateResponse(request, "admin/used.html", context)

    def get_deleted_objects(self, objs: Iterable[Any], request: HttpRequest) -> tuple[Any, ...]:
        chosen = list(objs)
        deleted, counts, perms_needed, protected = super().get_deleted_objects(chosen, request)
        uses = uses_of_all(self.model, [each.pk for each in chosen])
        refused = [
            format_html('<a href="{}">{}</a>', use.address, use.label)
            for each in chosen
            for use in uses.get(each.pk, ())
            if use.blocks_deletion
        ]
        return deleted, counts, perms_needed, [*protected, *refused]

    @property
    def _used(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_used"
