import json
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import models

from articles.models import Annotation, Passage
from portal.accounts.models import AuditAction, AuditEntry, Session, User
from portal.accounts.operations import LastAdministratorError, erase_person, export_person
from portal.accounts.personal_data import Fate, holdings
from portal.ui.models import Generation
from tests import factories
from tests.factories.people import PASSWORD

FATES = {
    models.CASCADE: {Fate.ERASE},
    models.SET_NULL: {Fate.UNNAME},
    models.DO_NOTHING: {Fate.KEEP, Fate.UNNAME},
}


def relations():
    """Every column of the database that points at a person: label to field."""
    return {
        f"{model._meta.label}.{field.name}": field
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields(include_hidden=True)
        if field.is_relation and field.concrete and not field.many_to_many
        if field.related_model is get_user_model()
    }


def test_every_relation_to_a_person_is_registered():
    assert sorted(relations()) == [holding.label for holding in holdings()]


def test_fates_agree_with_what_the_database_would_do():
    fields = relations()

    wrong = [
        holding.label
        for holding in holdings()
        if holding.fate not in FATES[fields[holding.label].remote_field.on_delete]
    ]

    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize("holding", holdings(), ids=lambda holding: holding.label)
def test_exported_columns_are_there(holding):
    assert list(holding.rows_of(User(pk=0)).values(*holding.export)) == []


@pytest.mark.parametrize("holding", holdings(), ids=lambda holding: holding.label)
def test_no_column_that_is_exported_answers_a_question(holding):
    """A question may still be open: its page alone shows its key and what is said of answers."""
    named = {part for column in holding.export for part in column.split("__")}

    assert not {part for part in named if set(part.split("_")) & {"key", "feedback", "right"}}
    assert not named & {"given", "evidence", "alternative", "afterword"}


@pytest.mark.django_db
def test_export_holds_what_is_kept_and_no_keys(client):
    editor = factories.editor()
    client.post("/accounts/sign-in/", {"username": "editor", "password": PASSWORD})
    factories.annotation(factories.published(), "the fare", "Two fares.")
    Annotation.objects.update(editor=editor)

    data = export_person(by=editor, person=editor)

    assert data["person"]["username"] == "editor"
    assert data["rows"]["accounts.User_groups.user"] == [{"group__name": "editors"}]
    assert len(data["rows"]["articles.Annotation.editor"]) == 1
    words = json.dumps(data, default=str)
    assert client.session.session_key not in words
    assert "argon2" not in words
    assert editor.password not in words
    assert AuditEntry.objects.get().action == AuditAction.EXPORTED


@pytest.mark.django_db
def test_export_page_asks_the_password_and_gives_a_file(client):
    factories.person(display_name="Đức")
    client.post("/accounts/sign-in/", {"username": "reader", "password": PASSWORD})

    wrong = client.post("/accounts/data/", {"password": "wrong"})
    right = client.post("/accounts/data/", {"password": PASSWORD})

    assert wrong.context["form"].errors["password"] == ["The password is not right."]
    assert right.headers["Content-Disposition"] == 'attachment; filename="open-door.json"'
    assert right.headers["Cache-Control"] == "private, no-store"
    assert right.json()["person"]["display_name"] == "Đức"


@pytest.mark.django_db
def test_erase_takes_what_is_the_persons_and_leaves_the_rest_without_the_name(client):
    editor = factories.editor()
    client.force_login(editor)
    annotation = factories.annotation(factories.published(), "the fare", "Two fares.")
    annotation.editor = editor
    annotation.save()
    Passage.objects.update(created_by=editor)
    LogEntry.objects.create(user=editor, action_flag=1, object_repr="x")
    before = Generation.current()

    erase_person(by=None, person=editor)

    assert not User.objects.filter(username="editor").exists()
    assert not Session.objects.filter(person__isnull=False).exists()
    assert not LogEntry.objects.exists()
    annotation.refresh_from_db()
    assert annotation.editor_id is None
    assert Passage.objects.get().created_by_id is None
    assert set(annotation.history.values_list("editor_id", "history_user_id")) == {(None, None)}
    assert Generation.current() > before


@pytest.mark.django_db
def test_erase_keeps_the_audit_log():
    reader = factories.person()
    number = reader.pk

    erase_person(by=reader, person=reader)

    entry = AuditEntry.objects.select_related("by").get()
    assert (entry.action, entry.person_id, entry.by) == (AuditAction.ERASED, number, None)


@pytest.mark.django_db
def test_erase_leaves_others_alone():
    reader, other = factories.person(), factories.person("other")

    erase_person(by=None, person=reader)

    assert list(User.objects.all()) == [other]


@pytest.mark.django_db
def test_last_administrator_is_not_erased():
    administrator = factories.administrator()

    with pytest.raises(LastAdministratorError):
        erase_person(by=None, person=administrator)

    assert User.objects.count() == 1


@pytest.mark.django_db
def test_erase_page_asks_the_password(client):
    factories.person()
    client.post("/accounts/sign-in/", {"username": "reader", "password": PASSWORD})

    wrong = client.post("/accounts/delete/", {"password": "wrong"})
    there = User.objects.count()
    right = client.post("/accounts/delete/", {"password": PASSWORD})

    assert wrong.status_code == 200
    assert there == 1
    assert right.url == "/"
    assert User.objects.count() == 0
    assert client.get("/accounts/").status_code == 302


@pytest.mark.django_db
def test_erase_page_refuses_the_last_administrator(client):
    client.force_login(factories.administrator())

    response = client.post("/accounts/delete/", {"password": PASSWORD})

    assert response.context["form"].non_field_errors() == [
        "You are the last administrator. Name another one first."
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "is_told"), [("teacher", True), ("person", False)])
def test_erase_page_tells_teachers_what_becomes_of_their_classes(client, role, is_told):
    client.force_login(getattr(factories, role)())

    words = client.get("/accounts/delete/").content.decode()

    assert ("A class that nobody else teaches is archived" in words) is is_told


@pytest.mark.django_db
def test_commands_export_and_erase():
    factories.person()
    out = StringIO()

    call_command("person_export", "Reader", stdout=out)
    call_command("person_erase", "reader", yes=True, stdout=StringIO())

    assert json.loads(out.getvalue())["person"]["username"] == "reader"
    assert User.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["person_export", "person_erase", "remove_second_factor"])
def test_commands_name_who_is_not_there(command):
    with pytest.raises(CommandError, match="There is nobody called nobody"):
        call_command(command, "nobody")
