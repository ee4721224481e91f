"""What the timeline costs: ``python -m tests.benchmarks.chronicle``, or ``make bench``.

A thousand and ten thousand events over a century, each with two attestations, a twentieth of them
disputed. Every figure is of a page that nobody has rendered since content changed, through the
whole stack: bytes sent packed, elements, queries, and milliseconds of CPU.
"""

import gzip
import json
import random
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.benchmarks.database import cpu_ms, prepare

SIZES = (1_000, 10_000)
SEED = 20261122
FIRST_YEAR, LAST_YEAR = 1945, 2045
PATHS = {
    "whole": "/timeline/",
    "filtered": "/timeline/?theme=narrow",
    "drawn downwards": "/timeline/drawing/",
    "list": "/timeline/list/",
    "a decade": "/timeline/?period=198X",
    "words": "/timeline/?words=harbour",
    "disputed": "/timeline/?disputed=yes",
}
OUT = Path("build/benchmarks/chronicle.json")


def main() -> None:
    """Measure, print a table, write JSON."""
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        results: dict[str, Any] = {}
        for size in SIZES:
            fill(size)
            for name, path in PATHS.items():
                results |= {f"{size}, {name}: {what}": v for what, v in _measure(path).items()}
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(results, indent=2) + "\n")
    for name, value in results.items():
        sys.stdout.write(f"{name:56}{value:>12}\n")


def _measure(path: str) -> dict[str, Any]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from portal.ui.models import StoredPage
    from portal.ui.page_store import store

    client = Client(HTTP_HOST="127.0.0.1")

    def rendered() -> bytes:
        store.clear()
        StoredPage.objects.all().delete()
        return bytes(client.get(path).content)

    def deleted() -> None:
        store.clear()
        StoredPage.objects.all().delete()
        store.look()

    page = rendered()
    with CaptureQueriesContext(connection) as queries:
        rendered()
    ours = [query["sql"] for query in queries if "timeline_" in query["sql"]]
    return {
        "events": re.search(rb"(\d+) events?<", page)[1].decode(),  # type: ignore[index]
        "bytes, gzip": len(gzip.compress(page, 6)),
        "elements": len(re.findall(rb"<[a-z]", page)),
        "queries": len(ours),
        "ms CPU": round(cpu_ms(rendered, 20) - cpu_ms(deleted, 20), 2),
    }


def fill(size: int) -> None:
    """So many events and their statements, written as the operations would leave them."""
    from articles.dating import parse
    from articles.models import Article, Passage, Theme
    from portal.ui.models import Generation
    from timeline.models import Attestation, Event, EventKind

    _empty(Attestation, Event.themes.through, Event)
    dice = random.Random(SEED)
    article = Article.objects.filter(slug="vouching").first() or _text()
    passages = list(Passage.objects.filter(article=article).order_by("pk"))
    events = []
    for number in range(size):
        date = _date(dice)
        value = parse(date)
        disputed = number % 20 == 0
        days = " ".join(f"{value.earliest + n * 90}:{value.earliest + n * 90}" for n in range(3))
        events.append(
            Event(
                slug=f"event-{number}",
                title=f"The {dice.choice(_WORDS)} of the {dice.choice(_WORDS)}, number {number}",
                date=date,
                date_earliest=value.earliest,
                date_latest=value.latest,
                date_precision=value.precision,
                kind=dice.choice(list(EventKind)),
                weight=dice.randrange(1, 6),
                status="published",
                statement_count=2,
                verdict="contradict" if disputed else "agree",
                disputed_days=days if disputed else "",
            )
        )
    Event.objects.bulk_create(events, batch_size=500)
    Attestation.objects.bulk_create(
        [
            Attestation(event=event, passage=passage, kind="date", date=event.date)
            for event in events
            for passage in dice.sample(passages, 2)
        ],
        batch_size=500,
    )
    theme, _made = Theme.objects.get_or_create(slug="narrow", defaults={"name": "Narrow"})
    through = Event.themes.through
    through.objects.bulk_create(
        through(event=event, theme=theme) for event in dice.sample(events, 116)
    )
    Generation.advance()


def _empty(*models: Any) -> None:
    """Delete all rows. Django's own way tells each row's listeners, who judge its event anew."""
    from django.db import connection

    with connection.cursor() as cursor:
        for model in models:
            cursor.execute(f"DELETE FROM {model._meta.db_table}")


_WORDS = ("harbour", "ferry", "quay", "treaty", "congress", "letter", "lighthouse", "fare", "crew")


def _date(dice: random.Random) -> str:
    year = dice.randrange(FIRST_YEAR, LAST_YEAR + 1)
    month = dice.randrange(1, 13)
    return dice.choice(
        (
            f"{year}",
            f"{year}~",
            f"{year}-{month:02}",
            f"{year}-{month:02}-{dice.randrange(1, 29):02}",
            f"{year}/{min(year + dice.randrange(1, 9), LAST_YEAR)}",
            f"{year}/..",
        )
    )


def _text() -> Any:
    from articles.operations.passages import mark_passage
    from tests.benchmarks.material import published_text

    article = published_text("vouching", characters=20_000, annotations=0)
    revision = article.published_revision
    assert revision is not None
    for block in revision.document.blocks[:20]:
        mark_passage(by=None, revision=revision, start=block.start, end=block.start + 40)
    return article


if __name__ == "__main__":
    main()
