"""An editor takes a text in, corrects it, annotates it and publishes it."""

import unicodedata

import pytest

from articles.importing import read_article
from articles.models import Annotation, Article, Revision
from articles.operations.imports import import_parsed
from tests import factories
from tests.journeys.people import go, sign_in

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.queries_in_templates,
]

TEXT = """# A letter from the harbour

The ship left in 1946. It carried 🚢 letters for all ports. Nobody read them aloud.

A second paragraph *names the port*. The port was open. The door was open, too.

## What came next

The harbour is שלום to all, and the cafe\u0301 stayed open 👩‍👩‍👧.[^1] Nobody paid.

[^1]: The log of the 🚢 port.
"""


@pytest.fixture
def article(db):
    parsed = read_article(unicodedata.normalize("NFD", TEXT).encode(), file_name="letter.md")
    return import_parsed(by=None, parsed=parsed, file_name="letter.md").article


def signed_in(page):
    factories.editor()
    return sign_in(page, "editor")


def annotated_words():
    return Annotation.objects.get().passage.anchors.get().exact


def select(page, words):
    """Select words of the text as handles of a touch screen do: without a mouse."""
    page.evaluate(
        """words => {
          const walker = document.createTreeWalker(
            document.querySelector("[data-manuscript]"), NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + words.length);
          }
        }""",
        words,
    )


def test_editor_annotates_by_mouse(page_at, article):
    page = signed_in(page_at(1280))
    page.goto(f"/admin/articles/article/{article.pk}/annotate/")
    line = page.locator("#p1 .run").bounding_box()

    page.mouse.dblclick(line["x"] + 45, line["y"] + 12)
    chosen = page.evaluate("getSelection().toString()").strip()
    page.locator(".action-bar").click()
    page.locator(".beside q").wait_for()
    page.select_option("[name=kind]", "wording")
    page.fill("[name=body]", "A word.")
    page.click("text=Save annotation")
    page.locator(".messagelist").wait_for()

    assert page.locator("#p1 mark.wording").inner_text() == chosen
    assert annotated_words() == chosen


