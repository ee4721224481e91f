"""Annotating on the desk."""

import pytest

from articles.models import Annotation, AnnotationStatus, Article, Passage
from articles.operations.annotations import annotate_words, save_annotation
from articles.operations.publishing import publish_revision
from articles.operations.revisions import save_revision
from articles.queries.desk import desk_annotations
from articles.text import Block, BlockKind, Document
from tests.articles.admin.conftest import asked, person

pytestmark = [pytest.mark.django_db, pytest.mark.queries_in_templates]


@pytest.fixture
def address(article):
    return f"/admin/articles/article/{article.pk}/annotate/"


def note(**fields):
    return {
        "kind": "context",
        "body": "Which letters?",
        "language": "en",
        "status": "draft",
        "theme": "",
        "revision": "1",
        **fields,
    }


def write(editor, found, **fields):
    return annotate_words(
        by=editor,
        revision=found.revision,
        start=found.start,
        end=found.end,
        kind="context",
        body="First.",
        **fields,
    )


def index_of(page, words):
    """The value of the checkbox of the sentence that holds some words."""
    [found] = [
        sentence.index
        for block in page.context["blocks"]
        for sentence in block.sentences
        if words in sentence.words
    ]
    return str(found)


def test_words_by_offsets_become_a_passage_with_a_note(desk, editor, address, words):
    found = words("🚢 for all")

    answer = desk.post(address, note(start=found.start, end=found.end))

    annotation = Annotation.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{address}#p1")
    assert annotation.passage.anchors.get().exact == "🚢 for all"
    assert (annotation.editor, annotation.status) == (editor, "draft")


def test_picked_sentences_become_a_passage(desk, address):
    page = desk.get(f"{address}?by=sentences")
    picked = [index_of(page, "carried letters"), index_of(page, "Nobody read")]

    desk.post(f"{address}?by=sentences", note(sentence=picked))

    anchor = Annotation.objects.get().passage.anchors.get()
    assert anchor.exact == "It carried letters 🚢 for all ports. Nobody read them aloud."


def test_words_narrow_the_picked_sentences(desk, address):
    page = desk.get(f"{address}?by=sentences")
    picked = [index_of(page, "The port was open")]

    desk.post(address, note(sentence=picked, words="port  was"))

    assert Annotation.objects.get().passage.anchors.get().exact == "port was"


@pytest.mark.parametrize(
    ("sought", "message"),
    [
        ("open", "These words stand more than once"),
        ("closed", "These words do not stand in the sentences"),
    ],
)
def test_words_that_do_not_stand_once_are_refused(desk, address, sought, message):
    page = desk.get(f"{address}?by=sentences")
    picked = [index_of(page, "The port was open"), index_of(page, "The door was open")]

    again = desk.post(address, note(sentence=picked, words=sought))

    [error] = again.context["panel"].form.errors["words"]
    assert error.startswith(message)
    assert Passage.objects.count() == 0
    checked = [s.index for b in again.context["blocks"] for s in b.sentences if s.picked]
    assert [str(index) for index in checked] == picked


def test_sentences_apart_are_refused(desk, address):
    page = desk.get(f"{address}?by=sentences")
    picked = [index_of(page, "The ship left"), index_of(page, "The port was open")]

    again = desk.post(address, note(sentence=picked))

    [error] = again.context["panel"].form.non_field_errors()
    assert error.startswith("Pick sentences that follow one another")


@pytest.mark.parametrize(
    "place", [{}, {"start": 5, "end": 5}, {"start": 0, "end": 99999}, {"start": "x", "end": 3}]
)
def test_note_without_words_is_refused(desk, address, place):
    again = desk.post(address, note(**place))

    assert again.status_code == 422
    assert Annotation.objects.count() == 0


def test_note_that_says_nothing_leaves_no_passage(desk, address, words):
    found = words("The ship")

    again = desk.post(address, note(start=found.start, end=found.end, body="  "))

    assert list(again.context["panel"].form.errors) == ["body"]
    assert again.context["panel"].words == "The ship"
    assert Passage.objects.count() == 0


def test_fragment_is_the_form_for_the_selected_words(desk, address, words):
    found = words("The ship")

    page = desk.get(f"{address}form/?revision=1&start={found.start}&end={found.end}")

    html = page.content.decode()
    assert "<html" not in html
    assert "The ship</q>" in html
    assert f"Paragraph 1, characters {found.start} to {found.end} of revision 1" in html


