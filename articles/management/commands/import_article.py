"""``manage.py import_article``: read files, and save them as drafts."""

import json
import logging
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.importing import ImportRefused, ParsedArticle, read_article
from articles.operations.imports import ImportEffect, ImportOutcome, import_parsed
from articles.operations.publishing import publish_revision
from articles.text import BlockKind

_BAR = 30
_WIPED_LINE = "\r\033[K"

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Reads files one by one; what is refused does not stop the others."""

    help = "Read texts from files and save each as a draft; the same file again changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="read only, save nothing")
        parser.add_argument("--json", action="store_true", help="one JSON object a line and file")
        parser.add_argument("--publish", action="store_true", help="publish what was saved")

    def handle(self, *_args: Any, **options: Any) -> None:
        files: list[Path] = options["files"]
        refused = 0
        progress = _Progress(len(files), sys.stderr)
        for file in files:
            line: dict[str, Any] = {"file": str(file), "ok": True, "error": None}
            note = ""
            try:
                parsed = _read(file)
                note = _counts(parsed)
                if not options["dry_run"]:
                    note = self._save(parsed, file, publish=options["publish"])
            except ImportRefused as error:
                refused += 1
                line.update(ok=False, error=str(error))
            except Exception as error:
                # A fault of ours in one file must not keep the others out.
                logger.exception("%s could not be taken in.", file)
                refused += 1
                line.update(ok=False, error=_fault(error))
            else:
                line.update(parsed.as_json())
            progress.clear()
            if options["json"]:
                self.stdout.write(json.dumps(line, ensure_ascii=False))
            else:
                self.stdout.write(f"{file}: {note if line['ok'] else line['error']}")
            progress.step()
        progress.close()
        if refused:
            raise CommandError(f"{refused} of {len(files)} files refused.", returncode=1)

    @transaction.atomic
    def _save(self, parsed: ParsedArticle, file: Path, *, publish: bool) -> str:
        outcome: ImportOutcome = import_parsed(by=None, parsed=parsed, file_name=file.name)
        article, revision = outcome.article, outcome.revision
        is_news = outcome.effect is not ImportEffect.UNCHANGED
        if publish and (is_news or article.published_revision_id is None):
            publish_revision(by=None, revision=revision)
        return f"{outcome.effect.value}: {article.title} ({article.slug}, {revision.number})"


def _read(file: Path) -> ParsedArticle:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ImportRefused(f"The file cannot be opened: {error.strerror}.") from error
    return read_article(data, file_name=file.name)


def _counts(parsed: ParsedArticle) -> str:
    notes = sum(block.kind is BlockKind.FOOTNOTE for block in parsed.document.blocks)
    counts = (
        _counted(len(parsed.document.blocks) - notes, "block"),
        _counted(notes, "footnote"),
        _counted(len(parsed.warnings), "warning"),
    )
    return f"{parsed.title or 'no title'}; {', '.join(counts)}"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _fault(error: Exception) -> str:
    return (
        f"The portal failed on this file ({type(error).__name__}), and saved nothing of it. "
        "The log says where."
    )


class _Progress:
    """A bar for several files, drawn only where a person watches."""

    def __init__(self, total: int, stream: TextIO) -> None:
        self.total, self.done, self.stream = total, 0, stream
        self.shown = total > 1 and stream.isatty()

    def step(self) -> None:
        self.done += 1
        if self.shown:
            filled = _BAR * self.done // self.total
            bar = "#" * filled + "." * (_BAR - filled)
            self.stream.write(f"\r[{bar}] {self.done}/{self.total}")
            self.stream.flush()

    def clear(self) -> None:
        """Wipe the bar away, so that a result has the line for itself."""
        if self.shown and self.done:
            self.stream.write(_WIPED_LINE)
            self.stream.flush()

    def close(self) -> None:
        if self.shown:
            self.stream.write("\n")
