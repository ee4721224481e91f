"""A real Chromium, and pages that fail their test on a broken policy or script.

A journey and a judge ask for `page_at`; where Chromium is absent they are skipped and say so, and
with ``REQUIRE_BROWSER=1`` that is an error.
"""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
TELL_VIOLATIONS = """addEventListener("securitypolicyviolation", event => console.error(
  `Content-Security-Policy: ${event.effectiveDirective} refused ${event.blockedURI || "inline"}`
))"""


def require(tool, found):
    """Skip the test where an outside tool is absent; an error where the run requires it."""
    if found:
        return
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(f"{tool} is not here, and REQUIRE_BROWSER=1 requires it.", pytrace=False)
    pytest.skip(f"{tool} is not here")


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the whole run."""
    require("Chromium (set CHROMIUM to its path)", CHROMIUM)
    # Playwright keeps an event loop in this thread, so Django takes each query for an unsafe one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def page_at(browser, live_server):
    """Open pages: ``page_at(390, script=False, scheme="dark")``. Addresses are paths.

    The test fails at its end if a page broke the Content-Security-Policy, logged an error, threw,
    or asked for a part that is not there. A page itself may answer 404. With ``policy=False`` the
    policy does not hold, for a judge that styles the page while it looks at it.
    """
    faults, contexts = [], []

    def open_page(width, *, script=True, scheme="light", height=800, policy=True):
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            java_script_enabled=script,
            bypass_csp=not policy,
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.add_init_script(TELL_VIOLATIONS)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
        page.on("console", lambda message: faults.extend(_faults_in(page, message)))
        page.on("response", lambda response: faults.extend(_faults_of(response)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def _faults_in(page, message):
    """What a console message tells, save that something could not be loaded: see the response."""
    if message.type == "error" and not message.text.startswith("Failed to load resource"):
        yield f"{page.url}: {message.text}"


def _faults_of(response):
    """A part of a page that is not there, or a page that failed."""
    whole_page = response.request.is_navigation_request()
    if response.status >= 500 or (response.status >= 400 and not whole_page):
        yield f"{response.url}: {response.status}"
