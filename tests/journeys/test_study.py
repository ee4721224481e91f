"""A learner highlights and jots in a text, and finds it again."""

import re

import pytest
from playwright.sync_api import expect

from portal.accounts.models import Session
from portal.study.models import Highlight, Jotting, LastPlace, Progress
from tests import factories
from tests.factories.people import PASSWORD
from tests.journeys.people import RECTANGLE, drag_over, go, tab_to

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.queries_in_templates,  # a page may be rendered while the test looks
]

SELECT = """words => {
  const walker = document.createTreeWalker(
    document.querySelector(".words"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + words.length);
  }
}"""
DRAWN = """name => [...(CSS.highlights.get(name) ?? [])].map(range => range.toString())"""
WAITING = """() => Object.keys(localStorage).filter(key => key.startsWith("own:")).length"""


@pytest.fixture
def text(db):
    return factories.published()


def come_in(page, username="reader", to="/articles/ferry/"):
    """Sign in on the way to a page; its own things are there when this returns."""
    page.goto(f"/accounts/sign-in/?next={to}")
    page.fill("[name=username]", username)
    page.fill("[name=password]", PASSWORD)
    page.click("main button")
    page.wait_for_url(f"**{to}")
    if "/articles/" in to:
        page.locator(".own-head").wait_for()
    return page


def _says_a_later_place(response):
    """Whether a place was kept that is not the one at which the text was opened."""
    return "/place/" in response.url and "position=0&" not in response.request.post_data


def words_of(row):
    return row.passage.anchors.get().exact


def expect_drawn(page, name, words):
    page.wait_for_function(
        f"([name, words]) => ({DRAWN})(name).join('|') === words", arg=[name, words]
    )


def test_learner_highlights_by_mouse(page_at, text):
    factories.person()
    page = come_in(page_at(1280))

    drag_over(page, "#p2", "agrees about")
    page.locator(".own-bar").wait_for()
    with page.expect_response("**/mark/"):
        page.locator(".own-bar [value=green]").click()
    expect(page.locator(".own-told")).to_have_text("Saved.")

    assert [(row.colour, words_of(row)) for row in Highlight.objects.all()] == [
        ("green", "agrees about")
    ]
    expect_drawn(page, "own-green", "agrees about")
    page.reload()
    expect_drawn(page, "own-green", "agrees about")


def test_learner_takes_a_highlight_off(page_at, text):
    factories.person()
    page = come_in(page_at(1280))
    drag_over(page, "#p2", "agrees about")
    page.locator(".own-bar [value=rose]").click()
    expect(page.locator(".own-told")).to_have_text("Saved.")

    left, top, right, _bottom = page.evaluate(RECTANGLE, ["#p2", "agrees about"])
    page.mouse.click((left + right) / 2, top)
    with page.expect_response("**/remove/"):
        page.locator(".own-bar [value=remove]").click()
    expect_drawn(page, "own-rose", "")

    assert not Highlight.objects.exists()


def test_learner_goes_round_the_bar_of_a_highlight_by_arrow_keys(page_at, text):
    factories.person()
    page = come_in(page_at(1280))
    drag_over(page, "#p2", "agrees about")
    expect(page.locator(".own-bar .words-address a")).to_be_visible()
    page.locator(".own-bar [value=rose]").click()
    expect(page.locator(".own-told")).to_have_text("Saved.")
    left, top, right, _bottom = page.evaluate(RECTANGLE, ["#p2", "agrees about"])
    page.mouse.click((left + right) / 2, top)
    expect(page.locator(".own-bar [value=remove]")).to_be_visible()
    expect(page.locator(".own-bar .words-address")).to_be_hidden()

    page.locator(".own-bar [value=remove]").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".own-bar button").first).to_be_focused()
    page.keyboard.press("ArrowLeft")

    expect(page.locator(".own-bar [value=remove]")).to_be_focused()


def test_learner_jots_by_touch_and_the_bar_lies_below_the_words(page_at, text):
    factories.person()
    page = come_in(page_at(390))

    page.evaluate(SELECT, "the fare")
    bar = page.locator(".own-bar")
    bar.wait_for()
    bottom = page.evaluate("getSelection().getRangeAt(0).getBoundingClientRect().bottom")
    assert bar.bounding_box()["y"] >= bottom
    assert page.evaluate("getSelection().toString()") == "the fare"
    bar.locator("[value=jot]").click()
    page.fill(".own-panel textarea", "Which fare?\nAsk the harbour master.")
    page.click(".own-panel >> text=Save")
    expect(page.locator("#p2 .own-note .own-body")).to_contain_text("harbour master")

    assert page.locator(".own-panel").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    jotting = Jotting.objects.get()
    assert (words_of(jotting), jotting.body) == (
        "the fare",
        "Which fare?\nAsk the harbour master.",
    )
    assert page.evaluate(WAITING) == 0


