"""The list of annotations on the desk."""

import pytest

from articles.models import Annotation, AnnotationStatus
from articles.operations.annotations import annotate_words
from tests.articles.admin.conftest import person

pytestmark = [pytest.mark.django_db, pytest.mark.queries_in_templates]

LIST = "/admin/articles/annotation/"


@pytest.fixture
def annotation(editor, words):
    found = words("The ship")
    return annotate_words(
        by=editor,
        revision=found.revision,
        start=found.start,
        end=found.end,
        kind="context",
        body="First.",
    )


def changed(annotation, **fields):
    sent = {"kind": "question", "language": "en", "status": "draft", "theme": ""}
    return {**sent, "version": str(annotation.version), **fields}


def test_note_is_changed_through_the_operation(desk, annotation):
    desk.post(f"{LIST}{annotation.pk}/change/", changed(annotation, body="*Second.*"))

    annotation.refresh_from_db()
    assert (annotation.kind, annotation.body_html) == ("question", "<p><em>Second.</em></p>")


@pytest.mark.parametrize(
    ("action", "status"),
    [("publish", "published"), ("retire", "retired"), ("take_back", "draft")],
)
def test_actions_set_the_status_of_several(desk, annotation, action, status):
    Annotation.objects.update(status=AnnotationStatus.PUBLISHED)

    desk.post(LIST, {"action": action, "_selected_action": [annotation.pk], "index": 0})

    annotation.refresh_from_db()
    assert annotation.status == status


def test_notes_are_neither_added_nor_deleted_here(desk, annotation):
    assert desk.get(f"{LIST}add/").status_code == 403
    assert desk.get(f"{LIST}{annotation.pk}/delete/").status_code == 403


def test_list_is_forbidden_without_rights(client, annotation):
    client.force_login(person("teacher", "lessons"))

    assert client.get(LIST).status_code == 403
