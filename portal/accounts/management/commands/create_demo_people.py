"""Make one person of each kind, for a look around on one's own machine."""

import secrets
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from portal.accounts.models import User
from portal.accounts.operations import editors, teachers

PEOPLE = {
    "reader": "reads texts that need an account",
    "teacher": "makes classes and assigns readings to them",
    "editor": "works on texts and lessons at the desk",
    "administrator": "may do everything",
}


class Command(BaseCommand):
    """Make the demo people that are not there yet, and print their passwords once."""

    help = (
        "Make a reader, a teacher, an editor and an administrator, and print their passwords once."
    )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        there = set(User.objects.filter(username__in=PEOPLE).values_list("username", flat=True))
        for name, does in PEOPLE.items():
            if name in there:
                continue
            password = secrets.token_urlsafe(12)
            person = User.objects.create_user(
                name,
                password=password,
                is_staff=name in ("editor", "administrator"),
                is_superuser=name == "administrator",
            )
            if name == "editor":
                person.groups.add(editors())
            elif name == "teacher":
                person.groups.add(teachers())
            self.stdout.write(f"{name:<14} password {password}   {does}")
        if there:
            self.stdout.write(
                f"Already here: {', '.join(sorted(there))}."
                ' For a new password: make manage DO="changepassword NAME"'
            )
