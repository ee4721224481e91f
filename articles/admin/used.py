"""What is used somewhere is not deleted: the page says where."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin import ModelAdmin, display
from django.db.models import Model
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.uses import uses_of, uses_of_all


class UsedAdmin(ModelAdmin):
    """Says where a thing is used, and refuses to delete it while it is."""

    @display(description=gettext_lazy("where this is used"))
    def where_used(self, thing: Model) -> SafeString | str:
        """Every use that blocks deletion, as a link; for `readonly_fields`."""
        found = [use for use in uses_of(thing) if use.blocks_deletion] if thing.pk else []
        if not found:
            return _("Nowhere yet.")
        rows = ((use.address, use.label) for use in found)
        links = format_html_join("", '<li><a href="{}">{}</a></li>', rows)
        return format_html("<ul>{}</ul>", links)

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
