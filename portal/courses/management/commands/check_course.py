"""Look through the files of a course."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.courses.files import review_course


class Command(BaseCommand):
    """Say what is wrong with the files of a course, without loading them."""

    help = "Say what is wrong with the files of a course; change nothing."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "path", type=Path, metavar="DIR", help="the folder of the course, or a zip of it"
        )

        parser.add_argument(
            "--texts",
            type=Path,
            metavar="FOLDER",
            help="where files of the source texts lie, to compare the digests with",
        )

    def handle(self, **options: Any) -> None:
        path, texts = options["path"], options["texts"]
        if texts and not texts.is_dir():
            raise CommandError(f"{texts} is not a folder.")
        review = review_course(path, texts)
        for found, what in ((review.errors, "error"), (review.warnings, "warning")):
            for problem in found:
                self.stdout.write(f"{problem.file}:{problem.line}: {what}: {problem.message}")
        summary = f"{len(review.errors)} to mend, {len(review.warnings)} to think about."
        if review.errors:
            raise CommandError(summary)
        self.stdout.write(f"{path.name}: {summary}")
