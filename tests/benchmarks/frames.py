"""When a timeline is first seen: ``python -m tests.benchmarks.frames``, or ``make bench``.

Chromium opens our page with a thousand events, ours with ten thousand, and a page that gives
vis-timeline the same thousand, in turn. The browser keeps nothing from before; our servers keep the
page that they finished for the first reader, as they do for everybody. All come from this machine.
The time is that from asking for the address to the first frame that shows the drawing, the median
of the rounds. vis-timeline comes by ``npm ci`` in this folder.
"""

import json
import shutil
import statistics
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.benchmarks.chronicle import PATHS, fill
from tests.benchmarks.database import prepare
from tests.benchmarks.servers import serving
from tests.browser import ARGUMENTS, CHROMIUM

ROUNDS = 9
PEER = Path(__file__).parent / "node_modules" / "vis-timeline"
FILES = {
    "vis.js": PEER / "standalone" / "umd" / "vis-timeline-graph2d.min.js",
    "vis.css": PEER / "styles" / "vis-timeline-graph2d.min.css",
}
OUT = Path("build/benchmarks/frames.json")
OURS, THEIRS = "svg.drawing a", ".vis-timeline .vis-item"
# Seen is what is there, visible, and one frame old.
FIRST_FRAME = """selector => new Promise(seen => {
  const look = () => {
    const mark = document.querySelector(selector);
    if (mark && getComputedStyle(mark).visibility === "visible")
      requestAnimationFrame(() => setTimeout(() => seen(performance.now())));
    else requestAnimationFrame(look);
  };
  look();
})"""
THEIR_PAGE = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Peer</title>
<link rel="stylesheet" href="vis.css"><script src="vis.js"></script><div id="line"></div>
<script>new vis.Timeline(document.getElementById("line"), new vis.DataSet(EVENTS), {});</script>
"""


def main() -> None:
    """Measure, print a table, write JSON."""
    if not CHROMIUM or not all(file.is_file() for file in FILES.values()):
        sys.stdout.write("not measured: needs Chromium, and npm ci in tests/benchmarks\n")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        fill(1_000)
        _write_peer(folder / "peer")
        few = f"sqlite:///{folder}/few.sqlite3"
        _copy_database(folder / "few.sqlite3")
        fill(10_000)
        with (
            _files_of(folder / "peer") as peer,
            serving("portal.wsgi", {"DATABASE_URL": few}) as ours_of_few,
            serving("portal.wsgi", {}) as ours,
        ):
            found = _in_turn(
                {
                    "few": (f"{ours_of_few.base}{PATHS['whole']}", OURS),
                    "many": (f"{ours.base}{PATHS['whole']}", OURS),
                    "peer": (peer, THEIRS),
                }
            )
    results = {
        "1000 events, ours, ms to the first frame": found["few"],
        "1000 events, vis-timeline, ms to the first frame": found["peer"],
        "ours as a share of vis-timeline": round(found["few"] / found["peer"], 3),
        "10000 events, ours, ms to the first frame": found["many"],
        "10000 of ours as a share of its 1000": round(found["many"] / found["peer"], 3),
    }
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(results, indent=2) + "\n")
    for name, value in results.items():
        sys.stdout.write(f"{name:56}{value:>12}\n")


def _in_turn(pages: dict[str, tuple[str, str]]) -> dict[str, float]:
    """The median of each page in milliseconds, the pages opened in turn."""
    from playwright.sync_api import sync_playwright

    found: dict[str, list[float]] = {name: [] for name in pages}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for number in range(ROUNDS):
            names = list(pages) if number % 2 else list(reversed(pages))
            for name in names:
                address, selector = pages[name]
                context = chromium.new_context(viewport={"width": 1280, "height": 800})
                page = context.new_page()
                page.goto(address, wait_until="commit")
                found[name].append(page.evaluate(FIRST_FRAME, selector))
                context.close()
        chromium.close()
    return {name: round(statistics.median(times), 1) for name, times in found.items()}


def _copy_database(to: Path) -> None:
    """A second database with what the first holds now."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(to)])


def _write_peer(folder: Path) -> None:
    """A page that gives vis-timeline our events, as its own documentation does."""
    from articles.dating import UNKNOWN_END, civil_date
    from timeline.models import Event

    def day(number: int) -> str:
        return "{:04}-{:02}-{:02}".format(*civil_date(number))

    folder.mkdir()
    for name, file in FILES.items():
        shutil.copy(file, folder / name)
    events: list[dict[str, Any]] = []
    for event in Event.objects.all():
        shown = {"id": event.pk, "content": event.title, "start": day(event.date_earliest)}
        if event.date_earliest < event.date_latest < UNKNOWN_END:
            shown["end"] = day(event.date_latest)
        events.append(shown)
    (folder / "index.html").write_text(THEIR_PAGE.replace("EVENTS", json.dumps(events)), "utf-8")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_args: Any) -> None:
        pass


@contextmanager
def _files_of(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    main()
