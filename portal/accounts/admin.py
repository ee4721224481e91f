"""People on the desk."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import BaseUserCreationForm, UsernameField
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.accounts import operations
from portal.accounts.models import AuditEntry, Invitation, User


class NewPersonForm(BaseUserCreationForm):
    """Username and password of a new person."""

    class Meta:
        model = User
        fields = ("username",)
        field_classes = {"username": UsernameField}


@admin.register(User)
class PersonAdmin(UserAdmin):
    add_form = NewPersonForm
    list_display = ("username", "display_name", "is_managed", "is_staff", "is_active", "last_login")
    list_filter = ("is_staff", "is_superuser", "is_active", "is_managed", "groups")
    search_fields = ("username", "display_name", "email")
    ordering = ("username", "pk")
    readonly_fields = ("last_login", "date_joined", "is_managed")
    fieldsets = (
        (None, {"fields": ("username", "password", "must_change_password")}),
        (
            _("About the person"),
            {"fields": ("display_name", "email", "language", "time_zone", "is_managed")},
        ),
        (
            _("Rights"),
            {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")},
        ),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"classes": ("wide",), "fields": ("username", "password1", "password2")}),
    )

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        request.roles_before = operations.role_names(obj) if change else frozenset()  # type: ignore[attr-defined]
        super().save_model(request, obj, form, change)
        if "display_name" in form.changed_data:
            operations.name_changed(obj)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        operations.record_role_change(
            by=_by(request),
            person=form.instance,
            before=request.roles_before,  # type: ignore[attr-defined]
        )

    def delete_model(self, request: HttpRequest, obj: User) -> None:
        operations.erase_person(by=_by(request), person=obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        for person in queryset:
            operations.erase_person(by=_by(request), person=person)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Nobody deletes themselves here: the account's own page does, and asks the password."""
        return obj != request.user and super().has_delete_permission(request, obj)


class ReadOnly(admin.ModelAdmin):
    """A list to look at."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnly):
    list_display = ("at", "action", "by", "person", "detail")
    list_filter = ("action", "at")
    list_select_related = ("by", "person")
    ordering = ("-at", "-pk")


@admin.register(Invitation)
class InvitationAdmin(ReadOnly):
    list_display = ("note", "made_at", "expires_at", "used_at", "used_by")
    list_select_related = ("used_by",)
    fields = ("note", "made_at", "expires_at", "used_at", "used_by")
    ordering = ("-made_at", "-pk")


def _by(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise TypeError
    return request.user


admin.site.unregister(Group)
