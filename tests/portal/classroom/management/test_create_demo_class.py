from io import StringIO

import pytest
from django.core.management import call_command

from portal.classroom.models import Classroom
from tests import factories

pytestmark = pytest.mark.django_db


def run():
    out = StringIO()
    call_command("create_demo_class", stdout=out)
    return out.getvalue()


def test_demo_class_is_made_once_and_can_be_joined(client):
    factories.teacher()

    first, again = run(), run()

    made = Classroom.objects.get()
    path = first.strip().split("8000")[1]
    assert first == again
    assert path == f"/classes/join/?code={made.join_code}"
    assert made.join_code in client.get(path).content.decode()


def test_without_a_demo_teacher_nothing_is_made():
    assert "create_demo_people" in run()
    assert not Classroom.objects.exists()
