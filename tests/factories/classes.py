"""Classes, who is in them, what is assigned."""

import datetime

from articles.operations.passages import mark_passage
from portal.classroom.models import (
    Assignment,
    AssignmentPart,
    Classroom,
    Enrolment,
    EnrolmentStatus,
    Handout,
    Teaching,
)
from tests.factories.people import managed, teacher

NOW = datetime.datetime(2026, 11, 25, 5, 0, tzinfo=datetime.UTC)
"""A Wednesday noon in Ha Noi, for tests that set the clock."""


def classroom(name="11A2", *, by=None, students=(), **fields):
    """A class with a teacher, of its own unless one is given, and students."""
    made = Classroom.objects.create(name=name, **{"school_term": "2026"} | fields)
    Teaching.objects.create(classroom=made, person=by or teacher(f"teacher-of-{name.lower()}"))
    for student in students:
        enrolment(made, student)
    return made


def enrolment(classroom, student=None, *, removed=False):
    """A student in a class, or removed from it; a managed account unless one is given."""
    return Enrolment.objects.create(
        classroom=classroom,
        student=student or managed(),
        status=EnrolmentStatus.REMOVED if removed else EnrolmentStatus.ACTIVE,
        left_at=NOW if removed else None,
    )


def handout(classroom, *things, title="Read this", opens_at=None, assignment=None, **fields):
    """Something assigned to a class: lessons, modules, articles, passages. Open for long."""
    given = assignment or Assignment.objects.create(title=title)
    for position, thing in enumerate(things):
        kind = thing._meta.model_name
        AssignmentPart.objects.create(
            **{"assignment": given, "position": position, "kind": kind, kind: thing}
        )
    began = opens_at or datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    return Handout.objects.create(assignment=given, classroom=classroom, opens_at=began, **fields)


def passage(article, words):
    """The passage on the first place of some words in an article's newest revision."""
    newest = article.revisions.order_by("-number").first()
    start = newest.text.index(words)
    return mark_passage(by=None, revision=newest, start=start, end=start + len(words))
