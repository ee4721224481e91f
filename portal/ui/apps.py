"""The app of this room."""

from typing import Any

from django.apps import AppConfig, apps
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save

CONTENT_APPS = ("articles", "timeline", "lessons")
"""The apps whose rows public pages show."""
ON_NO_PAGE = "articles.Passage"
"""What no page shows by itself, but only where something is said about it; pupils make many."""


def _content_changed(sender: type[Model], **_: Any) -> None:
    meta = sender._meta  # noqa: SLF001 - Django's public-by-custom name
    if meta.app_label in CONTENT_APPS and meta.label != ON_NO_PAGE:
        apps.get_model("ui", "Generation").advance()


class UiConfig(AppConfig):
    name = "portal.ui"

    def ready(self) -> None:
        for signal in (post_save, post_delete, m2m_changed):
            signal.connect(_content_changed, dispatch_uid="portal.ui.content_changed")
