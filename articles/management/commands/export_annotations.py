"""Writes the annotations of a text as W3C Web Annotation JSON-LD."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.models import Article
from articles.queries.web_annotations import exported_annotations
from articles.web_annotation import page_jsonld


class Command(BaseCommand):
    """``manage.py export_annotations SLUG [--out FILE]``."""

    help = "Write the published annotations of a text as a Web Annotation page (JSON-LD)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the address of the text")
        parser.add_argument("--out", type=Path, help="a file; standard output unless told")

    def handle(self, *args: Any, slug: str, out: Path | None, **options: Any) -> None:
        article = (
            Article.objects.published()
            .filter(slug=slug)
            .select_related("published_revision")
            .first()
        )
        if article is None:
            raise CommandError(f"No published text has the address {slug!r}.")
        address = f"{settings.SITE_URL}/articles/{slug}/annotations/"
        page = page_jsonld(address, exported_annotations(article))
        written = json.dumps(page, ensure_ascii=False, indent=2) + "\n"
        if out is None:
            self.stdout.write(written, ending="")
        else:
            try:
                out.write_text(written, encoding="utf-8")
            except OSError as error:
                raise CommandError(f"{out} cannot be written: {error.strerror}") from error
