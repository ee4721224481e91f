"""An editor makes an event of a passage, and finds two more that speak of it."""

import re

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.journeys.people import drag_over, go, sign_in
from timeline.models import Attestation, Event, Observation

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.queries_in_templates,
]

TEXT = (
    "The log says that the ferry first sailed on 14 March.\n\n"
    "The harbour master wrote 4 March in his book.\n\n"
    "In the spring of 1998 a newspaper told of it. Thirty people were on board."
)
WORDS = ["14 March", "4 March in", "spring of 1998"]
STATED = ["1998-03-14", "1998-03-04", "1998-21"]


@pytest.fixture
def text(db):
    factories.editor()
    return factories.published(text=TEXT)


def annotator(page, text):
    sign_in(page, "editor")
    page.goto(f"/admin/articles/article/{text.pk}/annotate/")
    return page


def state_a_new_event(page):
    page.get_by_label("a new event").check()
    page.get_by_label("Title:", exact=True).fill("The first sailing")
    page.get_by_label("Date:", exact=True).fill(STATED[0])
    page.get_by_label("Show it to readers at once").check()
    page.get_by_role("button", name="Save statement").click()
    expect(page.locator(".messagelist")).to_contain_text("The first sailing: 1998-03-14")


def state_more(page, date):
    """What was stated last is what the form goes on with."""
    expect(page.get_by_label("an event that is here")).to_be_checked()
    page.get_by_label("Date:", exact=True).fill(date)
    page.get_by_role("button", name="Save statement").click()
    expect(page.locator(".messagelist")).to_contain_text(f"The first sailing: {date}")


def three_attestations():
    made = Event.objects.get()
    rows = Attestation.objects.filter(event=made).order_by("pk")
    words = [row.passage.anchors.get().exact for row in rows]
    return made.verdict, [row.date for row in rows], words


def readers_see_it(page):
    page.goto("/events/the-first-sailing/")
    expect(page.get_by_role("heading", level=1)).to_have_text("The first sailing")
    expect(page.locator(".bench > *")).to_have_count(3)


@pytest.mark.parametrize("width", [390, 1280])
def test_editor_makes_an_event_by_mouse(page_at, text, width):
    page = annotator(page_at(width), text)

    for number, words in enumerate(WORDS):
        page.wait_for_load_state()  # its script listens from then on
        drag_over(page, "[data-manuscript]", words)
        page.get_by_role("link", name="State what they say").click()
        expect(page.locator(".manuscript .selected")).to_have_text(words)
        if number:
            state_more(page, STATED[number])
        else:
            state_a_new_event(page)

    assert three_attestations() == (
        "contradict",
        STATED,
        ["14 March", "4 March in", "spring of 1998"],
    )
    expect(page.locator("#statements tbody tr")).to_have_count(3)
    expect(page.locator(".manuscript mark.statement")).to_have_count(3)
    readers_see_it(page)


def choose_by_keyboard(page, steps):
    """Words some lines further on, taken with the arrow keys."""
    page.wait_for_load_state()  # its script listens from then on
    page.locator("[data-manuscript]").focus()
    page.keyboard.press("ArrowRight")
    for key in steps:
        page.keyboard.press(key)
    for _word in range(2):
        page.keyboard.press("Shift+ArrowRight")
    chosen = page.evaluate("getSelection().toString()").strip()
    page.keyboard.press("Enter")
    expect(page.locator(".beside q")).to_have_text(chosen)
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="State what they say")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/state/\d+/\?"))
    return chosen


def fill_by_keyboard(page, label, words):
    """Tab to a field and write into it."""
    field = page.get_by_label(label, exact=True)
    for _stop in range(60):
        if field.evaluate("field => field === document.activeElement"):
            page.keyboard.type(words)
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {label}")


def test_editor_makes_an_event_by_keyboard_alone(page_at, text):
    page = annotator(page_at(1280), text)

    chosen = [choose_by_keyboard(page, [])]
    page.get_by_label("a new event").focus()
    page.keyboard.press("Space")
    fill_by_keyboard(page, "Title:", "The first sailing")
    fill_by_keyboard(page, "Date:", STATED[0])
    expect(page.locator("output[for=id_date]")).to_have_text("14 March 1998")
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("The first sailing: 1998-03-14")
    for date, steps in zip(STATED[1:], [["ArrowDown"], ["ArrowDown", "ArrowDown"]], strict=True):
        chosen.append(choose_by_keyboard(page, steps))
        fill_by_keyboard(page, "Date:", date)
        page.keyboard.press("Enter")
        expect(page.locator(".messagelist")).to_contain_text(f"The first sailing: {date}")

    assert three_attestations() == ("contradict", STATED, chosen)
    assert len(set(chosen)) == 3


@pytest.mark.parametrize("width", [390, 1280])
def test_editor_makes_an_event_without_script(page_at, text, width):
    page = annotator(page_at(width, script=False), text)

    sentences = ["first sailed on 14 March", "wrote 4 March in", "a newspaper told"]
    for number, words in enumerate(WORDS):
        go(page, "nav.ways >> text=Pick sentences")
        page.get_by_text(sentences[number]).click()
        page.fill("[name=words]", words)
        page.get_by_role("button", name="State what they say").click()
        expect(page.locator(".manuscript .selected")).to_have_text(words)
        if number:
            state_more(page, STATED[number])
        else:
            state_a_new_event(page)

    assert three_attestations() == (
        "contradict",
        STATED,
        ["14 March", "4 March in", "spring of 1998"],
    )
    readers_see_it(page)


def test_editor_reads_what_is_understood_and_mends_it_without_script(page_at, text):
    page = annotator(page_at(1280, script=False), text)
    go(page, "nav.ways >> text=Pick sentences")
    page.get_by_text("Thirty people").click()
    page.get_by_role("button", name="State what they say").click()

    page.get_by_label("a new indicator").check()
    page.get_by_label("Name:", exact=True).fill("Passengers")
    page.get_by_label("Figure:", exact=True).fill("thirty")
    page.get_by_label("Unit:", exact=True).fill("people")
    page.get_by_label("Stock or flow:", exact=True).select_option("flow")
    page.get_by_role("button", name="Save statement").click()
    expect(page.locator(".field-number .errorlist")).to_have_text("Enter a number.")
    page.get_by_label("Figure:", exact=True).fill("30")
    page.get_by_label("As of:", exact=True).fill("1998-03-14")
    page.get_by_role("button", name="See what is understood").click()
    expect(page.get_by_role("status").last).to_have_text("30 people, as of 14 March 1998")
    page.get_by_role("button", name="Save statement").click()

    expect(page.locator(".messagelist")).to_contain_text("Passengers: 30 people")
    assert Observation.objects.get().as_of == "1998-03-14"
