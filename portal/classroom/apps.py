"""The app of this room."""

from django.apps import AppConfig


class ClassroomConfig(AppConfig):
    name = "portal.classroom"

    def ready(self) -> None:
        from portal.classroom import holdings, uses  # noqa: PLC0415 - they import models

        holdings.register_all()
        uses.register_all()
