"""axe-core finds nothing on any public page, in both schemes, narrow and wide."""

from pathlib import Path

import pytest

from tests.browser import require

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => (await axe.run()).violations.flatMap(
  rule => rule.nodes.map(node => [rule.id, node.html.slice(0, 200), node.failureSummary]))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(public_pages, page_at, width, scheme):
    require("axe-core (npm ci in tests/judges)", AXE.exists())
    axe = AXE.read_text("utf-8")
    page = page_at(width, scheme=scheme)

    found = []
    for path in public_pages:
        page.goto(path)
        page.evaluate(axe)
        found += [(path, *violation) for violation in page.evaluate(RUN)]

    assert found == [], "\n".join(map(str, found))
