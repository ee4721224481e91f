"""Write where the statements on digests stand in their sources."""

import hashlib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.importing import ImportRefused, read_article
from portal.courses.files import CourseFilesError, read_course
from portal.courses.placing import place_statements, write_places


class Command(BaseCommand):
    """Write the places of statements into the files of a course."""

    help = (
        "Write where the words stand in the sources that the digests of a course report, from"
        " statements that were made on held texts: offsets and checksums, no words."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR", help="the folder of the course")
        parser.add_argument(
            "--texts", type=Path, metavar="FOLDER", required=True, help="where the texts' files lie"
        )

    def handle(self, **options: Any) -> None:
        folder, texts = options["folder"], options["texts"]
        for named in (folder, texts):
            if not named.is_dir():
                raise CommandError(f"{named} is not a folder.")
        try:
            slugs = [digest.slug for digest in read_course(folder).digests]
            with transaction.atomic():
                count = place_statements(slugs, _decoded(texts))
                names = write_places(slugs, folder)
        except CourseFilesError as error:
            raise CommandError(str(error)) from error
        for name in names:
            self.stdout.write(name)
        self.stdout.write(f"{folder.name}: {count} statements have their place in a source.")


def _decoded(folder: Path) -> dict[str, str]:
    """The characters of each text file in a folder, by its SHA-256."""
    found = {}
    for path in sorted(path for path in folder.iterdir() if path.is_file()):
        data = path.read_bytes()
        try:
            parsed = read_article(data, file_name=path.name)
        except ImportRefused:
            continue
        found[hashlib.sha256(data).hexdigest()] = data.decode(parsed.encoding)
    return found
