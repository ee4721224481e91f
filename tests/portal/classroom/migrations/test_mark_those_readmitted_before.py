"""Those who were let in again before anybody looked whether their account was used."""

import importlib

import pytest
import time_machine
from django.apps import apps
from django.utils import timezone

from portal.classroom.models import Enrolment
from portal.classroom.operations.students import readmit_student, remove_student
from tests import factories

pytestmark = pytest.mark.django_db

MIGRATION = importlib.import_module(
    "portal.classroom.migrations.0004_mark_those_readmitted_before"
)


@pytest.mark.parametrize(
    ("before", "after", "is_marked"),
    [
        ("", "", False),
        ("removed readmitted", "", True),
        ("removed readmitted removed readmitted", "", True),
        ("removed", "readmitted", False),  # marked by the migration before, or lifted since
        ("", "removed readmitted", False),  # looked at when it happened
    ],
)
def test_who_was_let_in_again_before_is_marked(before, after, is_marked):
    teacher, pupil = factories.teacher(), factories.managed()
    enrolment = factories.enrolment(factories.classroom(by=teacher), pupil)
    acts = {"removed": remove_student, "readmitted": readmit_student}

    with time_machine.travel("2026-01-01T00:00Z"):
        for act in before.split():
            acts[act](by=teacher, enrolment=enrolment)
    with time_machine.travel("2026-03-01T00:00Z"):
        for act in after.split():
            acts[act](by=teacher, enrolment=enrolment)
    with time_machine.travel("2026-02-01T00:00Z"):
        moment = timezone.now()
    MIGRATION.mark_those_readmitted(apps, moment)

    assert Enrolment.objects.get().used_outside == is_marked
