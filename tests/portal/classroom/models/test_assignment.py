import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError
from django.db.models import ProtectedError
from django.utils import timezone

from articles.uses import uses_of
from portal.classroom.models import Assignment, AssignmentPart, Extension, Handout
from tests import factories

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def test_handout_is_visible_to_teachers_and_once_it_opens_to_students():
    mai, former = factories.managed("mai"), factories.managed("former")
    ours = factories.classroom(students=[mai])
    factories.enrolment(ours, former, removed=True)
    theirs = factories.classroom("12B", students=[factories.managed("other")])
    now = timezone.now()
    open_one = factories.handout(ours)
    later = factories.handout(ours, opens_at=now + DAY)
    undated = factories.handout(ours)
    Handout.objects.filter(pk=undated.pk).update(opens_at=None)

    def seen(person):
        return list(Handout.objects.visible_to(person).order_by("pk"))

    assert seen(ours.teachers.get()) == [open_one, later, undated]
    assert seen(mai) == [open_one]
    assert list(Handout.objects.opened()) == [open_one]
    for stranger in (former, theirs.teachers.get(), factories.editor(), AnonymousUser()):
        assert seen(stranger) == []


def test_extension_is_visible_to_teachers_and_to_whom_it_is_given():
    mai, hoa = factories.managed("mai"), factories.managed("hoa")
    ours = factories.classroom(students=[mai, hoa])
    due = timezone.now()
    extension = Extension.objects.create(
        handout=factories.handout(ours, due_at=due), student=mai, due_at=due + DAY
    )

    def seen(person):
        return list(Extension.objects.visible_to(person))

    assert seen(mai) == seen(ours.teachers.get()) == [extension]
    assert seen(hoa) == seen(factories.teacher()) == seen(AnonymousUser()) == []


def test_assignment_has_a_title():
    with pytest.raises(IntegrityError, match="assignment_has_a_title"):
        Assignment.objects.create(title="")


@pytest.mark.parametrize("fields", [{}, {"kind": "lesson"}, {"module_id": 1}])
def test_part_names_one_thing_of_its_kind(fields):
    text = factories.published()
    wrong = {"kind": "article", "article": text} | fields if fields else {"kind": "article"}

    with pytest.raises(IntegrityError, match="part_names_one_thing_of_its_kind"):
        AssignmentPart.objects.create(assignment=Assignment.objects.create(title="A"), **wrong)


def test_parts_stand_one_after_another():
    text = factories.published()
    ours = factories.handout(factories.classroom(), text)

    with pytest.raises(IntegrityError):
        AssignmentPart.objects.create(assignment=ours.assignment, kind="article", article=text)


def test_class_gets_an_assignment_once():
    given = factories.handout(factories.classroom())

    with pytest.raises(IntegrityError):
        factories.handout(given.classroom, assignment=given.assignment)


@pytest.mark.parametrize("opens", [None, 0, 1])
def test_handout_is_due_after_it_opens(opens):
    due = timezone.now()
    given = factories.handout(factories.classroom())
    given.opens_at = None if opens is None else due + opens * DAY
    given.due_at = due

    with pytest.raises(IntegrityError, match="handout_is_due_after_it_opens"):
        given.save()


def test_late_window_is_no_longer_than_a_year():
    with pytest.raises(IntegrityError, match="late_window_is_no_longer_than_a_year"):
        factories.handout(factories.classroom(), late_days=366)


def test_student_has_one_extension_of_a_handout():
    mai = factories.managed()
    given = factories.handout(factories.classroom(students=[mai]))
    Extension.objects.create(handout=given, student=mai, due_at=timezone.now())

    with pytest.raises(IntegrityError):
        Extension.objects.create(handout=given, student=mai, due_at=timezone.now())


def test_what_is_assigned_is_not_deleted_and_the_use_names_no_class():
    text = factories.published()
    words = factories.passage(text, "the fare")
    factories.handout(factories.classroom("Secret class"), text, words)

    [use] = uses_of(text)
    [of_words] = uses_of(words)

    assert (use.blocks_deletion, use.is_public, use.is_editorial) == (True, False, False)
    assert of_words.label == "Assigned to a class"
    assert "Secret" not in repr(use)
    with pytest.raises(ProtectedError):
        text.delete()
