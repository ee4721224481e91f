"""A class reads: a teacher, two students on telephones, and one of another class."""

import re

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from portal.study.models import Highlight, Jotting
from tests import factories
from tests.factories.people import PASSWORD
from tests.journeys.people import follow, go, tab_to
from tests.journeys.test_accounts import sign_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

OWN, NEW = "a-password-of-a-student", "another-password-of-tests"
QUAY = "The quay is long.\n\nIts clerk writes down who pays."
NOTE = "Con tàu nào?"
OWN_PAGES = (
    "/articles/ferry/",
    "/study/articles/ferry/",
    "/study/articles/ferry/beside/",
    "/study/",
)
MARKS = ".own-highlight, .own-jotting, .own-note, .own-lists .own-mark"
DRAWN = """() => [...CSS.highlights].flatMap(
  ([name, ranges]) => name.startsWith("own-") ? [...ranges].map(String) : [])"""


def press(page, selector):
    """Go by keyboard to a button and press it."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def tick(page, selector):
    """Go by keyboard to a box and tick it."""
    tab_to(page, selector)
    page.keyboard.press("Space")


def make_class(page):
    """A teacher signs in and makes a class; the code that stands on the page."""
    page.goto("/accounts/sign-in/?next=/classes/new/")
    sign_in(page, "teacher", PASSWORD)
    page.wait_for_url("**/classes/new/")
    tab_to(page, "[name=name]")
    page.keyboard.type("11A2")
    press(page, "main button")
    page.locator(".big-code").wait_for()
    return page.locator(".big-code").inner_text().replace(" ", "")


def assign_three_passages(page):
    """The teacher collects two paragraphs of one text and one of another, and assigns them."""
    page.goto("/articles/ferry/")
    follow(page, ".assign-link")
    tab_to(page, "summary")
    page.keyboard.press("Enter")
    tick(page, "details li:nth-child(1) input")
    tick(page, "details li:nth-child(2) input")
    press(page, "[value=collect]")
    page.goto("/articles/quay/")
    follow(page, ".assign-link")
    tab_to(page, "summary")
    page.keyboard.press("Enter")
    tick(page, "details li:nth-child(2) input")
    tab_to(page, "[name=title]")
    page.keyboard.type("Who pays?")
    page.locator("[name$=due_on]").fill("2036-11-27")
    page.locator("[value=assign]").focus()  # the calendar's own button draws its focus inside
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_role("link", name="Who pays?").wait_for()


def join(page, code, username, name):
    """A student follows the address of the class, in Vietnamese, and makes an account."""
    page.goto(f"/vi/classes/join/?code={code.lower()}")
    for field, words in (
        ("display_name", name),
        ("username", username),
        ("password1", OWN),
        ("password2", OWN),
    ):
        tab_to(page, f"[name={field}]")
        page.keyboard.type(words)
    press(page, "main button")
    page.wait_for_url(re.compile(r"/vi/classes/\d+/$"))


def read(page, passages):
    """A student opens what is assigned and ticks off so many passages."""
    follow(page, ".handouts h3 a")
    page.locator(".parts > li").first.wait_for()
    for number in range(1, passages + 1):
        press(page, f".parts > li:nth-child({number}) [value=tick]")
        page.locator(f".parts > li:nth-child({number}).done").wait_for()


def mark(page, *, script):
    """A student goes on to the text of the first passage, highlights words and notes something."""
    follow(page, ".parts > li:nth-child(1) .cite a")
    if not script:
        follow(page, ".own-door a")
        follow(page, ".empty a")
        tick(page, "[name=sentence]")
        tab_to(page, "[name=colour]")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        tab_to(page, "[name=body]")
        page.keyboard.type(NOTE)
        press(page, "main .button")
        page.locator(".own-highlight").wait_for()
        return
    page.locator(".own-head").wait_for()
    choose(page, "ArrowRight", "Enter")
    expect(page.locator(".own-told")).to_have_text("Đã lưu.")
    choose(page, *["ArrowRight"] * 4, "Enter")
    page.keyboard.type(NOTE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".own-note").wait_for()


def choose(page, *keys):
    """Choose two words of the text with the keys, and then something in the bar."""
    tab_to(page, ".own-keys")
    page.keyboard.press("Enter")
    for key in ("ArrowRight", "Shift+ArrowRight", "Enter", *keys):
        page.keyboard.press(key)


def marks_seen(page, task):
    """Where somebody sees marks or notes of a learner: among all pages of a class and of one's own.

    `task` is the address of what is assigned.
    """
    of_class, number = re.match(r".*/vi(/classes/\d+/)assignments/(\d+)/", task).groups()
    given = f"{of_class}assignments/{number}/"
    addresses = (
        *OWN_PAGES,
        "/classes/",
        of_class,
        f"{of_class}students/",
        f"{of_class}as-student/",
    )
    seen = []
    for address in (*addresses, given, f"{given}as-student/"):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        if NOTE in page.content() or page.locator(MARKS).count() or page.evaluate(DRAWN):
            seen.append(address)
    return seen


def columns(page):
    """Who stands in which column of the teacher's table."""
    return {
        column.locator("h3 span").first.inner_text(): column.locator(
            "li > span:first-child"
        ).all_inner_texts()
        for column in page.locator(".states > section").all()
    }


