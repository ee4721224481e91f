"""TimelineJS 3 draws our events and finds no fault with them."""

from pathlib import Path

from tests import factories
from tests.browser import require
from tests.judges import chronicle

DIST = Path(__file__).parent / "node_modules" / "@knight-lab" / "timelinejs" / "dist"
PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>TimelineJS</title>
<link rel="stylesheet" href="/timelinejs/css/timeline.css"></head>
<body><div id="line"></div><script src="/timelinejs/js/timeline.js"></script>
<script>
  fetch("/timeline/timelinejs.json").then(answer => answer.json()).then(data => {
    const line = window.line = new TL.Timeline("line", data, {
      script_path: "/timelinejs/js/", font: null, width: 900, height: 600, language: "en",
    });
    line.on("loaded", () => { document.body.dataset.loaded = line.config.events.length; });
  });
</script></body></html>"""
TYPES = {".js": "text/javascript", ".css": "text/css", ".json": "application/json"}


def part(route, request):
    """Its own files, from where npm put them; nothing from elsewhere."""
    path = request.url.split("?")[0].partition("/timelinejs/")[2]
    if path == "":
        route.fulfill(body=PAGE, content_type="text/html")
        return
    file = DIST / path
    kind = TYPES.get(file.suffix, "application/octet-stream")
    route.fulfill(body=file.read_bytes(), content_type=kind)


def test_timelinejs_loads_our_events(page_at, live_server, client):
    require("TimelineJS (npm ci in tests/judges)", DIST.exists())
    chronicle.fill(factories.published(text=chronicle.CROSSING))
    expected = client.get("/timeline/timelinejs.json").json()["events"]
    page = page_at(1280)
    page.route("**/*", lambda route: route.abort())
    page.route(f"{live_server.url}/**", lambda route: route.continue_())
    page.route(f"{live_server.url}/timelinejs/**", part)

    page.goto("/timelinejs/")
    page.locator("[data-loaded]").wait_for()

    titles = page.locator(".tl-timemarker-content-container .tl-headline").all_inner_texts()
    assert page.get_attribute("body", "data-loaded") == str(len(expected))
    assert len(expected) == 10
    assert sorted(titles) == sorted(each["text"]["headline"] for each in expected)
    assert page.locator(".tl-message-content:visible").count() == 0
