import uuid

import pytest
from django.db import IntegrityError, transaction

from portal.study.models import Highlight, Jotting, PassagesMade
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def passage():
    return factories.annotation(factories.published(), "the fare").passage


def refuses(model, **fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**fields)


def test_somebody_highlights_a_passage_once(passage):
    reader = factories.person()
    Highlight.objects.create(person=reader, passage=passage, colour="green")
    Highlight.objects.create(person=factories.person("other"), passage=passage, colour="green")

    refuses(Highlight, person=reader, passage=passage, colour="blue")


def test_highlight_has_a_known_colour(passage):
    refuses(Highlight, person=factories.person(), passage=passage, colour="puce")


def test_somebody_writes_a_jotting_once(passage):
    reader, number = factories.person(), uuid.uuid4()
    jotting = {"passage": passage, "body": "A note.", "client_id": number}
    Jotting.objects.create(person=reader, **jotting)
    Jotting.objects.create(person=factories.person("other"), **jotting)

    refuses(Jotting, person=reader, **jotting)


def test_jotting_is_not_empty(passage):
    refuses(Jotting, person=factories.person(), passage=passage, body="")


def test_passages_made_in_a_text_are_counted_once():
    of = {"person": factories.person(), "article": factories.published()}
    PassagesMade.objects.create(**of)

    refuses(PassagesMade, **of)
