"""What editors wait for: ``python -m tests.benchmarks.desk``, or ``make bench``.

A text of the length of a real one gets a new revision with 500 passages on it, and its page in the
admin is opened with a hundred annotations. Beside it, where Node and the yardstick's folder are
there, the search that Hypothesis uses carries the same passages (``hyp.mjs``, see the samples).
"""

import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.database import cpu_ms, prepare

PASSAGES, CHARACTERS, SEED, ROUNDS = 500, 24_000, 7, 5
PEER = Path("yardsticks") / "reanchoring"
OUT = Path("build/benchmarks/desk.json")


def main() -> None:
    """Measure, print a table, write JSON."""
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        results = {**_saving(Path(folder)), **_admin_page()}
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(results, indent=2) + "\n")
    for name, value in results.items():
        sys.stdout.write(f"{name:56}{value:>12}\n")


def _saving(folder: Path) -> dict[str, Any]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from articles.models import Anchor
    from articles.operations.passages import mark_passage
    from articles.operations.revisions import save_revision
    from tests.benchmarks.material import edited, published_text

    article = published_text("long", characters=CHARACTERS, annotations=0)
    revision = article.published_revision
    dice = random.Random(SEED)
    for _ in range(PASSAGES):
        block = dice.choice(revision.document.blocks)
        start = dice.randrange(block.start, block.end - 140)
        mark_passage(by=None, revision=revision, start=start, end=start + dice.randrange(20, 120))
    spans = list(
        Anchor.objects.filter(revision=revision).order_by("pk").values_list("start", "end")
    )
    seconds, asked, new = [], 0, revision.document
    for number in range(5):
        new = edited(new, seed=number)
        with CaptureQueriesContext(connection) as queries:
            begun = time.perf_counter()
            save_revision(by=None, article=article, document=new)
            seconds.append(time.perf_counter() - begun)
            asked = len(queries)
    first = edited(revision.document, seed=0)
    return {
        "revision, characters": len(revision.text),
        "revision, passages": len(spans),
        "saving a revision, seconds": round(statistics.median(seconds), 3),
        "saving a revision, queries": asked,
        **_carrying(folder / "peer", revision.text, first.text, spans),
    }


def _carrying(folder: Path, old: str, new: str, spans: list[tuple[int, int]]) -> dict[str, Any]:
    """What both need for all passages by the clock, in turn: the median of some rounds."""
    ours, theirs = [], []
    missing = _prepare_peer(folder, old, new, spans)
    for _ in range(ROUNDS):
        ours.append(_ours(old, new, spans))
        if not missing:
            theirs.append(_peer(folder))
    return {
        "carrying its passages, ms": round(statistics.median(ours), 1),
        "the same by Hypothesis' search, ms": (missing or round(statistics.median(theirs), 1)),
    }


def _ours(old: str, new: str, spans: list[tuple[int, int]]) -> float:
    from articles.anchoring import carrying, reanchor

    carrying._compared.cache_clear()
    begun = time.perf_counter()
    reanchor(old, new, spans)
    return 1000 * (time.perf_counter() - begun)


def _peer(folder: Path) -> float:
    """The sum of the peer's own times."""
    _quietly(["node", "hyp.mjs", ".", "out"], folder)
    lines = (folder / "out" / "hypothesis.jsonl").read_text().splitlines()
    return float(sum(json.loads(line)["ms"] for line in lines))


def _prepare_peer(folder: Path, old: str, new: str, spans: list[tuple[int, int]]) -> str:
    """Lay the peer and its cases into a folder; what is missing for it, if anything."""
    from articles.anchoring import selectors
    from tests.samples import SAMPLES

    if not (SAMPLES / PEER / "hyp.mjs").is_file():
        return "no samples"
    if shutil.which("node") is None or shutil.which("npm") is None:
        return "no Node"
    folder.mkdir()
    for name in ("hyp.mjs", "package.json"):
        shutil.copy(SAMPLES / PEER / name, folder / name)
    _quietly(["npm", "install", "--no-audit", "--no-fund"], folder)
    cases = []
    for number, (start, end) in enumerate(spans):
        words = selectors(old, start, end)
        cases.append(
            {"id": number, "before": "old", "after": "new", "start": start, "end": end,
             "exact": words.exact, "prefix": words.prefix, "suffix": words.suffix}
        )  # fmt: skip
    _write_lines(folder / "texts.jsonl", [{"id": "old", "text": old}, {"id": "new", "text": new}])
    _write_lines(folder / "cases.jsonl", cases)
    (folder / "out").mkdir()
    return ""


def _quietly(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def _write_lines(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def _admin_page() -> dict[str, Any]:
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    from tests.benchmarks.material import published_text

    article = published_text("noted", characters=20_000, annotations=100)
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(get_user_model().objects.create_superuser("editor"))
    results: dict[str, Any] = {}
    for name, route in (("change page", "change"), ("annotator", "annotate")):
        address = reverse(f"admin:articles_article_{route}", args=[article.pk])
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
            asked = len(queries)
        results |= {
            f"{name}, 100 annotations, ms CPU": cpu_ms(lambda path=address: client.get(path)),
            f"{name}, 100 annotations, bytes": len(answer.content),
            f"{name}, 100 annotations, queries": asked,
        }
    return results


if __name__ == "__main__":
    main()
