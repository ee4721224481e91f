"""Invite somebody to teach."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.urls import reverse

from portal.accounts.operations import invite_teacher


class Command(BaseCommand):
    """Print a one-time address that makes whoever opens it a teacher."""

    help = "Print a one-time address, good for 14 days, that makes whoever opens it a teacher."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("note", nargs="?", default="", help="for whom: an e-mail or a name")

    def handle(self, *args: Any, **options: Any) -> None:
        token = invite_teacher(by=None, note=options["note"])
        self.stdout.write(f"{settings.SITE_URL}{reverse('accounts:invitation', args=[token])}")