def test_existing_note_is_changed_beside_the_text(desk, editor, address, words):
    annotation = write(editor, words("The ship"))
    page = desk.get(f"{address}?annotation={annotation.pk}")
    version = page.context["panel"].form["version"].value()

    desk.post(address, note(annotation=annotation.pk, body="Second.", version=version))

    annotation.refresh_from_db()
    assert annotation.body == "Second."
    assert "Second." in annotation.body_html


def test_note_changed_meanwhile_is_not_overwritten(desk, editor, address, words):
    annotation = write(editor, words("The ship"))
    version = annotation.version
    annotation.body = "Theirs."
    save_annotation(by=editor, annotation=annotation)

    again = desk.post(address, note(annotation=annotation.pk, body="Mine.", version=version))

    annotation.refresh_from_db()
    assert (again.status_code, annotation.body) == (409, "Theirs.")
    panel = again.context["panel"]
    assert (panel.conflict.theirs.body, panel.conflict.mine) == ("Theirs.", "Mine.")
    merged = panel.form["version"].value()
    desk.post(address, note(annotation=annotation.pk, body="Both.", version=merged))
    annotation.refresh_from_db()
    assert annotation.body == "Both."


def test_list_is_in_text_order_with_letters_and_narrowed_by_kind(desk, editor, address, words):
    write(editor, words("The door"))
    write(editor, words("The ship"))

    page = desk.get(address)
    narrowed = desk.get(f"{address}?kind=question")

    rows = [(row.placed.key, row.placed.words) for row in page.context["rows"]]
    assert rows == [("a", "The ship"), ("b", "The door")]
    assert narrowed.context["filters"].errors.keys() == {"kind"}


def test_status_is_toggled_from_the_list(desk, editor, address, words):
    annotation = write(editor, words("The ship"))

    desk.post(f"{address}status/", {"published": annotation.pk})

    annotation.refresh_from_db()
    assert annotation.status == AnnotationStatus.PUBLISHED
    assert desk.get(f"{address}status/").status_code == 405


def test_retired_notes_have_no_letter_and_are_listed_on_demand(desk, editor, address, words):
    write(editor, words("The ship"), status=AnnotationStatus.RETIRED)

    page = desk.get(address)
    retired = desk.get(f"{address}?status=retired")

    assert page.context["rows"] == []
    assert [row.placed.key for row in retired.context["rows"]] == [""]


def test_draft_note_leaves_the_public_page_byte_for_byte(desk, client, editor, article, words):
    Article.objects.update(rights="public")
    publish_revision(by=editor, revision=article.revisions.get())
    public = f"/articles/{article.slug}/"
    before = client.get(public).content

    found = words("The ship")
    desk.post(
        f"/admin/articles/article/{article.pk}/annotate/",
        note(start=found.start, end=found.end, body="A secret note"),
    )

    assert client.get(public).content == before
    preview = desk.get(f"/articles/{article.slug}/r/1/preview/")
    assert "A secret note" in preview.content.decode()


def test_annotation_of_another_text_does_not_exist_here(desk, editor, address, words):
    annotation = write(editor, words("The ship"))
    other = Article.objects.create(
        slug="other", kind="digest", source=annotation.passage.article.source, title="Other"
    )
    elsewhere = f"/admin/articles/article/{other.pk}/annotate/"

    assert desk.get(f"{elsewhere}?annotation={annotation.pk}").status_code == 404
    assert desk.get(f"{address}?annotation=999").status_code == 404
    assert desk.get(f"{address}?revision=9").status_code == 404
    assert desk.get("/admin/articles/article/999/annotate/").status_code == 404


@pytest.mark.parametrize("page", ["annotate/", "annotate/form/", "edit/", "withdraw/"])
def test_pages_of_a_text_are_forbidden_without_rights(client, article, page):
    client.force_login(person("teacher", "lessons"))

    assert client.get(f"/admin/articles/article/{article.pk}/{page}").status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_annotator_asks_the_database_a_fixed_number_of_times(desk, editor, address, words, count):
    for sought in ["The ship", "The door", "A second"][:count]:
        write(editor, words(sought))

    page, times = asked(desk, address)

    assert (len(page.context["rows"]), times) == (count, 8)


def test_orphan_is_listed_with_its_last_words(desk, editor, article, address, words):
    write(editor, words("The ship left in 1946."))
    text = "Something else entirely stands here now."
    document = Document(text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))
    revision = save_revision(by=editor, article=article, document=document)

    page = desk.get(address)

    assert [row.words for row in page.context["orphans"]] == ["The ship left in 1946."]
    assert [row.key for row in desk_annotations(revision)] == [""]
