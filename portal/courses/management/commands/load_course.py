"""Load the files of a course."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.courses.files import CourseFilesError
from portal.courses.loading import (
    Effect,
    LoadRefused,
    LoadReport,
    Prefer,
    TextEffect,
    load_course,
)

_NAMED = (Effect.LEFT, Effect.ARCHIVED)


class Command(BaseCommand):
    """Load a course from a folder or a zip."""

    help = "Load a course from its files, in a folder or a zip: all of it, or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "path", type=Path, metavar="DIR", help="the folder of the course, or a zip of it"
        )
        parser.add_argument(
            "--texts", type=Path, metavar="FOLDER", help="where files of the source texts lie"
        )
        show = parser.add_mutually_exclusive_group()
        show.add_argument(
            "--publish",
            action="store_true",
            dest="public",
            default=True,
            help="show what is loaded to readers (so it is unless told otherwise)",
        )
        show.add_argument(
            "--draft",
            action="store_false",
            dest="public",
            help="publish no new part; what is public already changes at once",
        )
        side = parser.add_mutually_exclusive_group()
        side.add_argument(
            "--keep",
            action="store_const",
            dest="prefer",
            const=Prefer.PORTAL,
            default=Prefer.NEITHER,
            help="where both sides have changed, keep the portal's version",
        )
        side.add_argument(
            "--take",
            action="store_const",
            dest="prefer",
            const=Prefer.FILES,
            help="where both sides have changed, take the files' version",
        )

    def handle(self, **options: Any) -> None:
        texts = options["texts"]
        if texts and not texts.is_dir():
            raise CommandError(f"{texts} is not a folder.")
        try:
            report = load_course(
                options["path"],
                texts=texts,
                public=options["public"],
                prefer=options["prefer"],
                progress=self._say_progress,
            )
        except CourseFilesError as error:
            raise CommandError(
                f"{error}\nNothing was loaded: {len(error.problems)} to mend."
            ) from error
        except LoadRefused as refused:
            raise CommandError(
                f"{refused}\nNothing was loaded. Add --keep to keep what is here, or --take to take"
                " what the files say."
            ) from refused
        self._report(report)

    def _say_progress(self, what: str, count: int) -> None:
        self.stderr.write(f"{what}: {count}", style_func=str)  # progress is no error

    def _report(self, report: LoadReport) -> None:
        for identity, effect in report.effects.items():
            if effect in _NAMED:
                self.stdout.write(f"{effect}: {' '.join(identity)}")
        for text in report.texts:
            self.stdout.write(f"{text.file_name}: {text.effect}")
        for doubt in report.warnings:
            self.stderr.write(
                f"{doubt.file}:{doubt.line}: warning: {doubt.message}", style_func=str
            )
        counts = report.counts
        summary = ", ".join(f"{counts[effect]} {effect}" for effect in Effect if counts[effect])
        if report.texts:
            imported = sum(text.effect is TextEffect.IMPORTED for text in report.texts)
            summary += f"; {imported} of {len(report.texts)} files of texts imported"
        if report.published:
            summary += f"; {report.published} made public"
        if report.is_unchanged:
            summary += ". Nothing has changed"
        self.stdout.write(f"{report.course}: {summary}.")
