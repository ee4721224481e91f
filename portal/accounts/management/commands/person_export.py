"""Write down what the portal keeps about a person."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.serializers.json import DjangoJSONEncoder

from portal.accounts.models import User
from portal.accounts.operations import export_person


class Command(BaseCommand):
    """Print everything kept about a person as JSON."""

    help = "Print everything that is kept about a person, as JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            person = User.objects.get_by_natural_key(options["username"])
        except User.DoesNotExist as error:
            raise CommandError(f"There is nobody called {options['username']}.") from error
        data = export_person(by=None, person=person)
        self.stdout.write(json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
