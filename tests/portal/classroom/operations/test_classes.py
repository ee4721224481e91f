import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from portal.accounts.models import AuditAction, AuditEntry, User
from portal.accounts.operations import erase_person
from portal.classroom.models import Assignment, Classroom, Handout
from portal.classroom.operations.classes import (
    LastTeacherError,
    NotATeacherError,
    add_teacher,
    archive_class,
    change_class,
    close_joining,
    copy_class,
    make_class,
    open_joining,
    remove_teacher,
    renew_join_code,
    restore_class,
)
from tests import factories
from tests.factories.classes import NOW

pytestmark = pytest.mark.django_db


def test_make_class_gives_it_a_teacher_and_a_code_and_writes_it_down():
    lan = factories.teacher()

    made = make_class(by=lan, name="11A2", school_term="2026")

    assert list(made.teachers.all()) == [lan]
    assert made.time_zone == lan.time_zone
    assert made.may_be_joined_at(timezone.now())
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.detail) == (
        AuditAction.ROLES_CHANGED,
        f"+teacher of class {made.pk}",
    )


def test_learner_makes_no_class():
    with pytest.raises(NotATeacherError):
        make_class(by=factories.person(), name="11A2")


def test_change_class_refuses_a_time_zone_that_is_none():
    ours = factories.classroom()

    with pytest.raises(ValidationError):
        change_class(
            by=ours.teachers.get(), classroom=ours, name="B", school_term="", time_zone="Mars/One"
        )


def test_join_code_closes_opens_and_is_renewed():
    ours = factories.classroom()
    lan, now, old = ours.teachers.get(), timezone.now(), ours.join_code

    close_joining(by=lan, classroom=ours)
    closed = ours.may_be_joined_at(now)
    open_joining(by=lan, classroom=ours, until=now + datetime.timedelta(days=1))
    renew_join_code(by=lan, classroom=ours)

    assert not closed
    assert ours.may_be_joined_at(now)
    assert not ours.may_be_joined_at(now + datetime.timedelta(days=1))
    assert Classroom.objects.get().join_code not in ("", old)


def test_archived_class_is_not_joined_before_it_runs_again():
    ours = factories.classroom()
    lan = ours.teachers.get()

    archive_class(by=lan, classroom=ours)
    with pytest.raises(ValidationError):
        open_joining(by=lan, classroom=ours, until=None)
    restore_class(by=lan, classroom=ours)

    assert ours.archived_at is None
    assert not ours.join_is_open


def test_co_teacher_comes_and_goes_and_both_are_written_down():
    ours = factories.classroom()
    lan, hoa = ours.teachers.get(), factories.teacher("hoa")

    add_teacher(by=lan, classroom=ours, username=" HOA ")
    add_teacher(by=lan, classroom=ours, username="hoa")
    remove_teacher(by=hoa, classroom=ours, teaching=ours.teachings.get(person=lan))

    assert list(ours.teachers.all()) == [hoa]
    assert list(AuditEntry.objects.order_by("pk").values_list("by", "person", "detail")) == [
        (lan.pk, hoa.pk, f"+teacher of class {ours.pk}"),
        (hoa.pk, lan.pk, f"-teacher of class {ours.pk}"),
    ]


def test_last_teacher_stays():
    ours = factories.classroom()

    with pytest.raises(LastTeacherError):
        remove_teacher(by=ours.teachers.get(), classroom=ours, teaching=ours.teachings.get())


def test_last_teacher_stays_beside_one_who_is_no_teacher_any_more():
    ours, hoa = factories.classroom(), factories.teacher("hoa")
    lan = ours.teachers.get()
    add_teacher(by=lan, classroom=ours, username="hoa")
    hoa.groups.clear()

    with pytest.raises(LastTeacherError):
        remove_teacher(by=lan, classroom=ours, teaching=ours.teachings.get(person=lan))
    erase_person(by=lan, person=lan)

    ours.refresh_from_db()
    assert ours.archived_at is not None


