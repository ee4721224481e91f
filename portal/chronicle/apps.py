"""The app of this room."""

from django.apps import AppConfig


class ChronicleConfig(AppConfig):
    name = "portal.chronicle"

    def ready(self) -> None:
        from portal.ui.page_store import arrivals  # noqa: PLC0415 - these need the models
        from timeline.operations.judging import judge_what_is_due  # noqa: PLC0415

        arrivals.append(judge_what_is_due)
