import pytest

from portal.accounts.models import AuditAction, AuditEntry
from portal.accounts.models.append_only import AppendOnlyError
from portal.accounts.operations import make_teacher, record
from tests import factories

pytestmark = pytest.mark.django_db


def entry():
    return record(by=None, action=AuditAction.INVITED)


@pytest.mark.parametrize(
    "change",
    [
        lambda row: row.save(),
        lambda row: row.delete(),
        lambda _row: AuditEntry.objects.update(detail="x"),
        lambda _row: AuditEntry.objects.all().delete(),
        lambda row: AuditEntry.objects.bulk_update([row], ["detail"]),
        lambda _row: AuditEntry._base_manager.all().delete(),
    ],
)
def test_audit_entry_is_neither_changed_nor_deleted(change):
    row = entry()

    with pytest.raises(AppendOnlyError):
        change(row)

    assert AuditEntry.objects.get().detail == ""


def test_make_teacher_is_written_down_once():
    by, person = factories.administrator(), factories.person()

    make_teacher(by=by, person=person)
    make_teacher(by=by, person=person)

    [row] = AuditEntry.objects.all()
    assert (row.action, row.by, row.person, row.detail) == (
        AuditAction.ROLES_CHANGED,
        by,
        person,
        "+teachers",
    )


def test_change_of_roles_at_the_desk_is_written_down(client):
    by, person = factories.administrator(), factories.person()
    client.force_login(by)
    fields = {
        "username": "reader",
        "language": "en",
        "time_zone": "Asia/Ho_Chi_Minh",
        "is_active": "on",
        "is_staff": "on",
    }

    response = client.post(f"/admin/accounts/user/{person.pk}/change/", fields)

    assert response.status_code == 302
    [row] = AuditEntry.objects.all()
    assert (row.by, row.person, row.detail) == (by, person, "+staff")


def test_person_deleted_at_the_desk_is_erased(client):
    by, person = factories.administrator(), factories.person()
    client.force_login(by)

    client.post(f"/admin/accounts/user/{person.pk}/delete/", {"post": "yes"})

    assert AuditEntry.objects.get().action == AuditAction.ERASED


def test_audit_log_can_only_be_read_at_the_desk(client):
    client.force_login(factories.administrator())
    row = entry()

    answers = [
        client.get("/admin/accounts/auditentry/").status_code,
        client.get("/admin/accounts/auditentry/add/").status_code,
        client.get(f"/admin/accounts/auditentry/{row.pk}/delete/").status_code,
        client.post(f"/admin/accounts/auditentry/{row.pk}/change/", {}).status_code,
    ]

    assert answers == [200, 403, 403, 403]


@pytest.mark.parametrize("rows", [1, 3])
def test_audit_list_asks_a_constant_number_of_times(client, django_assert_num_queries, rows):
    by = factories.administrator()
    client.force_login(by)
    for number in range(rows):
        record(by=by, action=AuditAction.MADE, person=factories.person(f"reader{number}"))

    client.get("/admin/accounts/auditentry/")

    with django_assert_num_queries(5):
        client.get("/admin/accounts/auditentry/")


def test_editor_sees_no_people(client):
    client.force_login(factories.editor())

    assert client.get("/admin/accounts/user/").status_code == 403
    assert client.get("/admin/accounts/auditentry/").status_code == 403
