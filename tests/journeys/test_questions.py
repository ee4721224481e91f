"""A learner answers questions: by keyboard, on a telephone, without a script, in Vietnamese."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.factories import questions as q
from tests.factories.people import PASSWORD
from tests.journeys.people import drag_over, go, tab_to

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

LESSON = "/modules/the-fare/two-prices/"


def choose(page, words):
    """Tick an option or a sentence by the keyboard."""
    label = page.locator(".answering label", has_text=words)
    tab_to(page, f"[value='{label.locator('input').get_attribute('value')}']")
    page.keyboard.press("Space")


def choose_one(page, words):
    """Go through radio buttons with the arrow keys until one is chosen."""
    wanted = page.locator(".answering label", has_text=words).locator("input")
    tab_to(page, ".answering [type=radio]")
    page.keyboard.press("Space")
    while not wanted.is_checked():
        page.keyboard.press("ArrowDown")


def write(page, field, words):
    tab_to(page, f"[name={field}]")
    page.keyboard.type(words)


def order(page):
    """Bring the items into their order with the buttons."""
    for place, words in enumerate(("The bell", "The gangway", "The whistle")):
        item = page.locator(".ordering li", has_text=words)
        while page.locator(".ordering .words").all_inner_texts().index(words) > place:
            before = page.locator(".ordering .words").all_inner_texts()
            value = item.locator("[name=move]").first.get_attribute("value")
            tab_to(page, f"[value='{value}']", most=160)
            page.keyboard.press("Enter")
            expect(page.locator(".ordering .words")).not_to_have_text(before)


def judge(page):
    """Say that the claim is false, and what is right."""
    choose_one(page, page.locator(".answering label").nth(1).inner_text())
    write(page, "correction", "three coins")


def match(page):
    """Choose for each item with the arrows, as one does on a keyboard."""
    partners = {"The bell": "seven", "The gangway": "eight", "The whistle": "nine"}
    for item in page.locator(".matching fieldset").all():
        words = partners[item.locator("legend").inner_text()]
        tab_to(page, f"[name='{item.locator('input').first.get_attribute('name')}']")
        wanted = item.get_by_label(words, exact=True)
        page.keyboard.press("Space")
        while not wanted.is_checked():
            page.keyboard.press("ArrowDown")


ANSWERS = {
    "single": lambda page: choose_one(page, "Three coins"),
    "multiple": lambda page: (choose(page, "Coins"), choose(page, "Notes")),
    "short": lambda page: write(page, "words", "bến đò"),
    "number": lambda page: write(page, "number_written", "13"),
    "ordering": order,
    "true_false": judge,
    "matching": match,
    "free": lambda page: write(page, "words", "Both texts name a price."),
    "evidence": lambda page: choose(page, "It costs three coins."),
}


@pytest.mark.parametrize("kind", q.KINDS)
def test_learner_answers_by_keyboard_on_a_telephone_without_a_script_in_vietnamese(page_at, kind):
    q.asking(q.KINDS[kind](attempts=1))
    page = page_at(390, script=False)
    page.goto(f"/vi{LESSON}")

    tab_to(page, "[data-in-place]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    ANSWERS[kind](page)
    tab_to(page, "[value=answer]")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    title = "Câu trả lời của bạn đã được giữ" if kind == "free" else "Đúng rồi"
    expect(page.locator(".result .message strong")).to_have_text(title)
    assert page.locator(".answering").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    tab_to(page, "a[href$='#step-1']")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith(f"/vi{LESSON}#step-1")


@pytest.mark.parametrize("kind", q.KINDS)
def test_learner_answers_in_place_by_keyboard(page_at, kind):
    q.asking(q.KINDS[kind](attempts=1))
    page = page_at(1280)
    page.goto(LESSON)

    tab_to(page, "[data-in-place]")
    page.keyboard.press("Enter")
    expect(page.locator(".question .prompt")).to_be_focused()
    ANSWERS[kind](page)
    tab_to(page, "[value=answer]")
    page.keyboard.press("Enter")

    expect(page.locator(".result")).to_be_focused()
    title = "Your answer is kept" if kind == "free" else "That is right"
    expect(page.locator(".result .message strong")).to_have_text(title)
    assert page.url.endswith(LESSON)


def test_words_marked_with_the_pointer_tick_their_sentences(page_at):
    step = q.asking(q.evidence())
    page = page_at(1280)
    page.goto(f"/study/questions/{step.pk}/")
    page.locator(".manuscript[tabindex='0']").wait_for()

    drag_over(page, ".manuscript", "costs three")
    page.locator(".marking-bar").click()
    expect(page.locator(".sentences :checked")).to_have_count(1)
    page.click("[value=answer]")

    expect(page.locator(".result .message strong")).to_have_text("That is right")
    assert page.locator(".compared .chosen").all_inner_texts() == ["costs ", "three"]
    assert page.locator(".compared mark").all_inner_texts() == ["three", " coins"]


def drag_item(page, words, onto, *, cancel=False):
    """Drag an item by its handle to where another stands."""
    handle = page.locator(".ordering li", has_text=words).locator(".handle")
    handle.scroll_into_view_if_needed()
    start, end = handle.bounding_box(), page.locator(".ordering li", has_text=onto).bounding_box()
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    edge = 2 if end["y"] < start["y"] else end["height"] - 2
    page.mouse.move(start["x"] + start["width"] / 2, end["y"] + edge, steps=8)
    if cancel:
        page.keyboard.press("Escape")
    page.mouse.up()


@pytest.mark.parametrize("width", [390, 1280])
def test_items_are_dragged_into_their_order(page_at, width):
    step = q.asking(q.ordering())
    page = page_at(width)
    page.goto(f"/study/questions/{step.pk}/")
    page.wait_for_selector("[data-drags]", state="attached")
    shown = page.locator(".ordering .words")
    order = ["The bell", "The gangway", "The whistle"]
    before = shown.all_inner_texts()

    drag_item(page, before[0], before[-1], cancel=True)
    expect(shown).to_have_text(before)
    for place, words in enumerate(order):
        if (there := shown.all_inner_texts()[place]) != words:
            drag_item(page, words, there)
    expect(shown).to_have_text(order)
    told = page.locator("[data-told]").inner_text()
    disabled = page.locator(".ordering [name=move]:disabled").count()
    go(page, "[value=answer]")

    assert told.endswith("of 3")
    assert disabled == 2
    expect(page.locator(".result .message strong")).to_have_text("That is right")


def test_words_are_marked_with_the_keyboard_and_taken_back(page_at):
    step = q.asking(q.evidence())
    page = page_at(390)
    page.goto(f"/study/questions/{step.pk}/")
    page.locator(".manuscript[tabindex='0']").wait_for()

    tab_to(page, ".manuscript")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    ticked = page.locator(".sentences :checked")
    expect(ticked).to_have_count(1)
    marked = page.locator("[name=marked]").count()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")

    expect(ticked).to_have_count(0)
    assert (marked, page.locator("[name=marked]").count()) == (1, 0)


def test_learner_signs_in_and_goes_on_elsewhere(page_at):
    step = q.asking(q.single())
    factories.person("mai")
    address = f"/study/questions/{step.pk}/"
    first, second = page_at(390), page_at(1280)
    first.goto(address)
    first.click("text=Two coins")
    first.click("[value=answer]")
    first.locator(".result").wait_for()

    for page in (first, second):
        page.goto(f"/accounts/sign-in/?next={address}")
        page.fill("[name=username]", "mai")
        page.fill("[name=password]", PASSWORD)
        page.click("main button")
        page.wait_for_url(f"**{address}")

    expect(second.locator(".result .message strong")).to_have_text("That is not right")
    expect(second.locator(".answering .soft").last).to_have_text("1 attempt left")


def test_editor_names_evidence_on_the_text(page_at):
    made = q.question("evidence", article=factories.published("harbour", text=q.HARBOUR))
    factories.editor("editor")
    page = page_at(1280)
    page.goto(f"/accounts/sign-in/?next=/admin/lessons/question/{made.pk}/evidence/")
    page.fill("[name=username]", "editor")
    page.fill("[name=password]", PASSWORD)
    page.click("main button")
    page.locator("[data-manuscript]").wait_for()

    drag_over(page, "[data-manuscript]", "three coins")
    page.locator(".action-bar").click()
    page.locator("[data-annotation-form] [name=alternative]").wait_for()
    page.fill("[name=comment]", "It names the fare.")
    with page.expect_navigation():
        page.click("[type=submit].default")

    expect(page.locator("#evidence-group .field-words p")).to_have_text("“three coins”")
    assert made.evidence.get().comment == "It names the fare."
