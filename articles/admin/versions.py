"""The versions of a record on its history page, each with what it changed."""

from dataclasses import dataclass
from typing import Any

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse

from articles.anchoring.differences import Change, changes
from articles.queries.versions import Version, versions_of


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A field of a version with its words gone and new."""

    label: str
    words: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A version with the words that it changed."""

    version: Version
    changes: tuple[ShownChange, ...]


class VersionedAdmin(ModelAdmin):
    """Shows what each version changed above Django's own log of actions."""

    object_history_template = "admin/articles/versions.html"

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        record = self.get_object(request, object_id)
        found = versions_of(record) if record and self.has_view_permission(request, record) else []
        context = {**(extra_context or {}), "versions": [_shown(version) for version in found]}
        return super().history_view(request, object_id, context)


def _shown(version: Version) -> ShownVersion:
    return ShownVersion(
        version,
        tuple(
            ShownChange(change.label, tuple(changes(change.old, change.new)))
            for change in version.changes
        ),
    )
