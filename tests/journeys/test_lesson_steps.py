"""An editor builds a lesson of many kinds of step; a student takes each of them."""

import pytest

from articles.models import Term
from portal.lessons.models import Lesson, StepKind
from tests import factories
from tests.factories.chronicle import counted_indicator, dated_events_apart, disputed_event
from tests.journeys.people import follow, go, sign_in, tab_to
from timeline.models import Event

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.queries_in_templates,
]

DAYS = ("1998-03-04", "1998-04-03")
SECRET = "Ada Quay"
APART = (("1995", "The timber raft"), ("2003", "The bridge"))


@pytest.fixture
def material(db):
    """A text, an event that two texts put on two days, and an indicator with two figures.

    And two events that lie apart in time, and a term that the text names.
    """
    text = factories.published()
    factories.term(name="ferry", name_vi="", is_published=True)
    event = disputed_event(days=DAYS)
    dated_events_apart(*APART)
    return text, event, counted_indicator()


# --- An editor ------------------------------------------------------------------------------------


def add_step(desk, kind, title, **fields):
    """Open the form of a kind from the lesson, fill it in and save."""
    go(desk, f".field-further_step a:text-is('{kind}')")
    desk.fill("[name=title]", title)
    for name, value in fields.items():
        field = desk.locator(f"[name={name}]")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)
    if kind == "close reading":
        go(desk, "[name=_sentences]")
        desk.get_by_label("Nobody on the quay").check()
    if kind == "sequence":
        for _date, event in APART:
            desk.get_by_label(event).check()
    go(desk, "[name=_save]")
    desk.locator("#steps-group").get_by_role("link", name=title, exact=True).wait_for()


def build_lesson(desk):
    """A lesson with a step of every kind but a question, without Markdown that is not plain."""
    desk.goto("/admin/lessons/lesson/add/")
    desk.select_option("[name=module]", label="The fare")
    desk.fill("[name=title]", "Two prices")
    desk.fill("[name=question]", "Which price is right?")
    desk.fill("[name=slug]", "two-prices")
    go(desk, "[name=_save]")
    add_step(desk, "text", "A tool", body="A price has a maker.")
    add_step(desk, "sourcing first", "Who speaks?", article="Notes on a ferry")
    add_step(desk, "context", "What was going on?", period="1998")
    add_step(desk, "reading", "Read it", article="Notes on a ferry", body="Find a price.")
    words = {"from_text": "Notes on a ferry", "prompts": "Who is nobody?"}
    add_step(desk, "close reading", "One sentence", **words)
    add_step(desk, "concordance", "A word", term="ferry", prompts="What stands before it?")
    add_step(desk, "corroboration desk", "Two days", event="The maiden voyage")
    add_step(desk, "figure", "How many?", indicator="Passengers")
    add_step(desk, "sequence", "Which came first?")
    add_step(desk, "summary", "Your account", body="Say it in one sentence.")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_editor_builds_a_lesson_and_its_draft_is_nowhere_else(page_at, material, script):
    factories.module()
    factories.editor()
    desk = sign_in(page_at(1280 if script else 390, script=script), "editor")
    stranger = page_at(390, script=False)

    build_lesson(desk)
    made = Lesson.objects.get()
    go(desk, ".field-preview a")

    kinds = [kind for kind in StepKind if kind != StepKind.QUESTION]
    assert [step.kind for step in made.steps.all()] == kinds_in_order(kinds)
    assert desk.locator(".step").count() == 10
    assert desk.locator(".step .message").count() == 0
    assert stranger.request.get(f"/lessons/{made.pk}/preview/").status == 404
    assert stranger.request.get("/modules/the-fare/two-prices/").status == 404
    for path in ("/", "/modules/the-fare/", "/articles/ferry/", "/timeline/"):
        stranger.goto(path)
        assert stranger.get_by_text("Two prices").count() == 0
        assert stranger.get_by_text("A price has a maker").count() == 0


def kinds_in_order(kinds):
    order = [
        *("text", "sourcing", "context", "reading"),
        *("close_reading", "concordance", "corroboration", "figure", "sequence", "summary"),
    ]
    assert {str(kind) for kind in kinds} == set(order)
    return order


def test_editor_orders_copies_and_deletes_steps(page_at):
    made = factories.lesson()
    factories.step(made, title="First", position=1)
    factories.step(made, title="Second", position=2)
    factories.editor()
    desk = sign_in(page_at(1280), "editor")
    desk.goto(f"/admin/lessons/lesson/{made.pk}/change/")

    desk.fill("[name=steps-0-position]", "3")
    go(desk, "[name=_continue]")
    numbered = titles(made)
    with desk.expect_navigation():
        desk.get_by_role("button", name="Duplicate Second").click()
    copied = titles(made)
    desk.locator("[name=steps-0-DELETE]").check()
    go(desk, "[name=_continue]")

    assert numbered == ["Second", "First"]
    assert copied == ["Second", "Second", "First"]
    assert titles(made) == ["Second", "First"]


def titles(lesson):
    return [step.title for step in lesson.steps.all()]


# --- A student ------------------------------------------------------------------------------------


@pytest.fixture
def lesson(material):
    text, event, indicator = material
    made = factories.lesson()
    factories.step(made)
    factories.sourcing(made, text)
    factories.context(made)
    factories.reading(made, text)
    factories.extracts(made, (text, "The ferry"), (text, "Nobody"))
    factories.close_reading(made, text, "at seven")
    factories.desk(made, event=event)
    factories.figure_step(made, indicator)
    factories.sequence(made, *Event.objects.filter(title__in=[title for _date, title in APART]))
    factories.concordance(made, Term.objects.get())
    factories.step(made, kind="summary")
    return made


