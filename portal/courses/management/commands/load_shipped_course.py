"""Fill an empty database with the course that ships."""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

import portal.courses
from articles.models import Source
from portal.lessons.models import Course

SHIPPED = Path(portal.courses.__path__[0]) / "viet-nam-international-integration"


class Command(BaseCommand):
    """Load the shipped course, but only where there is nothing yet."""

    help = "Load the course that ships into an empty database; change nothing in another."

    def handle(self, *args: Any, **options: Any) -> None:
        if Course.objects.exists() or Source.objects.exists():
            self.stdout.write("The database has content already: nothing is loaded.")
            return
        call_command("load_course", str(SHIPPED), stdout=self.stdout)
