"""axe-core finds nothing on any page, in both schemes, narrow and wide."""

from pathlib import Path

import pytest

from tests.browser import require

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
# It fetches no style sheets: it would look for what one imports in the folder of the page, and only
# a rule that is switched off would read them.
RUN = """async () => (await axe.run({ preload: false })).violations.flatMap(
  rule => rule.nodes.map(node => [rule.id, node.html.slice(0, 200), node.failureSummary]))"""

DJANGO_S = (
    ("empty-table-header", "<th"),  # above the name of a row, and above a sign that it is deleted
    ("aria-prohibited-attr", "help-tooltip"),
    ("aria-input-field-name", "select2"),
    ("link-name", 'href="?'),  # a filter by an empty value
    ("aria-valid-attr-value", "aria-details"),  # a note that is listed on another page
)
"""A rule, and what stands in the words that may break it on the desk."""
IS_WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(public_pages, page_at, width, scheme):
    found = violations(page_at(width, scheme=scheme), public_pages)

    assert found == [], "\n".join(map(str, found))


@pytest.mark.queries_in_templates
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_axe_finds_nothing_behind_the_door(private_pages, page_at, width, scheme):
    found = []
    judged = set()
    for cookies, pages in private_pages.values():
        page = page_at(width, scheme=scheme, policy=False)
        page.goto("/healthz")
        page.context.add_cookies(
            [{"name": one.key, "value": one.value, "url": page.url} for one in cookies.values()]
        )
        found += violations(page, [path for path in pages if path not in judged])
        judged |= pages.keys()

    ours = [fault for fault in found if "/admin/" not in fault[0] or not is_django_s(*fault[1:])]
    assert ours == [], "\n".join(map(str, ours))


def is_django_s(rule, html="", _failure=""):
    """Whether a violation lies in a widget that Django's own desk brings."""
    return (rule, True) in {(known, part in html) for known, part in DJANGO_S}


def violations(page, paths):
    """What axe finds at each address, and what is wider than the screen."""
    require("axe-core (npm ci in tests/judges)", AXE.exists())
    axe = AXE.read_text("utf-8")
    found = []
    for path in paths:
        page.goto(path)
        page.evaluate(axe)
        found += [(path, *violation) for violation in page.evaluate(RUN)]
        if page.evaluate(IS_WIDER):
            found.append((path, "wider than the screen"))
    return found
