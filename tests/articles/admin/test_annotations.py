"""Changing an annotation on the desk: its versions, and two editors at once."""

import pytest

from articles.models import Annotation
from articles.operations.annotations import save_annotation
from portal.ui.page_store import store
from tests.factories import annotation, article, editor

pytestmark = [pytest.mark.django_db, pytest.mark.queries_in_templates]

BODY = "The clerk wrote of seven ferries."


@pytest.fixture
def note():
    return annotation(article(), "the fare", BODY, by=editor("first"))


@pytest.fixture
def desk(client):
    client.force_login(editor("second"))
    return client


@pytest.fixture
def address(note):
    return f"/admin/articles/annotation/{note.pk}/change/"


def sent(note, **fields):
    given = {
        "kind": note.kind,
        "body": note.body,
        "theme": "",
        "language": "en",
        "status": note.status,
        "version": str(note.version),
    }
    return given | fields


def changed_meanwhile(note, body, **fields):
    other = Annotation.objects.get(pk=note.pk)
    other.body = body
    for name, value in fields.items():
        setattr(other, name, value)
    save_annotation(by=editor("third"), annotation=other)


def test_change_form_carries_the_version(desk, note, address):
    page = desk.get(address)

    assert page.context["adminform"].form.initial["version"] == 1
    assert b'<input type="hidden" name="version" value="1"' in page.content


def test_change_form_saves_the_next_version(desk, note, address):
    answer = desk.post(address, sent(note, body="Eight ferries."))

    note.refresh_from_db()
    assert (answer.status_code, note.body, note.version) == (302, "Eight ferries.", 2)
    assert note.history.first().history_user.username == "second"


def test_change_form_without_a_version_is_refused(desk, note, address):
    answer = desk.post(address, sent(note, body="Eight ferries.", version=""))

    note.refresh_from_db()
    assert (answer.status_code, note.body) == (200, BODY)


def test_change_form_shows_both_versions_and_a_merge(desk, note, address):
    changed_meanwhile(note, "The old clerk wrote of seven ferries.", kind="question")

    answer = desk.post(address, sent(note, body="The clerk wrote of seven ferries in May."))

    note.refresh_from_db()
    conflict = answer.context["conflict"]
    assert answer.status_code == 409
    assert note.body == "The old clerk wrote of seven ferries."
    assert conflict.data["body"] == "The old clerk wrote of seven ferries in May."
    assert (conflict.data["version"], conflict.data["kind"]) == ("2", "question")
    assert conflict.is_clear
    assert b"changed this note while you were writing" in answer.content


def test_change_form_shows_words_that_both_changed_side_by_side(desk, note, address):
    changed_meanwhile(note, "The clerk wrote of eight ferries.")

    answer = desk.post(address, sent(note, body="The clerk wrote of nine ferries."))

    conflict = answer.context["conflict"]
    assert conflict.data["body"] == "The clerk wrote of [nine | eight] ferries."
    assert not conflict.is_clear


def test_merge_is_saved_from_the_page_that_shows_it(desk, note, address):
    changed_meanwhile(note, "The old clerk wrote of seven ferries.")
    answer = desk.post(address, sent(note, body="The clerk wrote of seven ferries in May."))

    form = answer.context["form"]
    saved = desk.post(address, {name: form[name].value() or "" for name in form.fields})

    note.refresh_from_db()
    assert (saved.status_code, note.version) == (302, 3)
    assert note.body == "The old clerk wrote of seven ferries in May."


def test_annotator_shows_both_versions_and_a_merge(desk, note):
    changed_meanwhile(note, "The old clerk wrote of seven ferries.")
    address = f"/admin/articles/article/{note.passage.article_id}/annotate/"

    answer = desk.post(
        address,
        sent(note, body="The clerk wrote of seven ferries in May.", annotation=note.pk, revision=1),
    )

    assert answer.status_code == 409
    assert answer.context["panel"].form["body"].value() == (
        "The old clerk wrote of seven ferries in May."
    )
    assert b"What they changed" in answer.content


def test_history_shows_what_each_version_changed(desk, note, address):
    desk.post(address, sent(note, body="The clerk wrote of eight ferries.", kind="question"))

    page = desk.get(address.replace("change", "history"))

    last, first = page.context["versions"]
    assert [change.label for change in last.changes] == ["kind", "note"]
    assert "".join(w.text for w in last.changes[0].words if w.kind == "new") == "Question"
    assert [(w.kind, w.text) for w in last.changes[1].words][1:3] == [
        ("gone", "seven"),
        ("new", "eight"),
    ]
    assert (last.version.saved_by, first.version.saved_by) == ("second", "first")
    assert b"<del>seven</del><ins>eight</ins>" in page.content


@pytest.mark.parametrize("count", [1, 3])
def test_history_asks_as_often_for_three_versions_as_for_one(
    desk, note, address, count, django_assert_num_queries
):
    for number in range(count - 1):
        note.body = f"Version {number}."
        save_annotation(by=None, annotation=note)

    history = address.replace("change", "history")
    desk.get(history)  # what is looked up once is looked up now
    store.look()

    with django_assert_num_queries(8):
        desk.get(history)
