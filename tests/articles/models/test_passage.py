"""Passages and anchors."""

import pytest
from django.db import IntegrityError

from articles.models import Anchor, Passage
from articles.models.passage import new_public_id
from tests.factories import article

pytestmark = pytest.mark.django_db


def anchor(made, **fields):
    given = {"passage": Passage.objects.create(article=made), "revision": made.revisions.get()}
    place = {"start": 0, "end": 3, "exact": "The", "status": "kept"}
    return Anchor.objects.create(**given | place | fields)


@pytest.mark.parametrize("end", [3, 2])
def test_anchor_is_not_empty(end):
    with pytest.raises(IntegrityError, match="anchor_is_not_empty"):
        anchor(article(), start=3, end=end)


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "orphaned"},
        {"status": "kept", "start": None, "end": None},
        {"status": "kept", "start": 0, "end": None},
        {"status": "orphaned", "start": None, "end": 3},
    ],
)
def test_only_an_orphan_stands_nowhere(fields):
    with pytest.raises(IntegrityError):
        anchor(article(), **fields)


def test_passage_stands_once_in_a_revision():
    made = article()
    first = anchor(made)

    with pytest.raises(IntegrityError):
        anchor(made, passage=first.passage)


def test_public_id_is_unique():
    made = article()
    Passage.objects.create(article=made, public_id="same")

    with pytest.raises(IntegrityError):
        Passage.objects.create(article=made, public_id="same")


def test_new_public_id_has_ten_signs_that_are_not_mistaken():
    public_id = new_public_id()

    assert len(public_id) == 10
    assert not set(public_id) & set("01ilo")


def test_passage_says_its_public_id():
    made = anchor(article())

    assert str(made.passage) == made.passage.public_id
    assert str(made) == f"{made.passage_id} · {made.revision_id}"
