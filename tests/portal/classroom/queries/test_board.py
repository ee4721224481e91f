import pytest
from django.utils import timezone

from portal.classroom.due import Standing
from portal.classroom.models import Enrolment
from portal.classroom.queries.board import board_of
from portal.study.operations import mark_done, record_opened
from portal.study.work import Work
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = "Morning.\n\nThe ferry leaves at seven. It is full.\n\nThe fare is high."


def headway_of(given, person):
    seat = Enrolment(classroom=given.classroom, student=person)
    [row] = board_of([given], [seat], timezone.now())
    [found] = row.headways
    return found


def test_passage_set_is_done_with_its_last_passage():
    mai = factories.managed()
    text = factories.published(text=TEXT)
    one, two = factories.passage(text, "ferry leaves"), factories.passage(text, "The fare")
    given = factories.handout(factories.classroom(students=[mai]), one, two)

    unread = headway_of(given, mai)
    mark_done(by=mai, work=Work("passage", one.pk))
    half = headway_of(given, mai)
    mark_done(by=mai, work=Work("passage", two.pk))
    whole = headway_of(given, mai)

    assert [h.done_parts for h in (unread, half, whole)] == [0, 1, 2]
    assert [h.standing(timezone.now()) for h in (unread, half, whole)] == [
        Standing.NOT_OPENED,
        Standing.READING,
        Standing.DONE,
    ]
    assert half.done_at is None
    assert whole.done_at == max(state.done_at for state in whole.states.values())


def test_passage_is_done_with_its_section_and_with_its_text():
    mai, hoa, an = (factories.managed(name) for name in ("mai", "hoa", "an"))
    text = factories.published(text=TEXT)
    words = factories.passage(text, "ferry leaves")
    section = factories.passage(text, "The ferry leaves at seven. It is full.")
    elsewhere = factories.passage(text, "The fare is high.")
    given = factories.handout(factories.classroom(students=[mai, hoa, an]), words)

    mark_done(by=mai, work=Work("passage", section.pk))
    mark_done(by=hoa, work=Work("article", text.pk))
    mark_done(by=an, work=Work("passage", elsewhere.pk))

    assert [headway_of(given, person).done_parts for person in (mai, hoa, an)] == [1, 1, 0]


@pytest.mark.parametrize("kind", ["lesson", "module", "article"])
def test_lesson_module_and_text_are_done_by_their_own_tick(kind):
    mai = factories.managed()
    lesson = factories.lesson()
    thing = {"lesson": lesson, "module": lesson.module, "article": factories.published()}[kind]
    given = factories.handout(factories.classroom(students=[mai]), thing)

    record_opened(by=mai, work=Work(kind, thing.pk))
    opened = headway_of(given, mai)
    mark_done(by=mai, work=Work(kind, thing.pk))

    assert opened.standing(timezone.now()) is Standing.READING
    assert headway_of(given, mai).standing(timezone.now()) is Standing.DONE


def test_what_is_no_longer_public_is_left_out():
    mai = factories.managed()
    lesson = factories.lesson()
    text = factories.published()
    given = factories.handout(factories.classroom(students=[mai]), lesson, lesson.module, text)

    lesson.module.published_at = None
    lesson.module.save()

    [row] = board_of([given], [], timezone.now())
    assert [part.kind for part in row.parts] == ["article"]


def test_nothing_public_is_never_done():
    mai = factories.managed()
    lesson = factories.lesson(published_at=None)
    given = factories.handout(factories.classroom(students=[mai]), lesson)

    assert headway_of(given, mai).done_at is None
