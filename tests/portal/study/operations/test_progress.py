import datetime

import pytest
import time_machine

from portal.study.models import LastPlace
from portal.study.operations import mark_done, mark_undone, record_opened, remember_place
from portal.study.queries.progress import State, states_of
from portal.study.work import Work
from tests import factories

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)
ONE = NOON + datetime.timedelta(hours=1)


@pytest.fixture
def reader():
    return factories.person()


def state(person, kind, thing):
    work = Work(kind, thing.pk)
    return states_of([person.pk], [work])[person.pk, work]


def test_record_opened_keeps_the_first_time(reader):
    article = factories.published()

    for moment in (NOON, ONE):
        with time_machine.travel(moment, tick=False):
            record_opened(by=reader, work=Work("article", article.pk))

    assert state(reader, "article", article) == State(NOON, None)


def test_record_opened_of_a_lesson_opens_its_module(reader):
    lesson = factories.lesson()

    with time_machine.travel(NOON, tick=False):
        record_opened(by=reader, work=Work("lesson", lesson.pk))

    assert state(reader, "module", lesson.module) == State(NOON, None)


def test_mark_done_opens_and_keeps_the_first_time(reader):
    passage = factories.annotation(factories.published(), "the fare").passage

    for moment in (NOON, ONE):
        with time_machine.travel(moment, tick=False):
            mark_done(by=reader, work=Work("passage", passage.pk))

    assert state(reader, "passage", passage) == State(NOON, NOON)


def test_mark_done_takes_the_opening_where_the_clock_went_back(reader):
    article = factories.published()
    work = Work("article", article.pk)

    with time_machine.travel(ONE, tick=False):
        record_opened(by=reader, work=work)
    with time_machine.travel(NOON, tick=False):
        mark_done(by=reader, work=work)

    assert state(reader, "article", article) == State(ONE, ONE)


def test_module_is_done_with_the_last_of_its_public_lessons(reader):
    module = factories.module()
    first, second = (factories.lesson(slug, module=module) for slug in ("first", "second"))
    factories.lesson("later", module=module, published_at=None)

    mark_done(by=reader, work=Work("lesson", first.pk))
    halfway = state(reader, "module", module)
    mark_done(by=reader, work=Work("lesson", second.pk))

    assert (halfway.opened_at is not None, halfway.done_at) == (True, None)
    assert state(reader, "module", module).done_at is not None


def test_mark_undone_keeps_the_opening_and_takes_the_module_back(reader):
    lesson = factories.lesson()
    work = Work("lesson", lesson.pk)
    mark_done(by=reader, work=work)

    mark_undone(by=reader, work=work)

    assert state(reader, "lesson", lesson).opened_at is not None
    assert state(reader, "lesson", lesson).done_at is None
    assert state(reader, "module", lesson.module).done_at is None


def test_mark_undone_leaves_others_alone(reader):
    other, lesson = factories.person("other"), factories.lesson()
    work = Work("lesson", lesson.pk)
    mark_done(by=other, work=work)

    mark_undone(by=reader, work=work)

    assert state(other, "lesson", lesson).done_at is not None
    assert state(reader, "lesson", lesson) == State()


def test_remember_place_keeps_the_last(reader):
    revision = factories.published().published_revision

    for position in (3, 30):
        remember_place(by=reader, revision=revision, position=position)

    assert list(LastPlace.objects.values_list("person", "position")) == [(reader.pk, 30)]
