"""Keep the Vietnamese catalogue in step with the code and the templates."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    """Collect, merge and compile the messages; or only look whether that is needed."""

    help = "Bring portal/locale up to date with the code and the templates."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="Change nothing; fail if something is missing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            from portal.ui import catalogue  # noqa: PLC0415 - Babel is there in development only
        except ImportError as error:
            raise CommandError("This needs Babel: run it by make messages.") from error
        if not options["check"]:
            messages = catalogue.update(settings.BASE_DIR)
            self.stdout.write(
                f"{len(messages)} messages in {catalogue.files(settings.BASE_DIR)[0]}"
            )
        found = catalogue.problems(settings.BASE_DIR)
        for problem in found:
            self.stderr.write(problem)
        if found and options["check"]:
            raise CommandError(f"{len(found)} messages need work: run make messages, translate.")
