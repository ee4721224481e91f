"""Takes Web Annotation JSON-LD from others."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.models import Article
from articles.operations.annotation_imports import import_annotations
from articles.web_annotation import read_web_annotations


class Command(BaseCommand):
    """``manage.py import_annotations FILE --article SLUG``."""

    help = "Take in Web Annotations about a text as drafts; list those whose words are not found."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="JSON-LD: an annotation, a list or a page")
        parser.add_argument("--article", required=True, help="the address of the text")

    def handle(self, *args: Any, file: Path, article: str, **options: Any) -> None:
        text = Article.objects.filter(slug=article).first()
        if text is None:
            raise CommandError(f"No text has the address {article!r}.")
        try:
            items = list(read_web_annotations(json.loads(file.read_text("utf-8-sig"))))
        except (OSError, ValueError, RecursionError) as error:
            raise CommandError(f"{file} cannot be read as JSON: {error}") from error
        outcome = import_annotations(by=None, article=text, items=items)
        for name, reason in outcome.left_out:
            self.stdout.write(f"left out: {name}: {reason}")
        self.stdout.write(
            f"{len(outcome.taken)} taken in as drafts, {outcome.known} known,"
            f" {len(outcome.left_out)} left out."
        )
        if outcome.left_out:
            raise CommandError("Some annotations were left out.")