@pytest.mark.parametrize("username", ["nobody", "reader"])
def test_who_is_no_teacher_is_not_told_from_who_is_nobody(username):
    factories.person("reader")
    ours = factories.classroom()

    with pytest.raises(NotATeacherError):
        add_teacher(by=ours.teachers.get(), classroom=ours, username=username)


def test_copy_has_teachers_and_assignments_without_dates_students_and_work():
    mai, hoa = factories.managed(), factories.teacher("hoa")
    ours = factories.classroom(students=[mai], time_zone="Europe/Berlin")
    lan = ours.teachers.get()
    add_teacher(by=lan, classroom=ours, username="hoa")
    old = factories.handout(ours, factories.published(), due_at=timezone.now(), late_days=3)

    made = copy_class(by=lan, classroom=ours, name="12A2", school_term="2027")

    [new] = made.handouts.all()
    assert set(made.teachers.all()) == {lan, hoa}
    assert (made.time_zone, made.name, made.school_term) == ("Europe/Berlin", "12A2", "2027")
    assert (new.assignment, new.opens_at, new.due_at, new.late_days) == (
        old.assignment,
        None,
        None,
        3,
    )
    assert made.enrolments.count() == 0
    assert made.join_code != ours.join_code
    assert Assignment.objects.count() == 1


def test_copy_leaves_behind_who_is_no_teacher_any_more():
    ours, hoa = factories.classroom(), factories.teacher("hoa")
    gone = factories.teacher("gone")
    lan = ours.teachers.get()
    for teacher in (hoa, gone):
        add_teacher(by=lan, classroom=ours, username=teacher.username)
    hoa.groups.clear()
    User.objects.filter(pk=gone.pk).update(is_active=False)

    made = copy_class(by=lan, classroom=ours, name="12A2", school_term="2027")

    assert list(made.teachers.all()) == [lan]


@pytest.mark.parametrize(
    ("changed", "number"),
    [({}, 1), ({"name": "11B"}, 2), ({"by": "hoa"}, 2), ({"seconds": 11}, 2)],
)
def test_class_sent_twice_is_made_once(changed, number):
    whole = {"by": factories.teacher(), "name": "11A2", "school_term": "2027"}
    other = {"by": factories.teacher("hoa"), "name": "11B"}

    with time_machine.travel(NOW, tick=False) as clock:
        first = make_class(**whole)
        clock.shift(changed.get("seconds", 1))
        second = make_class(**whole | {name: other[name] for name in changed if name in other})

    assert (first == second) == (number == 1)
    assert Classroom.objects.count() == number


def test_copy_sent_twice_is_made_once_and_is_never_the_class_itself():
    ours = factories.classroom()
    factories.handout(ours, factories.published())
    names = {"name": ours.name, "school_term": ours.school_term}

    first = copy_class(by=ours.teachers.get(), classroom=ours, **names)
    second = copy_class(by=ours.teachers.get(), classroom=ours, **names)

    assert first == second != ours
    assert first.handouts.count() == 1


def test_erasing_the_only_teacher_archives_the_class_and_keeps_the_assignments():
    mai, hoa = factories.managed(), factories.teacher("hoa")
    ours, shared = factories.classroom(students=[mai]), factories.classroom("12B", by=hoa)
    lan = ours.teachers.get()
    add_teacher(by=hoa, classroom=shared, username=lan.username)
    given = factories.handout(ours, factories.published())
    Assignment.objects.update(made_by=lan)

    erase_person(by=None, person=lan)

    ours.refresh_from_db()
    shared.refresh_from_db()
    assert ours.archived_at is not None
    assert shared.archived_at is None
    assert list(Handout.objects.all()) == [given]
    assert Assignment.objects.get().made_by is None


def test_erasing_a_student_leaves_the_class():
    mai = factories.managed()
    ours = factories.classroom(students=[mai])

    erase_person(by=mai, person=mai)

    assert ours.enrolments.count() == 0
    assert Classroom.objects.get().archived_at is None
