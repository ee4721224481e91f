"""When a timeline is first seen: ``python -m tests.benchmarks.frames``, or ``make bench``.

Chromium opens our page with a thousand events, ours with ten thousand, and a page that gives
vis-timeline the same thousand, in turn. The browser keeps nothing from before; our servers keep the
page that they finished for the first reader, as they do for everybody. All come from this machine.
The time is that from asking for the address to the first frame that shows the drawing, the median
of the rounds. Each is asked for from a page of its own server, when the browser has come to rest:
for the Cross-Origin-Opener-Policy of ours it would otherwise start a process, which the peer's
plain server spares it. vis-timeline comes by ``npm ci`` in this folder.
"""

import json
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.benchmarks.chronicle import PATHS, fill
from tests.benchmarks.database import prepare
from tests.benchmarks.servers import serving
from tests.browser import ARGUMENTS, CHROMIUM

ROUNDS = 15
REST = 0.7  # seconds: our servers look again after half of one, and close connections after two
PEER = Path(__file__).parent / "node_modules" / "vis-timeline"
FILES = {
    "vis.js": PEER / "standalone" / "umd" / "vis-timeline-graph2d.min.js",
    "vis.css": PEER / "styles" / "vis-timeline-graph2d.min.css",
}
OUT = Path("build/benchmarks/frames.json")
OURS, THEIRS = ".for-wide ul.key", ".vis-timeline .vis-item"  # the key stands behind the drawing
# Asked before each frame, the first of which waits for the style sheets: what is there and visible
# is drawn in that frame, and a task set now runs after it. The page itself tells the time, so that
# nothing asks it for anything while it loads.
FIRST_FRAME = """(() => {
  const look = () => {
    const mark = document.querySelector(SELECTOR);
    if (mark && getComputedStyle(mark).visibility === "visible")
      setTimeout(() => console.log(`first frame ${performance.now()}`));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""
THEIR_PAGE = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Peer</title>
<link rel="stylesheet" href="vis.css"><script src="vis.js"></script><div id="line"></div>
<script>new vis.Timeline(document.getElementById("line"), new vis.DataSet(EVENTS), {});</script>
"""


@dataclass(frozen=True, slots=True)
class Compared:
    """A page of a server, another without style or script to come from, and what it draws."""

    server: str
    start: str
    path: str
    mark: str


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
                    "few": Compared(ours_of_few.base, "/healthz", PATHS["whole"], OURS),
                    "many": Compared(ours.base, "/healthz", PATHS["whole"], OURS),
                    "peer": Compared(peer, "/start.html", "/", THEIRS),
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


def _in_turn(pages: dict[str, Compared]) -> dict[str, float]:
    """The median of each page in milliseconds, the pages opened in turn."""
    from playwright.sync_api import sync_playwright

    found: dict[str, list[float]] = {name: [] for name in pages}
    with sync_playwright() as playwright:
        # With scrollbars, as people see it: where they are hidden, a page longer than the window is
        # laid out for one, and then without.
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=ARGUMENTS, ignore_default_args=["--hide-scrollbars"]
        )
        for number in range(ROUNDS):
            names = list(pages) if number % 2 else list(reversed(pages))
            for name in names:
                of = pages[name]
                context = chromium.new_context(viewport={"width": 1280, "height": 800})
                page = context.new_page()
                page.goto(of.server + of.start)
                page.add_init_script(FIRST_FRAME.replace("SELECTOR", json.dumps(of.mark)))
                time.sleep(REST)
                with page.expect_console_message(_tells_the_time, timeout=120_000) as told:
                    page.goto(of.server + of.path, wait_until="commit")
                found[name].append(float(told.value.text.split()[-1]))
                context.close()
        chromium.close()
    return {name: round(statistics.median(times), 1) for name, times in found.items()}


def _tells_the_time(message: Any) -> bool:
    return str(message.text).startswith("first frame")


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
    (folder / "start.html").write_text("<!DOCTYPE html><title>Start</title>", "utf-8")
    (folder / "index.html").write_text(THEIR_PAGE.replace("EVENTS", json.dumps(events)), "utf-8")


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # with connections that stay open, as ours do

    def log_message(self, *_args: Any) -> None:
        pass


@contextmanager
def _files_of(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    main()