def test_learner_highlights_and_jots_by_keyboard(page_at, text):
    factories.person()
    page = come_in(page_at(1280))

    tab_to(page, ".own-keys")
    page.keyboard.press("Enter")
    for key in ("ArrowRight", "Shift+ArrowRight", "Enter", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect(page.locator(".own-told")).to_have_text("Saved.")
    highlight = Highlight.objects.get()
    assert (highlight.colour, words_of(highlight)) == ("green", "The ferry")

    tab_to(page, ".own-keys")
    page.keyboard.press("Enter")
    for key in ("ArrowRight", "Enter", "ArrowLeft", "Enter"):
        page.keyboard.press(key)
    page.keyboard.type("By keyboard.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".own-note").wait_for()

    assert Jotting.objects.get().body == "By keyboard."


@pytest.mark.parametrize("language", ["en", "vi"])
def test_learner_marks_reads_and_takes_back_without_script(page_at, text, language):
    prefix, save, pick = {
        "en": ("", "Save", "Pick sentences"),
        "vi": ("/vi", "Lưu", "Chọn câu"),
    }[language]
    factories.person(language=language)
    page = page_at(390, script=False)
    page.goto(f"{prefix}/articles/ferry/")
    go(page, ".own-door a")
    page.fill("[name=username]", "reader")
    page.fill("[name=password]", PASSWORD)
    go(page, "main button")

    go(page, f".empty a:text('{pick}')")
    page.get_by_text("The ferry leaves at seven.").click()
    page.fill("[name=words]", "at seven")
    page.click(".own-mark.blue")
    page.fill("[name=body]", "Giờ nào?")
    go(page, f"button:text-is('{save}')")
    page.locator(".own-note").wait_for()
    go(page, ".tick button >> nth=0")
    page.locator(".tick .badge.settled").wait_for()

    assert page.url.endswith(f"{prefix}/study/articles/ferry/")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert words_of(Highlight.objects.get()) == words_of(Jotting.objects.get()) == "at seven"
    assert Progress.objects.get(article=text).done_at is not None
    go(page, ".own-highlight button")
    assert not Highlight.objects.exists()


def test_learner_ticks_off_a_section_and_finds_the_place_again(page_at, db):
    factories.published(
        text="\n\n".join(f"Paragraph {n}. " + "Words follow. " * 60 for n in range(12)).strip()
    )
    factories.person()
    page = come_in(page_at(390))
    page.wait_for_function("document.querySelectorAll('.own-tick').length === 1")

    with page.expect_response(_says_a_later_place):
        page.locator("#p8").scroll_into_view_if_needed()
    page.locator(".own-tick button").click()
    page.locator(".own-tick .settled").wait_for()
    page.reload()
    page.locator("[data-own-resume]").click()

    page.wait_for_url(re.compile(r"#p\d+$"))
    assert Progress.objects.get(article__isnull=False).done_at is not None
    assert LastPlace.objects.get().position > 0


def test_note_written_without_a_connection_is_sent_once_when_it_is_back(page_at, text):
    factories.person()
    page = come_in(page_at(390))
    page.evaluate(SELECT, "the fare")
    page.locator(".own-bar [value=jot]").click()

    page.context.set_offline(True)
    page.fill(".own-panel textarea", "Written in a tunnel.")
    page.click(".own-panel >> text=Save")
    expect(page.locator(".own-panel [role=status]")).to_contain_text("No connection")
    assert not Jotting.objects.exists()
    page.context.set_offline(False)
    page.locator(".own-note").wait_for()

    assert Jotting.objects.get().body == "Written in a tunnel."
    assert page.evaluate(WAITING) == 0
    page.reload()
    page.locator(".own-note").wait_for()
    assert Jotting.objects.count() == 1


def test_note_outlives_the_session_and_nobody_else_sees_or_sends_it(page_at, text):
    factories.person()
    factories.person("other")
    page = come_in(page_at(390))
    page.evaluate(SELECT, "the fare")
    page.locator(".own-bar [value=jot]").click()
    page.fill(".own-panel textarea", "Mine alone.")
    Session.objects.all().delete()

    page.click(".own-panel >> text=Save")
    expect(page.locator(".own-panel [role=status]")).to_contain_text("You are signed out")
    assert page.input_value(".own-panel textarea") == "Mine alone."
    come_in(page, "other")
    assert page.locator(".own-panel").count() == 0
    assert "Mine alone." not in page.content()
    page.goto("/accounts/")
    go(page, "button:text-is('Sign out')")
    come_in(page)
    page.locator(".own-note").wait_for()

    assert [(j.person.username, j.body) for j in Jotting.objects.select_related("person")] == [
        ("reader", "Mine alone.")
    ]
    assert page.evaluate(WAITING) == 0


def test_what_is_typed_and_not_saved_is_there_after_a_reload(page_at, text):
    factories.person()
    page = come_in(page_at(390))
    page.evaluate(SELECT, "the fare")
    page.locator(".own-bar [value=jot]").click()
    page.fill(".own-panel textarea", "Half a thou")

    page.reload()
    page.locator(".own-panel").wait_for()

    assert page.input_value(".own-panel textarea") == "Half a thou"
    assert not Jotting.objects.exists()


def test_reader_without_an_account_asks_nothing_of_the_server(page_at, text):
    page = page_at(390)
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto("/articles/ferry/", wait_until="networkidle")

    assert [url for url in asked if "/study/" in url or "own_" in url] == []


def test_learner_is_done_with_a_lesson(page_at, text):
    factories.reading(factories.lesson(), text)
    factories.person()
    page = come_in(page_at(390), to="/modules/the-fare/two-prices/")

    page.locator(".own .tick button").click()
    page.locator(".own .tick .settled").wait_for()
    page.goto("/modules/the-fare/")
    expect(page.locator(".own .badge").first).to_have_text("1 of 1 lesson done")
    page.goto("/")
    expect(page.locator(".own .own-rows .badge")).to_have_text("done")

    assert Progress.objects.get(lesson__isnull=False).done_at is not None