def type_into(page, name, words):
    tab_to(page, f"[name={name}]")
    page.keyboard.type(words)


def press(page, selector, *, navigates):
    """Press a button by keyboard, and wait for what it brings."""
    tab_to(page, selector)
    if navigates:
        with page.expect_navigation():
            page.keyboard.press("Enter")
    else:
        page.keyboard.press("Enter")


@pytest.mark.parametrize("language", ["", "/vi"])
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_student_takes_each_kind_of_step_by_keyboard(page_at, lesson, script, language):
    page = page_at(390, script=script)
    address = f"{language}/modules/the-fare/two-prices/"
    page.goto(address)
    steps = page.locator(".step").count()
    source = page.content()

    follow_or_open(page, "#step-2 [data-in-place]", script=script)
    type_into(page, "who", "Thuyền trưởng")
    tab_to(page, "[name=trust]")
    page.keyboard.press("Space")
    press(page, "form .button", navigates=not script)
    page.locator(".beside").wait_for()
    guessed = page.locator(".beside tbody tr").first.inner_text()
    if not script:
        follow(page, ".button.quiet")

    follow_or_open(page, "#step-7 [data-in-place]", script=script)
    tab_to(page, "[name=pair-0-1]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    press(page, ".pairs .button", navigates=not script)
    page.locator(".verdict").wait_for()
    judged = page.locator(".beside .badge").inner_text()
    if not script:
        follow(page, ".button.quiet")

    placed = take_sequence(page, "#step-9", script=script)
    line = take_concordance(page, "#step-10", script=script)

    assert steps == 11
    assert "leaves at seven" in line
    assert SECRET not in source
    assert "The timber raft" not in source
    assert placed == ["The timber raft", "The bridge"]
    assert "Thuyền trưởng" in guessed
    assert SECRET in guessed
    assert judged == ("mâu thuẫn với nhau" if language else "they contradict each other")
    assert page.url.partition("#")[0].endswith(address)
    assert page.evaluate("document.documentElement.scrollWidth") == 390

    page.goto(address)
    follow(page, "#step-3 .years a")
    assert page.url.endswith(f"{language}/events/maiden-voyage/")
    page.goto(address)
    follow(page, "#step-4 .assigned h3 a")
    assert page.locator("h1").inner_text() != ""
    page.goto(address)
    follow(page, "#step-5 .cite a")
    assert page.locator("blockquote mark").inner_text() == "The ferry"
    page.goto(address)
    follow(page, "#step-6 .cite a")
    assert page.locator("blockquote mark").inner_text() == "at seven"
    page.goto(address)
    follow(page, "#step-8 .standalone")
    assert page.url.endswith(f"{language}/indicators/passengers/")


def take_sequence(page, step, *, script):
    """Put two events in order with the buttons; the titles in the order that opens then."""
    follow_or_open(page, f"{step} [data-in-place]", script=script)
    last = ""
    while last != "The timber raft":  # which of the two stands first hangs on the site's secret
        last = page.locator(".ordering li:last-child .words").inner_text()
        press(page, ".ordering li:last-child [name=move]", navigates=not script)
        page.locator(".ordering li:first-child", has_text=last).wait_for()
    press(page, "[value=answer]", navigates=not script)
    page.locator(".placed").wait_for()
    placed = page.locator(".placed > li > h3").all_inner_texts()
    assert "100 %" in page.locator(".placed").locator("xpath=preceding-sibling::p").inner_text()
    if not script:
        follow(page, ".button.quiet")
    return placed


def take_concordance(page, step, *, script):
    """Open the lines of a term; the first of them."""
    follow_or_open(page, f"{step} [data-in-place]", script=script)
    page.locator(".kwic li").first.wait_for()
    line = page.locator(".kwic li").first.inner_text()
    if not script:
        follow(page, ".button.quiet")
    return line


def follow_or_open(page, selector, *, script):
    """Go to a private page by its link; with script it opens in place and has the focus."""
    if not script:
        follow(page, selector)
        return
    tab_to(page, selector)
    page.keyboard.press("Enter")
    page.locator("[data-first]:focus").wait_for()


def test_guess_and_pairs_are_found_again(page_at, lesson):
    page = page_at(1280)
    page.goto("/modules/the-fare/two-prices/")
    page.locator("#step-2 [data-in-place]").click()
    page.locator("[name=who]").fill("A sailor")
    page.locator("[name=trust]").first.check()
    page.locator("#step-2 form .button").click()
    page.locator("#step-2 .beside").wait_for()

    page.reload()
    page.locator("#step-2 [data-in-place]").click()
    page.locator("#step-2 .beside").wait_for()

    assert page.get_by_text("A sailor").count() == 1


def test_guess_without_trust_says_what_is_missing_in_place(page_at, lesson):
    page = page_at(1280)
    page.goto("/modules/the-fare/two-prices/")
    page.locator("#step-2 [data-in-place]").click()
    page.locator("[name=who]").fill("A sailor")
    page.locator("#step-2 form").evaluate("form => { form.noValidate = true; }")
    page.locator("#step-2 form .button").click()
    page.locator("#step-2 .error").wait_for()

    assert page.locator("[name=who]").input_value() == "A sailor"
