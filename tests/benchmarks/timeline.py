"""How long a timeline takes to draw, and its size: ``python -m tests.benchmarks.timeline``.

Prints a table for 1,000 and 10,000 events, in milliseconds of CPU (the best of five rounds), DOM
nodes and kilobytes after gzip. The page around it may take 25 ms, 30 kB and 1,500 nodes for 1,000
events, 60 ms, 60 kB and 1,500 nodes for 10,000.
"""

import gzip
import os
import random
import sys
import time
from collections.abc import Callable
from operator import itemgetter
from typing import TypeVar

Result = TypeVar("Result")
SEED = 20261122
ROUNDS = 5
LANES = ("diplomacy", "trade", "documents", "security")
WINDOWS = ("1945/2045", "1986/2006", "2013")


def main() -> None:
    """Print the table."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from django.template.loader import render_to_string

    from articles.dating import day_number
    from portal.ui.charts.scale import window_of
    from portal.ui.charts.timeline import Caption, Links, across, downwards, draw, place_marks

    lanes, today = _lanes(), day_number(2026, 11, 22)
    links = Links(lambda window: f"/timeline/?window={window.edtf}", "/timeline/all/")
    sys.stdout.write(
        f"{'events':>7}  {'window':10}{'':7}{'arrange':>8}{'draw':>7}{'markup':>8}"
        f"{'marks':>7}{'nodes':>7}{'kB gzip':>9}\n"
    )
    for count in (1_000, 10_000):
        items = _items(count)
        for window in map(window_of, WINDOWS):
            for layout in (across(), downwards()):
                arrange_ms, arranged = _best(
                    lambda items=items, window=window, layout=layout: place_marks(
                        items, window=window, lanes=lanes, layout=layout
                    )
                )
                captions = {
                    key: Caption(f"Event {key}", f"Event {key}, some day", f"/events/{key}/")
                    for key in arranged.alone
                }
                draw_ms, drawing = _best(
                    lambda arranged=arranged, captions=captions: draw(
                        arranged, captions, links=links, today=today, language="en"
                    )
                )
                name = "_timeline_down" if layout.down else "_timeline"
                markup_ms, markup = _best(
                    lambda name=name, drawing=drawing: render_to_string(
                        f"chronicle/{name}.html", {"drawing": drawing, "prefix": "main"}
                    )
                )
                size = len(gzip.compress(markup.encode(), 6)) / 1000
                nodes = markup.count("<") - markup.count("</")
                sys.stdout.write(
                    f"{count:7}  {window.edtf:10}{'down' if layout.down else 'across':7}"
                    f"{arrange_ms:8.1f}{draw_ms:7.1f}{markup_ms:8.1f}"
                    f"{len(drawing.marks):7}{nodes:7}{size:9.1f}\n"
                )


def _lanes():
    from portal.ui.charts.timeline import Lane

    lanes = [Lane(name, name.capitalize(), name[0].upper()) for name in LANES]
    return [*lanes, Lane("goals", "Goals stated", "G", goals=True)]


def _items(count: int):
    from articles.dating import Bounds, day_number
    from portal.ui.charts.timeline import Kind, TimelineItem

    dice = random.Random(SEED)
    items = []
    for number in range(count):
        first = day_number(dice.randint(1945, 2026), dice.randint(1, 12), dice.randint(1, 28))
        length = dice.choice([0, 0, 0, 29, 364, 2000])
        disputed = (Bounds(first, first), Bounds(first + 90, first + 90))
        goal = dice.random() < 1 / 20
        items.append(
            TimelineItem(
                key=f"event-{number}",
                earliest=first,
                latest=first + length,
                lane="goals" if goal else dice.choice(LANES),
                kind=Kind.GOAL if goal else Kind.EVENT,
                approximate=dice.random() < 1 / 10,
                passages=dice.randint(1, 5),
                disputed=disputed if dice.random() < 1 / 30 else (),
                weight=dice.randint(0, 3),
            )
        )
    return sorted(items, key=itemgetter(1, 2, 0))  # as a database gives them


def _best(work: Callable[[], Result]) -> tuple[float, Result]:
    """Milliseconds of CPU of the best round, and what came of it."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        result = work()
        best = min(best, time.process_time() - start)
    return best * 1000, result


if __name__ == "__main__":
    main()
