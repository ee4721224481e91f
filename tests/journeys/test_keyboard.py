"""A student reads by keyboard alone."""

import pytest

from articles.text import BlockKind
from tests import factories
from tests.factories.texts import document
from tests.journeys.people import follow, tab_to

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TEXT = "The fare\n\nThe ferry leaves at seven.\n\nThe way\n\nNobody on the quay agrees."
KINDS = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.HEADING)


@pytest.fixture
def text(db):
    made = factories.published(text=document(TEXT, kinds=KINDS))
    factories.annotation(made, "the quay", "Which [quay](https://example.org/)?")
    lesson = factories.lesson()
    factories.step(lesson)
    factories.reading(lesson, made)
    return made


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize("width", [390, 1280])
def test_student_goes_from_the_front_page_to_a_note_and_back(page_at, text, width, script):
    page = page_at(width, script=script)
    page.goto("/")

    follow(page, ".sequence a")
    follow(page, ".sequence a")
    follow(page, ".assigned a")
    tab_to(page, ".rail a[href='#h2']")
    page.keyboard.press("Enter")
    heading = page.locator(":target").inner_text()
    tab_to(page, ".key", most=3)
    page.keyboard.press("Enter")
    note = page.locator(":target .body").inner_text()
    tab_to(page, ".note a[href^=https]", most=1)
    tab_to(page, ".note .return", most=2)
    page.keyboard.press("Enter")
    page.locator("#key-a:target").wait_for()

    assert page.url.endswith("/modules/the-fare/texts/ferry/#key-a")
    assert (heading, note) == ("The way", "Which quay?")
    assert page.evaluate("document.activeElement.id") == "key-a"


def test_skip_link_comes_first_and_leads_past_the_masthead(page_at, text):
    page = page_at(390)
    page.goto("/articles/ferry/")

    tab_to(page, ".skip", most=1)
    page.keyboard.press("Enter")
    page.locator("#main:target").wait_for()
    landed = page.evaluate("document.activeElement.id")
    tab_to(page, ".crumbs a", most=1)

    assert landed == "main"


def test_contents_are_near_on_a_telephone(page_at, text):
    page = page_at(390)
    page.goto("/articles/ferry/")

    page.click(".particulars >> text=In this text")
    page.click(".rail >> text=The way")

    page.wait_for_url("**/articles/ferry/#h2")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["/", "/articles/", "/vi/articles/ferry/", "/accounts/sign-in/"])
def test_every_stop_of_a_page_shows_the_focus(page_at, text, path, width):
    page = page_at(width)
    page.goto(path)

    tab_to(page, ".colophon a, body", most=150)
