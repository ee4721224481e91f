"""Make a class of the demo teacher, for a look around on one's own machine."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse

from portal.accounts.models import User
from portal.classroom.models import Classroom
from portal.classroom.operations.classes import make_class


class Command(BaseCommand):
    """Make a class where the demo teacher has none, and print how students join it."""

    help = "Make a class of the demo teacher, and print the address by which students join it."

    def handle(self, *args: Any, **options: Any) -> None:
        teacher = User.objects.filter(username="teacher").first()
        if teacher is None:
            self.stdout.write("There is no demo teacher: run create_demo_people first.")
            return
        first = Classroom.objects.taught_by(teacher).current().order_by("pk").first()
        if first is None:
            first = make_class(by=teacher, name="A demo class")
        address = f"{settings.SITE_URL}{reverse('classroom:join')}"
        self.stdout.write(f"Students join {first.name}: {address}?code={first.join_code}")
