"""A text on its whole way: from an editor's file to a student's telephone."""

from pathlib import Path

import pytest

from tests import factories
from tests.journeys.people import drag_over, go, sign_in, tab_to
from tests.samples import needs_samples, sample

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.queries_in_templates,
]

INVENTED = """Notes from the lighthouse
Ida Lantern

The lamp is lit at dusk. Nobody has ever seen the keeper asleep. The oil comes by boat.

What the keeper sees

Ships pass in both directions, and some of them answer. In 1931 the fog lasted nine days.

The book of the house counts every one of them. It does not say where they went.
"""
FIRST, SECOND = "Read this sentence twice.", "Who chose these words?"


@pytest.fixture(params=["invented", pytest.param("001", marks=needs_samples)])
def file(request, tmp_path):
    """A text that nobody has taken in yet, as a file."""
    if request.param != "invented":
        return sample(request.param)
    path = tmp_path / "lighthouse.txt"
    path.write_text(INVENTED, "utf-8")
    return path


def test_text_goes_from_a_file_to_a_lesson_on_a_telephone(page_at, file):
    factories.course()
    factories.editor()
    factories.person()
    desk = sign_in(page_at(1280), "editor")

    take_in(desk, file)
    annotate_by_sentences(sign_in(page_at(390, script=False), "editor"), desk.url)
    words = annotate_by_mouse(desk)
    publish(desk)
    put_in_a_lesson(desk)

    for language in ("", "/vi"):
        for script in (True, False):
            read_in_the_module(page_at(390, script=script), language, words)
    save_a_further_draft(desk, page_at(390))
    assert_only_editors_preview_it(page_at, desk)


def take_in(desk, file: Path):
    """Upload, look at the proposed structure, correct the title, keep it as a draft."""
    desk.goto("/admin/articles/article/import/")
    desk.set_input_files("[name=file]", file)
    go(desk, "text=Read it")
    kinds = [desk.locator(f".blocks .block.{kind}").count() for kind in ("heading", "paragraph")]
    assert all(kinds)
    assert sum(kinds) <= desk.locator(".blocks > li").count()
    desk.fill("[name=about-title]", "The corrected title")
    go(desk, "text=Save as draft")
    assert desk.locator(".revisions tbody tr").count() == 1


def annotate_by_sentences(page, address):
    """Without script: pick the first sentence of a paragraph."""
    page.goto(address)
    go(page, ".object-tools >> text=Annotate")
    go(page, "nav.ways >> text=Pick sentences")
    page.locator("#p1 .sentence").first.click()
    page.fill("[name=body]", FIRST)
    page.select_option("[name=status]", "published")
    go(page, "text=Save annotation")
    assert page.locator("#list tbody tr").count() == 1


def annotate_by_mouse(desk):
    """Drag over the first words of a paragraph; give these words."""
    go(desk, ".object-tools >> text=Annotate")
    words = " ".join(desk.locator("#p2 .run").inner_text().split()[:4])
    drag_over(desk, "#p2 .run", words)
    assert desk.evaluate("getSelection().toString()").strip() == words
    desk.locator(".action-bar").click()
    desk.locator(".beside q").wait_for()
    desk.select_option("[name=kind]", "wording")
    desk.fill("[name=body]", SECOND)
    desk.select_option("[name=status]", "published")
    go(desk, "text=Save annotation")
    assert desk.locator("#p2 mark.wording").inner_text() == words
    return words


def publish(desk):
    """Say who may read it, and show it to them."""
    go(desk, ".breadcrumbs >> text=The corrected title")
    desk.select_option("[name=rights]", "public")
    go(desk, "text=Save and continue editing")
    go(desk, ".revisions button")
    assert desk.locator(".revisions .public").inner_text() == "public now"


