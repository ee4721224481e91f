"""What a reading page costs: ``python -m tests.benchmarks.pages``, or ``make bench``.

A published text of 20,000 characters with a hundred annotations is served in shipped settings,
beside a bare Django view with the same bytes and no middleware. The servers run on one core, the
load comes from the other; the rounds are interleaved and the median counts. Uncached costs are
taken inside one process through the whole stack: what a page costs that was not rendered since
content changed, be it something elsewhere or the words of one of its notes; what it costs a process
that knows nothing of this text; what packing takes of that; and what each process asks once after a
change before it serves any page.
"""

import json
import statistics
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from http import HTTPStatus
from itertools import count
from pathlib import Path
from typing import Any

from tests.benchmarks.database import cpu_ms, prepare

ROUNDS, SECONDS, PATIENCE = 5, 3, 3
SLUG = "a-long-text"
PATH = f"/articles/{SLUG}/"
OUT = Path("build/benchmarks/pages.json")


def main() -> None:
    """Measure, print a table, write JSON."""
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        from tests.benchmarks.material import published_text

        published_text(SLUG, characters=20_000, annotations=100)
        results = {**_in_process(), **_served(Path(folder))}
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(results, indent=2) + "\n")
    for name, value in results.items():
        sys.stdout.write(f"{name:56}{value:>12}\n")


def _in_process() -> dict[str, Any]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from articles.models import Annotation
    from articles.operations.annotations import save_annotation
    from articles.queries.reading import forget_documents
    from portal.reading.marking import forget_bodies
    from portal.ui.page_store import packed_page, store
    from portal.ui.templatetags.kept import forget_parts

    client = Client(HTTP_HOST="127.0.0.1")
    packed = {"Accept-Encoding": "gzip"}
    said = count()

    def forgotten() -> None:
        store.clear()
        store.look()

    def annotated() -> None:
        annotation = Annotation.objects.order_by("pk")[50]
        annotation.body = f"What does the writer do with these words, asked time {next(said)}?"
        save_annotation(by=None, annotation=annotation)
        forgotten()

    def unknown() -> None:
        forget_documents()
        forget_bodies()
        forget_parts()
        forgotten()

    def page() -> None:
        client.get(PATH, headers=packed)

    def queries_after(before: Callable[[], None]) -> int:
        before()
        with CaptureQueriesContext(connection) as queries:
            page()
        return len(queries)

    page()
    plain = client.get(PATH).content
    return {
        "page, bytes": len(plain),
        "page, bytes sent packed": len(client.get(PATH, headers=packed).content),
        "uncached, queries": queries_after(annotated),
        "uncached, queries for a process's first page of it": queries_after(unknown),
        "uncached, after a change elsewhere, ms CPU": cpu_ms(page, before=forgotten),
        "uncached, after a note on it changed, ms CPU": cpu_ms(page, before=annotated),
        "uncached, a process's first page of it, ms CPU": cpu_ms(page, before=unknown),
        "of these for packing, ms CPU": cpu_ms(lambda: packed_page(plain)),
        "looking after a change, once a process, ms CPU": cpu_ms(store.look, before=store.clear),
    }


def _served(folder: Path) -> dict[str, Any]:
    from portal.ui.page_store import packed_page
    from tests.benchmarks.servers import load, serving

    results: dict[str, Any] = {}
    with serving("portal.wsgi", {}) as ours:
        plain = urllib.request.urlopen(f"{ours.base}{PATH}").read()
        for name, page, headers in (
            ("plain", plain, {}),
            ("packed", packed_page(plain), {"Accept-Encoding": "gzip"}),
        ):
            file = folder / f"page.{name}"
            file.write_bytes(page)
            environment = {
                "FLOOR_PAGE": str(file),
                "FLOOR_ENCODING": "gzip" if headers else "",
            }
            with serving("tests.benchmarks.floor", environment) as floor:
                rounds = []
                for number in range(ROUNDS):
                    pair = [(floor, "/"), (ours, PATH)]
                    measured = {
                        server.pid: load(server, path, seconds=SECONDS, headers=headers)
                        for server, path in (pair if number % 2 else reversed(pair))
                    }
                    rounds.append((measured[floor.pid], measured[ours.pid]))
            results |= {
                f"{name}: bare view, requests a second": _median(f.rps for f, _ in rounds),
                f"{name}: ours, requests a second": _median(o.rps for _, o in rounds),
                f"{name}: ours as a share of the bare view": _median(
                    o.rps / f.rps for f, o in rounds
                ),
                f"{name}: bare view, ms CPU": _median(f.cpu_ms for f, _ in rounds),
                f"{name}: ours, ms CPU": _median(o.cpu_ms for _, o in rounds),
            }
        results["withdrawn, seconds until every process says so"] = _withdrawn(f"{ours.base}{PATH}")
    return results


def _withdrawn(address: str) -> float:
    """How long after its withdrawal a text was last seen, over connections to all processes."""
    from articles.models import Article
    from articles.operations.publishing import withdraw_article

    for _ in range(100):  # all processes have just looked
        urllib.request.urlopen(address).read()
    withdraw_article(by=None, article=Article.objects.get(slug=SLUG))
    begun = last_seen = time.perf_counter()
    while time.perf_counter() - begun < PATIENCE:
        try:
            urllib.request.urlopen(address).read()
        except urllib.error.HTTPError as answer:
            if answer.code != HTTPStatus.GONE:
                raise
        else:
            last_seen = time.perf_counter()
    return round(last_seen - begun, 2)


def _median(values: Any) -> float:
    return round(statistics.median(values), 3)


if __name__ == "__main__":
    main()
