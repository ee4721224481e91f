"""An editor corrects a text, and settles what the correction left open."""

import pytest

from articles.models import Annotation
from articles.operations.annotations import save_annotation
from tests import factories
from tests.journeys.people import go, sign_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TEXT = (
    "The harbour opened in 1946, people say.\n\n"
    "Nobody on the quay agrees about the fare.\n\n"
    "The clerk keeps a ledger of every crossing."
)
TEXT_NOW = "Two prices were painted on one board."


@pytest.fixture
def text():
    made = factories.article(text=TEXT)
    factories.mention(made, "opened in 1946", term=factories.term())
    factories.annotation(made, "Nobody on the quay agrees about the fare.", "Whose fare?")
    return made


def signed_in(page):
    factories.editor()
    return sign_in(page, "editor")


def correct(page, text):
    """Change a year and replace a paragraph; read the report; save."""
    page.goto(f"/admin/articles/article/{text.pk}/edit/")
    written = page.locator("textarea[name=text]").input_value()
    page.fill(
        "textarea[name=text]",
        written.replace("1946", "1947").replace(
            "Nobody on the quay agrees about the fare.", TEXT_NOW
        ),
    )
    go(page, ".submit-row input[type=submit]")
    report = page.locator("#content").inner_text()
    go(page, "[name=save]")
    assert page.url.endswith(f"/article/{text.pk}/change/")
    return report


def drag_over(page, words):
    """Select words of one line with the mouse, from just inside their first letter to their end."""
    words.scroll_into_view_if_needed()
    box = words.bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 1, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] + 2, middle, steps=4)
    page.wait_for_function("words => getSelection().toString() === words", arg=words.inner_text())
    page.mouse.up()


def test_editor_corrects_a_paragraph_and_settles_what_waits(page_at, text):
    page = signed_in(page_at(1280))

    report = correct(page, text)
    page.goto("/admin/")
    go(page, "a:has-text('What waits') >> nth=0")

    assert "orphaned" in report.lower()
    assert "Nobody on the quay agrees about the fare." in report
    assert page.locator("[data-item]").count() == 2

    unsure = page.locator("[data-item]", has_text="to confirm")
    assert unsure.locator("del").all_inner_texts() == ["1946"]
    assert unsure.locator("ins").all_inner_texts() == ["1947"]
    unsure.get_by_role("button", name="Confirm").click()
    page.locator(".decisions strong").wait_for()

    [left] = page.locator("[data-item]").all()
    left.get_by_role("link", name="Select anew").click()
    drag_over(page, page.locator(".run", has_text="Two prices"))
    page.locator(".action-bar").click()
    page.get_by_text("The words that you selected").wait_for()
    page.get_by_role("button", name="Place it here").click()
    page.wait_for_url("**/deskaction/")

    assert page.get_by_text("Nothing waits.").count() == 1
    passage = text.passages.get(annotations__isnull=False)
    assert passage.anchors.get(revision__number=2).exact == TEXT_NOW

    page.locator("button", has_text="Undo: chose new words").click()
    page.locator("[data-item]").wait_for()

    assert page.locator("[data-item]").count() == 1


def test_editor_settles_what_waits_without_script(page_at, text):
    page = signed_in(page_at(390, script=False))
    correct(page, text)

    page.goto("/admin/desk/")
    go(page, "button:text('Confirm')")
    go(page, "a:text('Select anew')")
    go(page, "a:text-is('Pick sentences')")
    page.get_by_label("Two prices were painted").check()
    page.get_by_label("Narrow to these words").fill("one board")
    go(page, "[value='Place it here']")

    assert page.get_by_text("Nothing waits.").count() == 1
    passage = text.passages.get(annotations__isnull=False)
    assert passage.anchors.get(revision__number=2).exact == "one board"


def test_editor_goes_through_what_waits_by_key(page_at, text):
    page = signed_in(page_at(1280))
    correct(page, text)
    page.goto("/admin/desk/#w1")

    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.locator(".decisions strong").wait_for()

    assert page.locator(".decisions strong").all_inner_texts() == ["Confirmed the statement"]
    assert page.evaluate("document.activeElement.innerText") == "Accept this place"


@pytest.mark.parametrize("path", ["/admin/desk/", "/admin/", "place", "find"])
def test_desk_is_no_wider_than_a_telephone(page_at, text, path):
    page = signed_in(page_at(390))
    correct(page, text)
    orphan = text.revisions.get(number=2).anchors.get(start=None)
    path = {
        "place": f"/admin/articles/deskaction/{orphan.pk}/place/",
        "find": f"/admin/articles/term/find/{text.pk}/",
    }.get(path, path)

    page.goto(path)

    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_two_versions_of_a_note_are_no_wider_than_a_telephone(page_at, text):
    factories.term("long", name="A name that is much too long " * 4)
    note = Annotation.objects.get()
    page = signed_in(page_at(390))
    page.goto(f"/admin/articles/annotation/{note.pk}/change/")
    note.body += " Meanwhile."
    save_annotation(by=None, annotation=note)

    page.fill("[name=body]", "Another note.")
    go(page, "[name=_save]")

    assert page.locator("h1").inner_text() == "Two versions of a note"
    assert page.evaluate("document.documentElement.scrollWidth") == 390
