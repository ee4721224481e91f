"""Writing on a passage."""

import pytest

from articles.models import Annotation, AnnotationKind, AnnotationStatus
from articles.operations.annotations import (
    AnnotationConflictError,
    EmptyAnnotationError,
    annotate,
    restore_annotation,
    retire_annotation,
    save_annotation,
    set_status,
)
from articles.operations.passages import mark_passage
from tests.factories import article, editor, theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def passage():
    return mark_passage(by=None, revision=article().revisions.get(), start=4, end=9)


def test_annotate_keeps_a_draft_with_its_html(passage):
    by, about = editor(), theme()

    made = annotate(
        by=by, passage=passage, kind=AnnotationKind.WORDING, body=" A *note*. ", theme=about
    )

    made.refresh_from_db()
    assert (made.body, made.body_html) == ("A *note*.", "<p>A <em>note</em>.</p>")
    assert (made.passage, made.editor, made.theme) == (passage, by, about)
    assert (made.kind, made.status) == (AnnotationKind.WORDING, AnnotationStatus.DRAFT)


@pytest.mark.parametrize("body", ["", "  \n "])
def test_annotate_refuses_a_note_without_words(passage, body):
    with pytest.raises(EmptyAnnotationError):
        annotate(by=None, passage=passage, kind=AnnotationKind.WORDING, body=body)

    assert not Annotation.objects.exists()


def test_save_annotation_renders_a_changed_body_and_keeps_its_editor(passage):
    first, second = editor("first"), editor("second")
    made = annotate(by=first, passage=passage, kind=AnnotationKind.CONTEXT, body="One.")

    made.body = "**Two**."
    save_annotation(by=second, annotation=made)

    made.refresh_from_db()
    assert (made.body_html, made.editor) == ("<p><strong>Two</strong>.</p>", first)


def test_save_annotation_keeps_hostile_words_as_words(passage):
    made = annotate(
        by=None, passage=passage, kind=AnnotationKind.CONTEXT, body="<script>alert(1)</script>"
    )

    assert "<script" not in made.body_html


def test_save_annotation_counts_versions_and_names_who_made_them(passage):
    first, second = editor("first"), editor("second")
    made = annotate(by=first, passage=passage, kind=AnnotationKind.CONTEXT, body="One.")

    made.body = "Two."
    save_annotation(by=second, annotation=made, based_on=1)

    made.refresh_from_db()
    history = [(row.version, row.body, row.history_user) for row in made.history.all()]
    assert made.version == 2
    assert history == [(2, "Two.", second), (1, "One.", first)]


def test_save_annotation_refuses_a_change_of_an_older_version(passage):
    made = annotate(by=None, passage=passage, kind=AnnotationKind.CONTEXT, body="One.")
    late = Annotation.objects.get(pk=made.pk)
    made.body = "Two."
    save_annotation(by=None, annotation=made, based_on=1)

    late.body = "Three."
    with pytest.raises(AnnotationConflictError) as refused:
        save_annotation(by=None, annotation=late, based_on=1)

    made.refresh_from_db()
    assert (made.body, made.version) == ("Two.", 2)
    assert refused.value.current == made


def test_set_status_keeps_words_that_were_saved_meanwhile(passage):
    made = annotate(by=None, passage=passage, kind=AnnotationKind.CONTEXT, body="One.")
    stale = Annotation.objects.get(pk=made.pk)
    made.body = "Two."
    save_annotation(by=None, annotation=made)

    count = set_status(by=None, annotations=[stale], status=AnnotationStatus.PUBLISHED)

    made.refresh_from_db()
    assert (count, made.body, made.status, made.version) == (1, "Two.", "published", 3)


@pytest.mark.parametrize("status", ["draft", "published"])
def test_restore_annotation_brings_back_the_status_before(passage, status):
    made = annotate(
        by=None, passage=passage, kind=AnnotationKind.CONTEXT, body="One.", status=status
    )
    retire_annotation(None, made.pk)

    restore_annotation(None, made.pk)

    made.refresh_from_db()
    assert made.status == status