def test_editor_annotates_by_touch_and_the_bar_lies_below_the_words(page_at, article):
    page = signed_in(page_at(360, height=740))
    page.goto(f"/admin/articles/article/{article.pk}/annotate/")

    select(page, "🚢 letters for")
    bar = page.locator(".action-bar")
    bar.wait_for()
    words = page.evaluate("getSelection().getRangeAt(0).getBoundingClientRect().bottom")
    assert bar.bounding_box()["y"] >= words
    assert page.evaluate("getSelection().toString()") == "🚢 letters for"
    bar.click()
    page.locator(".beside q").wait_for()
    page.fill("[name=body]", "Which letters?")
    page.click("text=Save annotation")

    page.locator(".messagelist").wait_for()
    assert annotated_words() == "🚢 letters for"
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_editor_annotates_by_keyboard_alone(page_at, article):
    page = signed_in(page_at(1280))
    page.goto(f"/admin/articles/article/{article.pk}/annotate/")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("'manuscript' in document.activeElement.dataset"):
            break

    for key in ("ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    chosen = page.evaluate("getSelection().toString()").strip()
    page.keyboard.press("Enter")
    page.locator(".beside q").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("By keyboard.")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.locator(".messagelist").wait_for()
    assert len(chosen.split()) == 3
    assert annotated_words() == chosen


def test_editor_goes_from_note_to_note_by_key_and_changes_one(page_at, article):
    first = factories.annotation(article, "The ship left", "One.")
    second = factories.annotation(article, "carried 🚢 letters", "Two.")
    page = signed_in(page_at(1280))
    page.goto(f"/admin/articles/article/{article.pk}/annotate/")

    page.locator("[data-manuscript]").focus()
    for key in ("n", "n", "n", "p"):
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    page.locator(f".beside [name=annotation][value='{second.pk}']").wait_for(state="attached")
    assert page.input_value("[name=body]") == "Two."
    page.locator("#list").get_by_role("link", name="The ship left").click()
    page.locator(f".beside [name=annotation][value='{first.pk}']").wait_for(state="attached")
    page.fill("[name=body]", "One, and more.")
    page.click("text=Save annotation")

    page.locator(".messagelist").wait_for()
    assert [note.body for note in Annotation.objects.order_by("pk")] == ["One, and more.", "Two."]


def test_escape_leads_from_the_form_back_to_the_words_and_keeps_what_is_written(page_at, article):
    page = signed_in(page_at(390))
    page.goto(f"/admin/articles/article/{article.pk}/annotate/")
    page.locator("[data-manuscript]").focus()
    for key in ("ArrowRight", "Shift+ArrowRight", "Enter"):
        page.keyboard.press(key)
    page.locator(".beside.open q").wait_for()
    page.locator("[name=body]").press_sequentially("Half a note")

    page.keyboard.press("Escape")

    assert page.locator(".beside.open").count() == 0
    assert page.input_value("[name=body]") == "Half a note"
    assert page.evaluate("'manuscript' in document.activeElement.dataset")


def test_note_that_is_being_written_is_not_dropped_unasked(page_at, article):
    factories.annotation(article, "The ship left", "One.")
    page = signed_in(page_at(1280))
    questions = []
    page.on("dialog", lambda dialog: (questions.append(dialog.message), dialog.dismiss()))
    page.goto(f"/admin/articles/article/{article.pk}/annotate/?start=30&end=40")
    page.fill("[name=body]", "Half a note")

    page.locator("#key-a").click()

    assert len(questions) == 1
    assert page.input_value("[name=body]") == "Half a note"


def test_cross_reference_is_pointed_to_an_event(page_at, article):
    factories.event()
    page = signed_in(page_at(1280))
    page.goto(f"/admin/articles/article/{article.pk}/annotate/?start=30&end=40")
    fields = page.locator(".pointing")
    assert not fields.is_visible()

    page.select_option("[name=kind]", "crossreference")
    fields.wait_for()
    page.select_option("[name=to_event]", "first-sailing")
    page.fill("[name=body]", "See the sailing.")
    page.click("text=Save annotation")

    page.locator(".messagelist").wait_for()
    assert Annotation.objects.get().event_reference.event.slug == "first-sailing"


def test_editor_annotates_without_script(page_at, article):
    page = signed_in(page_at(390, script=False))
    page.goto(f"/admin/articles/article/{article.pk}/annotate/")

    go(page, "nav.ways >> text=Pick sentences")
    page.get_by_text("The port was open.").click()
    page.fill("[name=words]", "port was")
    page.fill("[name=body]", "Which port?")
    page.click("text=Save annotation")

    page.locator(".messagelist").wait_for()
    assert annotated_words() == "port was"


def test_what_the_browser_reports_for_a_span_is_that_span(page_at, article):
    revision = Revision.objects.get()
    spans = [
        [block.start + first, block.end - last]
        for block in revision.document.blocks
        for first in range(0, block.end - block.start, 3)
        for last in range(0, block.end - block.start - first, 7)
    ]
    wanted = [span for span in spans if _is_bare(revision.text[span[0] : span[1]])]
    page = signed_in(page_at(1280))
    page.goto(f"/admin/articles/article/{article.pk}/annotate/")

    found = page.evaluate(
        """async spans => {
          const { placeOf } = await import("/static/js/selection.js");
          const manuscript = document.querySelector("[data-manuscript]");
          const points = new Map();
          for (const run of manuscript.querySelectorAll(".run")) {
            let place = Number(run.dataset.start);
            const walker = document.createTreeWalker(run, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
              let unit = 0;
              for (const point of node.data) {
                points.set(place, [node, unit]);
                unit += point.length;
                place += 1;
                points.set(place, [node, unit]);
              }
            }
          }
          return spans.map(([start, end]) => {
            const range = document.createRange();
            range.setStart(...points.get(start));
            range.setEnd(...points.get(end));
            const place = placeOf(range, manuscript);
            return [place.start, place.end];
          });
        }""",
        wanted,
    )

    assert found == wanted
    assert len(wanted) > 200


def _is_bare(words):
    """Whether words have no space at their edges, which a selection leaves out."""
    return words != "" and words == words.strip()


def test_editor_takes_a_text_in_and_publishes_it(page_at):
    page = signed_in(page_at(1280))
    page.goto("/admin/articles/article/")

    go(page, "text=Import a text")
    page.fill("[name=text]", TEXT)
    page.fill("[name=name]", "letter")
    page.select_option("[name=ending]", ".md")
    go(page, "text=Read it")
    page.fill("[name=about-title]", "A corrected title")
    go(page, "text=Save as draft")
    page.select_option("[name=rights]", "public")
    go(page, "text=Save and continue editing")
    go(page, ".revisions button")
    go(page, ".object-tools >> text=View on site")

    assert page.locator("h1").inner_text() == "A corrected title"
    assert Article.objects.published().count() == 1


def test_editor_corrects_a_paragraph_and_reads_the_report_first(page_at, article):
    page = signed_in(page_at(1280))
    page.goto(f"/admin/articles/article/{article.pk}/annotate/")
    select(page, "The ship left in 1946")
    page.locator(".action-bar").click()
    page.locator(".beside q").wait_for()
    page.fill("[name=body]", "When?")
    page.click("text=Save annotation")
    page.locator(".messagelist").wait_for()
    page.goto(f"/admin/articles/article/{article.pk}/edit/")

    page.fill("[name=text]", page.input_value("[name=text]").replace("1946", "1947"))
    go(page, "text=See what will happen")
    fate = page.locator(".fates li").inner_text()
    go(page, "text=Save revision")

    assert "The ship left in 1946" in fate
    assert "The ship left in 1947" in fate
    assert page.locator(".revisions tbody tr").count() == 2


def test_modules_are_dragged_into_another_order(page_at):
    course = factories.course()
    for position, slug in enumerate(["first", "second", "third"], start=1):
        factories.module(slug, course=course, title=slug, position=position)
    page = signed_in(page_at(1280))
    page.goto("/admin/lessons/module/")
    titles = page.locator("#result_list tbody th")
    handles = page.locator(".drag.handle")
    top, bottom = handles.nth(0).bounding_box(), handles.nth(2).bounding_box()

    page.mouse.move(top["x"] + 5, top["y"] + 5)
    page.mouse.down()
    page.mouse.move(bottom["x"] + 5, bottom["y"] + bottom["height"] - 1, steps=30)
    # The list rearranges itself while the pointer moves over it, once an animation is over.
    for step in range(200):
        if titles.all_inner_texts() == ["second", "third", "first"]:
            break
        page.mouse.move(bottom["x"] + 5, bottom["y"] + bottom["height"] - 1 - step % 2)
    with page.expect_response("**/adminsortable2_update/"):
        page.mouse.up()
    page.reload()

    assert titles.all_inner_texts() == ["second", "third", "first"]
