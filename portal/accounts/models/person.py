"""The person who signs in."""

import unicodedata
import zoneinfo
from functools import cache, cached_property
from typing import Any, ClassVar

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


@cache
def time_zones() -> frozenset[str]:
    """The places of the time zone database, such as "Asia/Ho_Chi_Minh"; reading it takes long."""
    places = (name for name in zoneinfo.available_timezones() if "/" in name)
    return frozenset(name for name in places if not name.startswith("Etc/")) | {
        "UTC",
        settings.TIME_ZONE,
    }


def home_time_zone() -> str:
    """The time zone of somebody who has not chosen one."""
    zone: str = settings.TIME_ZONE
    return zone


def known_time_zone(name: str) -> None:
    """Refuse a name that is not in the time zone database."""
    if name not in time_zones():
        raise ValidationError(_("“%(name)s” is not a time zone."), params={"name": name})


class PersonManager(UserManager["User"]):
    """Finds people whichever way their username is written."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return super().get_by_natural_key(User.normalize_username(username or ""))


class User(AbstractUser):
    """A person: learner, teacher, editor or administrator.

    A username is kept in small letters, so that nobody is locked out by the first letter that a
    telephone writes large.
    """

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    display_name = models.CharField(_("name shown to others"), max_length=80, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    time_zone = models.CharField(
        _("time zone"), max_length=64, default=home_time_zone, validators=[known_time_zone]
    )
    is_managed = models.BooleanField(
        _("managed"), default=False, help_text=_("Made through a class, whose teachers help it in.")
    )
    must_change_password = models.BooleanField(
        _("has a one-time password"),
        default=False,
        help_text=_("The next sign-in asks for a new password before anything else."),
    )

    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="managed_person_is_not_staff",
                condition=Q(is_managed=False) | Q(is_staff=False, is_superuser=False),
                violation_error_message=_("A managed account cannot be staff."),
            ),
        )

    def __str__(self) -> str:
        return self.get_full_name()

    @classmethod
    def normalize_username(cls, username: Any) -> Any:
        return unicodedata.normalize("NFKC", username).lower().strip()

    def get_full_name(self) -> str:
        return self.display_name or self.username

    def get_short_name(self) -> str:
        return self.get_full_name()

    @cached_property
    def group_names(self) -> frozenset[str]:
        """The groups, read once."""
        return frozenset(self.groups.values_list("name", flat=True))

    @cached_property
    def has_second_factor(self) -> bool:
        """Whether signing in asks this person for a code."""
        return bool(Authenticator.objects.filter(user=self, type=Authenticator.Type.TOTP).exists())

    @property
    def lacks_second_factor(self) -> bool:
        """Whether this person must set up a second factor before any right holds."""
        return settings.REQUIRE_STAFF_MFA and self.is_staff and not self.has_second_factor

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return not self.lacks_second_factor and super().has_perm(perm, obj)

    def has_module_perms(self, app_label: str) -> bool:
        return not self.lacks_second_factor and super().has_module_perms(app_label)
