"""Groups and who is in them."""

from django.contrib.auth.models import Group, Permission

from portal.accounts.models import AuditAction, User
from portal.accounts.operations.auditing import record
from portal.accounts.rules import EDITORS, TEACHERS
from portal.ui.apps import CONTENT_APPS


def editors() -> Group:
    """The group whose members work on content, and on nothing else, with its rights up to date."""
    group, _created = Group.objects.get_or_create(name=EDITORS)
    group.permissions.set(Permission.objects.filter(content_type__app_label__in=CONTENT_APPS))
    return group


def teachers() -> Group:
    """The group whose members make classes. It has no rights at the desk."""
    group, _created = Group.objects.get_or_create(name=TEACHERS)
    return group


def make_teacher(*, by: User | None, person: User) -> None:
    """Let somebody make classes."""
    before = role_names(person)
    person.groups.add(teachers())
    record_role_change(by=by, person=person, before=before)


def role_names(person: User) -> frozenset[str]:
    """Groups and marks that give rights, as they are in the database now."""
    marks = User.objects.values_list("is_staff", "is_superuser", "is_active").get(pk=person.pk)
    names = ("staff", "administrator", "active")
    held = {name for name, mark in zip(names, marks, strict=True) if mark}
    held |= set(person.user_permissions.values_list("codename", flat=True))
    return frozenset(held | set(person.groups.values_list("name", flat=True)))


def record_role_change(*, by: User | None, person: User, before: frozenset[str]) -> None:
    """Write down what changed since `before`, if anything did."""
    person.__dict__.pop("group_names", None)
    after = role_names(person)
    gained = [f"+{name}" for name in sorted(after - before)]
    lost = [f"-{name}" for name in sorted(before - after)]
    if gained or lost:
        detail = " ".join(gained + lost)
        record(by=by, action=AuditAction.ROLES_CHANGED, person=person, detail=detail)