def test_assigning_fits_on_a_telephone_whatever_the_words(page_at):
    cache.clear()
    factories.classroom("11A2", by=factories.teacher())
    long = "nobody agrees about the fare " * 4
    factories.published(title=f"Notes, {long}", text=f"{long}\n\n{'fare' * 40} is one word.")
    page = page_at(390)
    page.goto("/accounts/sign-in/?next=/classes/assign/%3Fpart%3Dtext:ferry")
    sign_in(page, "teacher", PASSWORD)
    page.wait_for_url("**/classes/assign/**")
    page.locator("summary").click()
    page.locator("details[open] li").nth(1).wait_for()

    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_teacher_assigns_the_words_that_are_selected(page_at):
    cache.clear()
    ours = factories.classroom("11A2", by=factories.teacher())
    factories.published()
    page = page_at(390)
    page.goto("/accounts/sign-in/?next=/articles/ferry/")
    sign_in(page, "teacher", PASSWORD)
    page.locator(".own-head").wait_for()

    with page.expect_navigation():
        choose(page, *["ArrowRight"] * 5, "Enter")
    offered = page.locator(".choices q").all_inner_texts()
    go(page, "[value=assign]")

    assert offered == ["The ferry"]
    assert ours.handouts.get().assignment.parts.get().passage.anchors.get().exact == "The ferry"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_class_reads_and_its_teacher_sees_it(page_at, script):
    cache.clear()
    factories.teacher()
    factories.published()
    factories.published("quay", source=factories.source("quay"), title="The quay", text=QUAY)
    factories.classroom("12B", students=[factories.managed("stranger")])
    teacher = page_at(1280, script=script)
    mai, hoa, stranger = (page_at(390, script=script) for _student in range(3))

    code = make_class(teacher)
    assign_three_passages(teacher)
    join(mai, code, "mai", "Trần Mai")
    join(hoa, code, "hoa", "Lê Hoa")
    read(mai, 3)
    read(hoa, 1)
    seen_by_mai = mai.locator(".standing").inner_text()
    width = mai.evaluate("document.documentElement.scrollWidth")
    task = mai.url.partition("#")[0]
    mark(mai, script=script)
    wide = mai.evaluate("document.documentElement.scrollWidth")
    stranger.goto("/vi/accounts/sign-in/?next=/vi/classes/")
    sign_in(stranger, "stranger", PASSWORD)
    stranger.wait_for_url("**/vi/classes/")
    tasks_of_stranger = stranger.locator(".handouts li").count()
    answer = stranger.goto(task)
    teacher.goto("/classes/")
    follow(teacher, ".handouts h3 a")
    table = columns(teacher)
    given = teacher.url
    people = {"teacher": teacher, "mai": mai, "hoa": hoa, "stranger": stranger}
    seen = {name: marks_seen(page, task) for name, page in people.items()}

    assert (seen_by_mai, width, wide) == ("Đã xong", 390, 390)
    assert [row.person.username for row in Highlight.objects.select_related("person")] == ["mai"]
    assert [row.body for row in Jotting.objects.all()] == [NOTE]
    assert seen == {
        "teacher": [],
        "mai": [each for each in OWN_PAGES if script or each != "/articles/ferry/"],
        "hoa": [],
        "stranger": [],
    }
    assert (tasks_of_stranger, answer.status) == (0, 404)
    assert table == {
        "Late": [],
        "Not opened": [],
        "Reading": ["Lê Hoa"],
        "Done": ["Trần Mai"],
    }

    teacher.goto(given)
    follow(teacher, ".crumbs li:nth-child(2) a")
    follow(teacher, ".tabs a:nth-child(2)")
    tick(teacher, ".people li:nth-child(1) [name=student]")
    press(teacher, "[form=cards].button")
    [username, password] = teacher.locator(".cards .to-copy").all_inner_texts()
    again = page_at(390, script=script)
    again.goto("/vi/accounts/sign-in/?next=/vi/classes/")
    sign_in(again, username, password)
    again.locator("[name=new_password1]").fill(NEW)
    again.locator("[name=new_password2]").fill(NEW)
    press(again, "main button")
    again.wait_for_url("**/classes/")

    assert username == "hoa"
    assert again.locator(".handouts h3").all_inner_texts() == ["Who pays?"]
