"""A student follows dates and figures to the words that they stand on, and comes back."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.factories.chronicle import counted_indicator, dated_text, many_events
from tests.factories.timeline import attestation
from tests.journeys.people import follow, tab_to

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

DAYS = {"log": "1998-03-04", "book": "1998-04-03", "newspaper": "1998-10-04"}
WAYS = pytest.mark.parametrize(
    ("width", "script"),
    [(390, False), (390, True), (1280, False), (1280, True)],
    ids=["narrow, no script", "narrow", "wide, no script", "wide"],
)


@pytest.fixture
def voyage(db):
    """A resolution that three texts put on different days, among other events."""
    many_events(3)
    made = factories.event("resolution", title="Resolution on the ferry", date="1998", weight=5)
    for number, (slug, day) in enumerate(DAYS.items()):
        attestation(made, dated_text(slug, f"{1999 + number}", day=day), day, day)
    return made


@WAYS
def test_student_finds_the_disputed_resolution_and_reads_its_words(page_at, voyage, width, script):
    page = page_at(width, script=script)
    page.goto("/")

    page.locator("nav.rooms a", has_text="Timeline").click()
    page.get_by_label("Only where sources disagree").check()
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".years li li")).to_have_count(1)
    page.locator(".years a", has_text="Resolution on the ferry").click()
    expect(page.locator("h1")).to_have_text("Resolution on the ferry")
    expect(page.locator(".verdict")).to_contain_text("3 texts, 3 different answers.")
    expect(page.locator(".stated .said")).to_have_count(3)
    expect(page.locator(".attestation mark")).to_have_text(list(DAYS.values()))
    page.locator(".attestation", has_text="4 October 1998").locator("h3 a").click()

    expect(page.locator("blockquote mark")).to_have_text("1998-10-04")
    page.get_by_role("link", name="paragraph 1").first.click()
    page.wait_for_url("**/articles/newspaper/**")
    expect(page.get_by_text("The ferry sailed on 1998-10-04. It was full.")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.go_back()
    page.go_back()
    expect(page.locator("h1")).to_have_text("Resolution on the ferry")
    page.get_by_role("link", name="Back to the timeline").click()
    expect(page.locator(".years a", has_text="Resolution on the ferry")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_student_goes_from_the_drawing_to_the_words(page_at, voyage, script):
    page = page_at(1280, script=script)
    page.goto("/timeline/")

    page.locator("svg a.disputed", has_text="Resolution").locator("text").click()
    page.locator(".stated a", has_text="3 April 1998").click()

    expect(page.locator("mark", has_text="1998-04-03")).to_be_in_viewport()


def test_student_goes_from_the_drawing_on_a_telephone_to_the_words(page_at, voyage):
    page = page_at(390, script=False)
    page.goto("/timeline/")

    page.get_by_role("link", name="See it drawn").click()
    page.locator("svg.down a.disputed", has_text="Resolution").locator("text").click()
    page.locator(".stated a", has_text="4 March 1998").click()

    expect(page.locator("mark", has_text="1998-03-04")).to_be_in_viewport()


def test_student_goes_to_the_words_by_keyboard_alone(page_at, voyage):
    page = page_at(390, script=False)
    page.goto("/timeline/?disputed=yes")

    follow(page, ".years a")
    tab_to(page, ".stated a")
    follow(page, ".attestation h3 a")

    expect(page.locator("mark", has_text="1998-03-04")).to_be_in_viewport()


@WAYS
def test_student_goes_from_a_point_of_a_chart_to_its_sentence(page_at, db, width, script):
    counted_indicator(figures=(("1999", "30"), ("2005", "40"), ("2011", "70")))
    page = page_at(width, script=script)
    page.goto("/timeline/")

    page.get_by_role("link", name="Figures", exact=True).click()
    page.get_by_role("link", name="Passengers").click()
    page.locator("svg.chart a:visible", has_text="40 passengers").locator(".point").click()

    expect(page.locator("blockquote mark")).to_have_text("40 passengers")
    expect(page.locator("blockquote")).to_contain_text("The quay counted 40 passengers that day.")
    page.go_back()
    page.locator("td a", has_text="70 passengers").click()
    expect(page.locator("mark", has_text="70 passengers")).to_be_in_viewport()
