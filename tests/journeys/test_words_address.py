"""A visitor selects words in a text and takes their address along."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.journeys.people import drag_over, go, tab_to
from tests.journeys.test_study import SELECT, come_in

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.queries_in_templates,  # a page may be rendered while the test looks
]

CONTROL = ".words-address"
PLACES = """() => [...document.querySelectorAll("main *")]
  .filter(each => !each.closest(".words-address, .words-keys"))
  .map(each => Object.values(each.getBoundingClientRect().toJSON()).join(" ")).join("|")"""


@pytest.fixture
def text(db):
    return factories.published()


def test_visitor_goes_to_the_page_of_the_words(page_at, text):
    page = page_at(1280)
    page.goto("/articles/ferry/")
    drag_over(page, "#p2", "agrees about")

    expect(page.locator(f"{CONTROL} a")).to_be_visible()
    expect(page.locator(f"{CONTROL} a")).to_have_text("Address of these words")
    go(page, f"{CONTROL} a")

    assert page.url.endswith("/articles/ferry/r/1/47-59/")
    expect(page.locator("mark")).to_have_text("agrees about")


def test_visitor_on_a_telephone_selects_by_touch_and_nothing_moves(page_at, text):
    page = page_at(390)
    page.goto("/vi/articles/ferry/")
    before = page.evaluate(PLACES)

    page.evaluate(SELECT, "agrees about")

    link = page.locator(f"{CONTROL} a")
    expect(link).to_be_visible()
    expect(link).to_have_text("Địa chỉ của những từ này")
    box = page.locator(CONTROL).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert link.bounding_box()["height"] >= 44
    assert page.evaluate(PLACES) == before
    page.evaluate("() => getSelection().removeAllRanges()")
    expect(page.locator(CONTROL)).to_be_hidden()


def test_address_is_copied_whole(page_at, text):
    page = page_at(1280)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/articles/ferry/")
    drag_over(page, "#p2", "agrees about")

    page.click(f"{CONTROL} button")

    expect(page.locator(f"{CONTROL} [role=status]")).to_have_text("Copied.")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied.endswith("/articles/ferry/r/1/47-59/")
    assert copied.startswith("http://")


def test_visitor_chooses_words_by_keyboard(page_at, text):
    page = page_at(1280)
    page.goto("/articles/ferry/")
    tab_to(page, ".words-keys")
    page.keyboard.press("Enter")
    expect(page.locator(".words")).to_be_focused()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator(f"{CONTROL} a")).to_be_focused()

    with page.expect_navigation():
        page.keyboard.press("Enter")

    expect(page.locator("mark")).to_have_text("The ferry")


@pytest.mark.parametrize("key", ["Escape", "Tab"])
def test_text_is_no_stop_any_more_when_visitors_have_chosen(page_at, text, key):
    page = page_at(1280)
    page.goto("/articles/ferry/")
    tab_to(page, ".words-keys")
    page.keyboard.press("Enter")
    expect(page.locator(".words")).to_be_focused()
    page.keyboard.press("Shift+ArrowRight")

    page.keyboard.press(key)

    expect(page.locator(".words")).not_to_be_focused()
    assert page.locator(".words").evaluate("words => words.getAttributeNames().sort()") == [
        "class",
        "data-revision",
        "lang",
    ]


def test_reader_finds_the_address_in_the_bar_for_marks(page_at, text):
    factories.person()
    page = come_in(page_at(390))

    page.evaluate(SELECT, "agrees about")

    expect(page.locator(f".own-bar {CONTROL} a")).to_be_visible()
    expect(page.locator(".own-bar [value=green]")).to_be_visible()
    go(page, f"{CONTROL} a")
    expect(page.locator("mark")).to_have_text("agrees about")


def test_text_without_addresses_of_words_offers_none(page_at):
    made = factories.published(rights="excerpt")
    factories.annotation(made, "agrees about")
    page = page_at(1280)
    page.goto("/articles/ferry/")
    drag_over(page, "#p2", "agrees about")

    expect(page.locator(CONTROL)).to_have_count(0)
