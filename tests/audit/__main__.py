"""The pages of the shipped course under Lighthouse: ``make audit``.

The portal is served as it is shipped, with the course that ships and nobody signed in. Chromium
opens every lesson, text and module with nothing kept from before and adds up what came over the
line; the heaviest page of each kind is then given to Lighthouse, on a simulated telephone on slow
4G, three times, and the median counts. Ends with 1 if a score is below 98, a lesson weighs more
than 60 kB, or a page asked another host for anything. Lighthouse comes by ``npm ci`` in this
folder; its reports go to build/audit/.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.audit.lighthouse import CATEGORIES, LIGHTHOUSE, judged
from tests.audit.weight import Weighed, weigh
from tests.benchmarks.database import prepare
from tests.benchmarks.servers import serving
from tests.browser import CHROMIUM

LEAST_SCORE = 98
MOST_BYTES = 60_000
WEIGHED = "lesson"
"""The kind of page whose weight is limited."""
OUT = Path("build/audit")


def main() -> int:
    """Weigh and judge, print a table, and say what falls short."""
    if not CHROMIUM or not LIGHTHOUSE.is_file():
        sys.stderr.write("The audit needs Chromium, and npm ci in tests/audit.\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        paths = _course()
        with serving("portal.wsgi", {}, pinned=False) as server:
            sys.stdout.write(f"load of the machine: {os.getloadavg()[0]:.1f}\n\n")
            weights = {kind: weigh(server.base, each) for kind, each in paths.items()}
            failures = [*_weights(weights), *_scores(server.base, weights)]
    for failure in failures:
        sys.stderr.write(f"{failure}\n")
    return 1 if failures else 0


def _course() -> dict[str, list[str]]:
    """The addresses of the public pages of each kind, of the course that ships."""
    from django.urls import reverse

    from articles.models import Article
    from portal.courses.loading import load_course
    from portal.courses.management.commands.load_shipped_course import SHIPPED
    from portal.lessons.models import Lesson, Module

    load_course(SHIPPED)
    lessons = Lesson.objects.published().select_related("module")
    return {
        "lesson": [
            reverse("lessons:lesson", args=[each.module.slug, each.slug]) for each in lessons
        ],
        "reading": [
            reverse("reading:article", args=[each.slug]) for each in Article.objects.published()
        ],
        "module": [
            reverse("lessons:module", args=[each.slug]) for each in Module.objects.published()
        ],
    }


def _weights(weights: dict[str, list[Weighed]]) -> Iterator[str]:
    sys.stdout.write(f"{'heaviest':12}{'bytes':>10}{'requests':>10}  page\n")
    for kind, pages in weights.items():
        heaviest = pages[0]
        sys.stdout.write(
            f"{kind:12}{heaviest.sent:>10}{heaviest.requests:>10}  {heaviest.path}"
            f" (of {len(pages)})\n"
        )
        for page in pages:
            if kind == WEIGHED and page.sent > MOST_BYTES:
                yield f"{page.path} weighs {page.sent} bytes; {MOST_BYTES} are allowed."
            if page.elsewhere:
                yield f"{page.path} asks other hosts: {', '.join(page.elsewhere)}."


def _scores(base: str, weights: dict[str, list[Weighed]]) -> Iterator[str]:
    """The scores of the heaviest page of each kind."""
    sys.stdout.write(f"\n{'score':12}" + "".join(f"{name:>16}" for name in CATEGORIES) + "\n")
    for kind, pages in weights.items():
        page = judged(f"{base}{pages[0].path}", OUT / kind)
        cells = "".join(f"{page.scores[name]:>16}" for name in CATEGORIES)
        sys.stdout.write(f"{kind:12}{cells}  {page.largest_paint}\n")
        sys.stdout.flush()
        for name, score in page.scores.items():
            if score < LEAST_SCORE:
                short = ", ".join(page.short_of[name]) or "see its report"
                yield f"{pages[0].path}: {name} {score}, not {LEAST_SCORE} ({short})."


sys.exit(main())
