"""Write a course as files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.courses.exporting import ExportRefused, write_course


class Command(BaseCommand):
    """Write what readers see of a course into a folder."""

    help = "Write what readers see of a course into a folder, as files that load_course reads."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", metavar="SLUG", help="the address of the course")
        parser.add_argument(
            "folder", type=Path, metavar="DIR", help="a new folder, or its last export"
        )

    def handle(self, **options: Any) -> None:
        try:
            count, warnings = write_course(options["slug"], options["folder"])
        except ExportRefused as error:
            raise CommandError(str(error)) from error
        for warning in warnings:
            self.stderr.write(warning, style_func=str)
        self.stdout.write(f"{options['slug']}: {count} files in {options['folder']}.")
