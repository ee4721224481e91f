"""The app of this room."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "portal.accounts"

    def ready(self) -> None:
        from portal.accounts import holdings, signals  # noqa: PLC0415 - they import models

        holdings.register_all()
        signals.connect()
