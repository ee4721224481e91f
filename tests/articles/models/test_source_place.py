"""A place in a source holds something."""

import pytest
from django.db import IntegrityError, transaction

from articles.models import SourcePlace
from articles.operations.passages import mark_passage
from tests.factories import texts

pytestmark = pytest.mark.django_db


def test_place_is_not_empty():
    revision = texts.revision(texts.article())
    passage = mark_passage(by=None, revision=revision, start=0, end=3)

    with pytest.raises(IntegrityError), transaction.atomic():
        SourcePlace.objects.create(passage=passage, start=5, end=5, sha256="0" * 64)

    assert not SourcePlace.objects.exists()
