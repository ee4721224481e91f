"""The app of this room."""

from django.apps import AppConfig


class ReadingConfig(AppConfig):
    name = "portal.reading"

    def ready(self) -> None:
        from articles.queries.reading import next_publication  # noqa: PLC0415 - needs the models
        from portal.ui.page_store import boundaries  # noqa: PLC0415

        boundaries.append(next_publication)
