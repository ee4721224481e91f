import datetime

import pytest
from django.db import IntegrityError

from portal.study.models import Answer, AskedHelp, Regrading
from tests.factories import person
from tests.factories import questions as q

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)


def answer(**fields):
    given = {"number": 1, "given": {}, "answered_at": NOON}
    if "person" not in fields:
        fields["person"] = person()
    if "question" not in fields:
        fields["question"] = q.single()
    return Answer.objects.create(**given | fields)


def test_answer_is_never_changed():
    made = answer()

    with pytest.raises(TypeError, match="grade it again"):
        made.save()


def test_attempt_has_one_answer():
    made = answer()

    with pytest.raises(IntegrityError, match="person_id"):
        answer(person=made.person, question=made.question)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"number": 0}, "attempts_count_from_one"),
        ({"score": "1.1"}, "answer_scores_from_nothing_to_all"),
        ({"score": "-0.1"}, "answer_scores_from_nothing_to_all"),
    ],
)
def test_answer_is_refused(fields, name):
    with pytest.raises(IntegrityError, match=name):
        answer(**fields)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"reason": ""}, "regrading_has_a_reason"),
        ({"score": 2}, "regrading_scores_from_nothing_to_all"),
    ],
)
def test_regrading_is_refused(fields, name):
    made = answer()

    with pytest.raises(IntegrityError, match=name):
        Regrading.objects.create(
            **{"answer": made, "key": {}, "made_at": NOON, "reason": "So."} | fields
        )


def test_help_is_counted_once():
    made = AskedHelp.objects.create(person=person(), question=q.single())

    with pytest.raises(IntegrityError, match="person_id"):
        AskedHelp.objects.create(person=made.person, question=made.question)
