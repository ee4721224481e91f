"""Help somebody in whose telephone and recovery codes are gone."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.accounts.models import User
from portal.accounts.operations import remove_second_factor


class Command(BaseCommand):
    """Remove a person's second factor, so that the next sign-in sets up a new one."""

    help = "Remove a person's second factor and recovery codes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            person = User.objects.get_by_natural_key(options["username"])
        except User.DoesNotExist as error:
            raise CommandError(f"There is nobody called {options['username']}.") from error
        removed = remove_second_factor(by=None, person=person)
        self.stdout.write("Removed." if removed else "There was none.")
