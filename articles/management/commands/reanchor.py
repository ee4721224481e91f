"""Runs the carrying of passages over a set of recorded cases, to measure it."""

import json
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.anchoring import reanchor

Row = dict[str, Any]


class Command(BaseCommand):
    """Reads texts and cases, and writes where each case's passage went."""

    help = (
        "Carry the passages of DATA/cases.jsonl from their old to their new text in "
        "DATA/texts.jsonl, and write one JSON line a case: id, start, end, status, ms."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("data", type=Path, help="folder with texts.jsonl and cases.jsonl")
        parser.add_argument("--out", type=Path, required=True, help="file to write")

    def handle(self, *_args: Any, data: Path, out: Path, **_options: Any) -> None:
        try:
            texts = {row["id"]: row["text"] for row in read_rows(data / "texts.jsonl")}
            cases = list(read_rows(data / "cases.jsonl"))
            results = sorted(carry_cases(texts, cases), key=lambda row: row["id"])
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"Cannot read the cases: {error!r}") from error
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in results]
        out.write_text("".join(lines), encoding="utf-8")
        self.stdout.write(f"{len(lines)} cases")


def read_rows(path: Path) -> Iterator[Row]:
    """The JSON objects of a file with one a line."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def carry_cases(texts: dict[str, str], cases: list[Row]) -> Iterator[Row]:
    """Carry all cases of a pair of texts at once; `ms` is a case's share of the pair's time."""
    pairs: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for case in cases:
        pairs[case["before"], case["after"]].append(case)
    for (before, after), group in pairs.items():
        began = perf_counter()
        spans = [(case["start"], case["end"]) for case in group]
        places = reanchor(texts[before], texts[after], spans)
        milliseconds = round((perf_counter() - began) * 1000 / len(group), 3)
        for case, place in zip(group, places, strict=True):
            yield {
                "id": case["id"],
                "start": place.start,
                "end": place.end,
                "status": place.status.value,
                "ms": milliseconds,
            }
