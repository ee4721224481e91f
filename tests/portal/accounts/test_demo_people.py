from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def run():
    out = StringIO()
    call_command("create_demo_people", stdout=out)
    return out.getvalue().splitlines()


def test_create_demo_people_prints_passwords_that_work():
    lines = run()

    people = [authenticate(username=line.split()[0], password=line.split()[2]) for line in lines]
    assert [person.username for person in people] == [
        "reader",
        "teacher",
        "editor",
        "administrator",
    ]
    assert [person.is_staff for person in people] == [False, False, True, True]
    assert [person.is_superuser for person in people] == [False, False, False, True]


def test_editor_may_change_content_and_no_people():
    editor = authenticate(username="editor", password=run()[2].split()[2])

    assert editor.has_perm("articles.change_article")
    assert editor.has_perm("lessons.delete_step")
    assert not editor.has_perm("accounts.view_user")
    assert not editor.has_perm("auth.change_group")


def test_create_demo_people_leaves_those_who_are_there():
    run()

    lines = run()

    [line] = lines
    assert line.startswith("Already here: administrator, editor, reader, teacher. ")
    assert "changepassword" in line
