import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.models import Passage
from portal.classroom.models import Assignment, AssignmentPart, Extension, Handout
from portal.classroom.operations.assigning import (
    DatesOfClass,
    assign,
    change_handout,
    extend,
    take_back,
)
from portal.classroom.operations.classes import archive_class
from portal.classroom.targets import Words
from tests import factories
from tests.factories.classes import NOW

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def dates_of(classroom, days=1):
    now = timezone.now()
    return DatesOfClass(classroom, now, now + days * DAY, 7)


def test_one_assignment_goes_to_several_classes_each_with_its_dates():
    lan = factories.teacher()
    ours, other = factories.classroom(by=lan), factories.classroom("12B", by=lan)
    text = factories.published()

    made = assign(
        by=lan,
        title="Read",
        instructions="Slowly.",
        targets=[text],
        classes=[dates_of(ours), dates_of(other, 2)],
    )

    first, second = made.handouts.order_by("pk")
    assert (first.classroom, second.classroom) == (ours, other)
    assert second.due_at - first.due_at > DAY / 2
    assert made.made_by == lan


def test_passages_of_two_texts_and_a_lesson_make_one_assignment():
    lan = factories.teacher()
    one = factories.published()
    other = factories.published("quay", source=factories.source("quay"))
    lesson = factories.lesson()
    known = factories.passage(one, "The ferry")
    revision = other.published_revision
    words = Words(revision, 0, 9)

    made = assign(
        by=lan,
        title="Read",
        instructions="",
        targets=[known, words, lesson, lesson.module, words],
        classes=[dates_of(factories.classroom(by=lan))],
    )

    parts = made.parts.order_by("position")
    assert [part.kind for part in parts] == ["passage", "passage", "lesson", "module"]
    assert parts[0].passage == known
    assert parts[1].passage.article == other
    assert parts[1].key == parts[1].passage_id


@pytest.mark.parametrize(
    ("changed", "number"),
    [
        ({}, 1),
        ({"title": "Read on"}, 2),
        ({"targets": []}, 2),
        ({"classes": []}, 2),
        ({"by": "another"}, 2),
        ({"seconds": 11}, 2),
    ],
)
def test_assignment_sent_twice_is_made_once(changed, number):
    lan = factories.teacher()
    ours, words = factories.classroom(by=lan), Words(factories.published().revisions.get(), 0, 9)
    whole = {"by": lan, "title": "Read", "targets": [words], "classes": [dates_of(ours)]}
    other = {"title": "Read on", "targets": [factories.lesson()], "classes": [dates_of(ours, 2)]}
    other["by"] = factories.teacher("another")
    again = whole | {name: other[name] for name in changed if name != "seconds"}

    with time_machine.travel(NOW, tick=False) as clock:
        first = assign(instructions="", **whole)
        clock.shift(changed.get("seconds", 1))
        second = assign(instructions="", **again)

    assert (first == second) == (number == 1)
    assert Assignment.objects.count() == number
    assert Handout.objects.count() == number


@pytest.mark.parametrize("missing", ["targets", "classes", "title"])
def test_assignment_without_something_is_refused_whole(missing):
    lan = factories.teacher()
    fields = {
        "title": "Read",
        "targets": [factories.published()],
        "classes": [dates_of(factories.classroom(by=lan))],
    } | {missing: "" if missing == "title" else []}

    with pytest.raises(ValidationError):
        assign(by=lan, instructions="", **fields)

    assert not Assignment.objects.exists()
    assert not AssignmentPart.objects.exists()


def test_archived_class_gets_nothing():
    ours = factories.classroom()
    lan = ours.teachers.get()
    archive_class(by=lan, classroom=ours)

    with pytest.raises(ValidationError):
        assign(
            by=lan,
            title="Read",
            instructions="",
            targets=[factories.published()],
            classes=[dates_of(ours)],
        )


def change(handout, by, **fields):
    given = {"title": "New", "instructions": "", "opens_at": handout.opens_at, "due_at": None}
    change_handout(by=by, handout=handout, **given | {"late_days": None} | fields)


def test_dates_change_for_one_class_and_words_for_all_of_the_teacher():
    lan = factories.teacher()
    ours, other = factories.classroom(by=lan), factories.classroom("12B", by=lan)
    one = factories.handout(ours, factories.published())
    two = factories.handout(other, assignment=one.assignment)

    change(one, lan, due_at=timezone.now())

    two.refresh_from_db()
    assert two.assignment.title == "New"
    assert two.due_at is None
    assert one.due_at is not None


def test_words_of_another_teachers_class_stay():
    ours = factories.classroom()
    one = factories.handout(ours, factories.published(), title="Old")
    theirs = factories.handout(factories.classroom("12B"), assignment=one.assignment)

    change(one, ours.teachers.get())

    theirs.refresh_from_db()
    one.refresh_from_db()
    assert theirs.assignment.title == "Old"
    assert one.assignment.title == "New"
    assert [part.kind for part in one.assignment.parts.all()] == ["article"]


def test_taking_back_leaves_the_other_class_and_then_nothing():
    ours, other = factories.classroom(), factories.classroom("12B")
    one = factories.handout(ours, factories.published())
    two = factories.handout(other, assignment=one.assignment)

    take_back(by=ours.teachers.get(), handout=one)
    left = Handout.objects.get().classroom
    take_back(by=other.teachers.get(), handout=two)

    assert left == other
    assert not Assignment.objects.exists()
    assert Passage.objects.count() == 0


def test_extension_is_given_and_given_again():
    mai = factories.managed()
    ours = factories.classroom(students=[mai])
    due = timezone.now()
    given = factories.handout(ours, due_at=due)
    lan, enrolment = ours.teachers.get(), ours.enrolments.get()

    extend(by=lan, handout=given, enrolment=enrolment, due_at=due + DAY)
    extend(by=lan, handout=given, enrolment=enrolment, due_at=due + 2 * DAY)

    assert Extension.objects.get().due_at == due + 2 * DAY


@pytest.mark.parametrize("how", ["undated", "earlier", "stranger"])
def test_extension_is_refused(how):
    ours = factories.classroom(students=[factories.managed()])
    due = timezone.now()
    given = factories.handout(ours, due_at=None if how == "undated" else due)
    enrolment = ours.enrolments.get()
    if how == "stranger":
        enrolment = factories.enrolment(factories.classroom("12B"), factories.managed("other"))

    with pytest.raises(ValidationError):
        extend(
            by=ours.teachers.get(),
            handout=given,
            enrolment=enrolment,
            due_at=due - DAY if how == "earlier" else due + DAY,
        )
