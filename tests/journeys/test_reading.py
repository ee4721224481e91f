"""A student finds a text and reads it, on a telephone."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.journeys.people import go

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_student_reads_a_text_in_english(page_at, script):
    text = factories.published()
    factories.annotation(text, "the fare", "Two fares are known.")
    page = page_at(390, script=script)

    page.goto("/")
    go(page, "nav.rooms a:text('Texts')")
    go(page, "main a:text('Notes on a ferry')")

    assert page.url.endswith("/articles/ferry/")
    assert page.locator("h1").inner_text() == "Notes on a ferry"
    assert page.get_by_text("Nobody on the quay").count() == 1
    assert page.get_by_text("Two fares are known.").count() == 1


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_student_reads_a_text_in_vietnamese(page_at, script):
    factories.published()
    page = page_at(390, script=script)

    page.goto("/")
    go(page, "nav.tools a[lang=vi]")
    go(page, "nav.rooms a >> nth=1")
    go(page, "main a:text('Ghi chép về một chuyến phà')")

    assert page.url.endswith("/vi/articles/ferry/")
    assert page.locator("html").get_attribute("lang") == "vi"
    assert page.locator("h1").inner_text() == "Ghi chép về một chuyến phà"
    assert page.get_by_text("Nobody on the quay").count() == 1


def named_text():
    """A text that names a term, which says what it is in both languages."""
    quay = factories.term(
        "quay",
        name="Quay",
        name_vi="Bến tàu",
        definition="Where the ferry lands.",
        definition_vi="Nơi phà cập bến.",
        is_published=True,
    )
    factories.mention(factories.published(), "quay", term=quay)


@pytest.mark.parametrize(
    ("path", "words"), [("/", "Where the ferry lands."), ("/vi/", "Nơi phà cập bến.")]
)
def test_student_looks_a_name_up_by_keyboard_and_reads_on(page_at, path, words):
    named_text()
    page = page_at(390)
    page.goto(f"{path}articles/ferry/")
    name, card = page.locator(".words a.term"), page.locator(".card")

    name.press("Enter")

    expect(card).to_contain_text(words)
    expect(card.locator("a")).to_be_focused()
    box = card.bounding_box()
    assert 0 <= box["x"] <= box["x"] + box["width"] <= 390

    page.keyboard.press("Escape")

    expect(card).to_be_hidden()
    expect(name).to_be_focused()

    name.press("Enter")
    expect(card.locator("a")).to_be_focused()
    page.keyboard.press("Enter")

    page.wait_for_url(f"**{path}terms/quay/")


def test_student_without_script_follows_a_name_to_its_page(page_at):
    named_text()
    page = page_at(390, script=False)
    page.goto("/articles/ferry/")

    page.locator(".words a.term").click()

    page.wait_for_url("**/terms/quay/")
    assert page.locator(".lede").inner_text() == "Where the ferry lands."


@pytest.mark.parametrize("path", ["/", "/articles/", "/articles/ferry/", "/modules/the-fare/"])
def test_page_is_no_wider_than_a_telephone(page_at, path):
    text = factories.published()
    factories.reading(factories.lesson(), text)
    page = page_at(390)

    page.goto(path)

    assert page.evaluate("document.documentElement.scrollWidth") == 390
