import datetime

import pytest
from django.db import IntegrityError, transaction

from portal.study.models import LastPlace, Progress
from tests import factories

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)


def broken(constraint, **fields):
    """Whether the database refuses a row, naming the constraint or its columns."""
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        Progress.objects.create(**{"person": fields.pop("person"), "opened_at": NOON} | fields)
    return constraint in str(refused.value)


def test_progress_is_of_one_work():
    reader, lesson = factories.person(), factories.lesson()

    assert broken("progress_is_of_one_work", person=reader)
    assert broken("progress_is_of_one_work", person=reader, lesson=lesson, module=lesson.module)


def test_work_is_done_after_it_is_opened():
    reader, lesson = factories.person(), factories.lesson()
    before = NOON - datetime.timedelta(seconds=1)

    assert broken("work_is_done_after_it_is_opened", person=reader, lesson=lesson, done_at=before)


@pytest.mark.parametrize("kind", ["lesson", "module", "article", "passage"])
def test_progress_of_a_person_on_a_work_is_one(kind):
    reader, lesson, article = factories.person(), factories.lesson(), factories.published()
    works = {"lesson": lesson, "module": lesson.module, "article": article}
    works["passage"] = factories.annotation(article, "the fare").passage
    Progress.objects.create(person=reader, opened_at=NOON, **{kind: works[kind]})
    Progress.objects.create(person=factories.person("other"), opened_at=NOON, **{kind: works[kind]})

    assert broken(kind, person=reader, **{kind: works[kind]})


def test_somebody_stops_at_one_place_of_a_text():
    reader, article = factories.person(), factories.published()
    place = {"person": reader, "article": article, "revision": article.published_revision}
    LastPlace.objects.create(position=3, at=NOON, **place)

    with pytest.raises(IntegrityError), transaction.atomic():
        LastPlace.objects.create(position=4, at=NOON, **place)
