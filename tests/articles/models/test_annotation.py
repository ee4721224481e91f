"""Annotations."""

import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError

from articles.models import Annotation
from tests.factories import annotation, article, theme

pytestmark = pytest.mark.django_db


def test_annotation_says_something():
    made = annotation(article(), "ferry")

    with pytest.raises(IntegrityError, match="annotation_says_something"):
        Annotation.objects.filter(pk=made.pk).update(body="")


def test_published_leaves_out_drafts_and_retired():
    made = article()
    for status in ("draft", "published", "retired"):
        annotation(made, "ferry", status, status=status)

    assert [note.body for note in Annotation.objects.published()] == ["published"]


def test_annotation_holds_its_passage():
    made = annotation(article(), "ferry")

    with pytest.raises(ProtectedError):
        made.passage.delete()


def test_annotation_outlives_its_theme():
    about = theme()
    made = annotation(article(), "ferry", theme=about)

    about.delete()

    made.refresh_from_db()
    assert made.theme is None


def test_annotation_says_its_kind_and_words():
    assert str(annotation(article(), "ferry", "Mind the gap.")) == "Context: Mind the gap."
    assert str(annotation(article("tram"), "ferry", "gap " * 20)) == f"Context: {'gap ' * 14}gap…"
