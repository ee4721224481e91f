import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError
from django.utils import timezone

from portal.classroom.models import CODE_SIGNS, Classroom, Enrolment, Teaching, new_join_code
from tests import factories
from tests.factories.classes import NOW

pytestmark = pytest.mark.django_db


def test_join_code_has_eight_signs_and_none_that_look_alike():
    codes = {new_join_code() for _ in range(200)}

    assert len(codes) == 200
    assert {len(code) for code in codes} == {8}
    assert not set("01OIL") & set(CODE_SIGNS)


def test_class_is_visible_to_its_teachers_and_students_alone():
    mai, former = factories.managed("mai"), factories.managed("former")
    ours = factories.classroom(students=[mai])
    factories.enrolment(ours, former, removed=True)
    theirs = factories.classroom("12B", students=[factories.managed("other")])
    teacher = ours.teachers.get()

    def seen(person):
        return list(Classroom.objects.visible_to(person))

    assert seen(teacher) == [ours]
    assert seen(mai) == [ours]
    assert seen(former) == []
    assert seen(theirs.teachers.get()) == [theirs]
    assert seen(factories.editor()) == []
    assert seen(factories.administrator()) == []
    assert seen(AnonymousUser()) == []


def test_who_is_no_longer_a_teacher_sees_no_class():
    ours = factories.classroom()
    teacher = ours.teachers.get()
    teacher.groups.clear()

    assert list(Classroom.objects.visible_to(teacher)) == []


def test_enrolments_are_visible_to_teachers_and_each_student_sees_the_own():
    mai = factories.managed("mai")
    ours = factories.classroom(students=[mai, factories.managed("hoa")])
    theirs = factories.classroom("12B")

    def seen(person):
        return sorted(each.student.username for each in Enrolment.objects.visible_to(person))

    assert seen(ours.teachers.get()) == ["hoa", "mai"]
    assert seen(mai) == ["mai"]
    assert seen(theirs.teachers.get()) == []
    assert seen(AnonymousUser()) == []


def test_class_is_joined_until_its_moment():
    now = timezone.now()
    soon = now + datetime.timedelta(minutes=1)

    assert Classroom(join_expires_at=None).may_be_joined_at(now)
    assert Classroom(join_expires_at=soon).may_be_joined_at(now)
    assert not Classroom(join_expires_at=soon).may_be_joined_at(soon)
    assert not Classroom(join_is_open=False).may_be_joined_at(now)


def test_class_has_a_name():
    with pytest.raises(IntegrityError, match="class_has_a_name"):
        Classroom.objects.create(name="")


@pytest.mark.parametrize("code", ["ABC", "ABCDEFG0", "abcdefgh"])
def test_join_code_has_eight_plain_signs(code):
    with pytest.raises(IntegrityError, match="join_code_has_eight_plain_signs"):
        Classroom.objects.create(name="11A2", join_code=code)


def test_nobody_joins_an_archived_class():
    with pytest.raises(IntegrityError, match="nobody_joins_an_archived_class"):
        Classroom.objects.create(name="11A2", archived_at=timezone.now())


def test_student_is_enrolled_once():
    mai = factories.managed()
    ours = factories.classroom(students=[mai])

    with pytest.raises(IntegrityError):
        factories.enrolment(ours, mai)


@pytest.mark.parametrize(
    ("status", "left_at"),
    [("guest", None), ("guest", NOW), ("removed", None), ("active", NOW)],
)
def test_student_is_in_the_class_or_left_at_a_moment(status, left_at):
    ours, mai = factories.classroom(), factories.managed()

    with pytest.raises(IntegrityError, match="student_is_in_the_class_or_left_at_a_moment"):
        Enrolment.objects.create(classroom=ours, student=mai, status=status, left_at=left_at)


def test_person_teaches_a_class_once():
    ours = factories.classroom()

    with pytest.raises(IntegrityError):
        Teaching.objects.create(classroom=ours, person=ours.teachers.get())
