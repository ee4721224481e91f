"""Forget a person."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.accounts.models import User
from portal.accounts.operations import LastAdministratorError, erase_person


class Command(BaseCommand):
    """Delete a person and what is theirs; what belongs to others stays without the name."""

    help = "Delete a person and what is theirs; what belongs to others too stays without the name."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            person = User.objects.get_by_natural_key(options["username"])
        except User.DoesNotExist as error:
            raise CommandError(f"There is nobody called {options['username']}.") from error
        if not options["yes"] and input(f"Erase {person.username} for ever? [yes/no] ") != "yes":
            raise CommandError("Nothing was erased.")
        try:
            erase_person(by=None, person=person)
        except LastAdministratorError as error:
            raise CommandError("This is the last administrator. Make another one first.") from error
        self.stdout.write("Erased.")
