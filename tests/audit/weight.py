"""What a page weighs with everything that it loads."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tests.browser import ARGUMENTS, CHROMIUM

TELEPHONE = {"width": 412, "height": 823}


@dataclass(frozen=True, slots=True)
class Weighed:
    """A page with the bytes that came over the line for it: bodies as they were packed.

    `elsewhere` are the hosts beside the portal's own that something was asked of.
    """

    path: str
    sent: int
    requests: int
    elsewhere: tuple[str, ...]


def weigh(base: str, paths: Iterable[str]) -> list[Weighed]:
    """Open each page with nothing kept from before; the heaviest first."""
    from playwright.sync_api import sync_playwright

    found = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for path in paths:
            context = chromium.new_context(base_url=base, viewport=TELEPHONE)
            found.append(_weighed(context.new_page(), path, urlsplit(base).netloc))
            context.close()
        chromium.close()
    return sorted(found, key=lambda each: (-each.sent, each.path))


def _weighed(page: Any, path: str, host: str) -> Weighed:
    asked: list[Any] = []

    def keep(request: Any) -> None:
        asked.append(request)

    page.on("requestfinished", keep)
    page.on("requestfailed", keep)
    page.goto(path, wait_until="networkidle")
    answered = [request for request in asked if request.failure is None]
    sent = sum(request.sizes()["responseBodySize"] for request in answered)
    hosts = {urlsplit(request.url).netloc for request in asked}
    return Weighed(path, sent, len(asked), tuple(sorted(hosts - {host})))