def put_in_a_lesson(desk):
    """Make a module and a lesson that reads the text, and publish both."""
    article = desk.url
    desk.goto("/admin/lessons/module/add/")
    desk.select_option("[name=course]", label="Harbours")
    desk.fill("[name=title]", "The light")
    desk.fill("[name=title_vi]", "Ngọn đèn")
    desk.fill("[name=question]", "Who keeps watch?")
    go(desk, "[name=_save]")
    desk.goto("/admin/lessons/lesson/add/")
    desk.select_option("[name=module]", label="The light")
    desk.fill("[name=title]", "The keeper")
    desk.fill("[name=question]", "What does a keeper see?")
    go(desk, "[name=_save]")
    go(desk, ".field-further_step >> text=reading")
    desk.select_option("[name=article]", label="The corrected title")
    desk.fill("[name=title]", "Read it once")
    go(desk, "[name=_save]")
    for kind in ("lesson", "module"):
        desk.goto(f"/admin/lessons/{kind}/")
        desk.check(".action-select")
        desk.select_option("[name=action]", "publish_rows")
        go(desk, "[name=index]")
    desk.goto(article)


def read_in_the_module(page, language, words):
    """Find the text from the front page, and go from the words to the note and back by keyboard."""
    page.goto(f"{language}/")
    go(page, ".sequence a >> nth=0")
    go(page, ".sequence a >> nth=0")
    go(page, ".assigned .button")
    assert page.url.endswith(f"{language}/modules/the-light/texts/{slug_of(page)}/")
    assert page.locator("html").get_attribute("lang") == (language.strip("/") or "en")
    assert page.locator("h1").inner_text() == "The corrected title"
    assert page.locator(".rail [aria-current]").inner_text() == "The corrected title"
    assert page.locator("#p2 mark.wording").inner_text() == words
    assert page.locator(".note .body").all_inner_texts() == [FIRST, SECOND]
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    tab_to(page, "#key-b")
    page.keyboard.press("Enter")
    assert page.locator(":target .body").inner_text() == SECOND
    tab_to(page, "#annotation-b .return", most=2)
    page.keyboard.press("Enter")
    page.locator("#key-b:target").wait_for()


def slug_of(page):
    return page.url.rstrip("/").rpartition("/")[2]


def slug_on_site(desk):
    """Under which address the text that is open on the desk can be read."""
    address = desk.locator(".object-tools >> text=View on site").get_attribute("href")
    return address.removeprefix("/articles/").rstrip("/")


def save_a_further_draft(desk, student):
    """Save a further draft; what is public stays as it was, byte for byte."""
    slug = slug_on_site(desk)
    addresses = [
        f"{language}/{place}/{slug}/"
        for language in ("", "/vi")
        for place in ("articles", "modules/the-light/texts")
    ]
    before = [as_sent(student, address) for address in addresses]
    go(desk, ".object-tools >> text=Edit the text")
    desk.fill("[name=text]", f"{desk.input_value('[name=text]')}\n\nA last word, not public yet.")
    go(desk, "text=See what will happen")
    go(desk, "text=Save revision")
    assert desk.locator(".revisions tbody tr").count() == 2
    assert [as_sent(student, address) for address in addresses] == before


def as_sent(page, address):
    """What a server sends: status, entity tag, bytes."""
    response = page.request.get(address)
    return response.status, response.headers["etag"], response.body()


def assert_only_editors_preview_it(page_at, desk):
    """The draft answers 404 to a visitor and to a reader with an account."""
    preview = f"/articles/{slug_on_site(desk)}/r/2/preview/"
    reader = sign_in_as_reader(page_at(390))
    statuses = [page.request.get(preview).status for page in (page_at(390), reader, desk)]
    assert statuses == [404, 404, 200]
    desk.goto(preview)
    assert desk.get_by_text("A last word, not public yet.").count() == 1


def sign_in_as_reader(page):
    page.goto("/accounts/sign-in/")
    page.fill("[name=username]", "reader")
    page.fill("[name=password]", factories.people.PASSWORD)
    page.click("main [type=submit], main .button")
    page.wait_for_url("**/")
    return page
