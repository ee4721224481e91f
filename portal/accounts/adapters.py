"""Where allauth asks the portal: words, limits, where to go, what comes before a session."""

import io
import time
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from portal.accounts.models import User
from portal.accounts.throttling import PASSWORD, attempt_succeeded, begin_attempt, subjects_of

SIGNED_IN_JUST_NOW = 5 * 60  # seconds in which the password is not asked for again


class AccountAdapter(DefaultAccountAdapter):
    """The portal's manners of signing in."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed."),
        "incorrect_code": _("This code is not right. Codes change every half a minute."),
        "incorrect_password": _("The password is not right."),
        "too_many_login_attempts": _("Too many attempts. Try again later."),
    }

    def get_login_stages(self) -> list[str]:
        return [*super().get_login_stages(), "portal.accounts.stages.NewPasswordStage"]

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never by allauth's own page: the portal has its own."""
        del request
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        person = request.user
        with override(person.language if isinstance(person, User) else None):
            return reverse("accounts:profile")

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Asked again after some minutes, not at once after signing in."""
        records = get_authentication_records(self.request, self.request.user)
        recent = (time.time() - record["at"] < SIGNED_IN_JUST_NOW for record in records)
        return bool(super().is_reauthentication_required(app=app)) and not any(recent)

    def reauthenticate(self, user: User, password: str) -> bool:
        """Whether this is the person's password; raises `TooManyFailuresError`."""
        return check_password(self.request, user, password)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: the next page shows what came of it, in both languages."""


class MfaAdapter(DefaultMFAAdapter):
    """Second factors in the portal's words."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _("Staff sign in with a code. It cannot be switched off."),
        "cannot_generate_recovery_codes": _("Set up sign-in with a code first."),
        "incorrect_code": _("This code is not right. Codes change every half a minute."),
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not (settings.REQUIRE_STAFF_MFA and authenticator.user.is_staff)

    def get_totp_label(self, user: User) -> str:
        return user.username

    def build_totp_svg(self, url: str) -> str:
        return qr_svg(url)


def qr_svg(words: str) -> str:
    """A QR code as an SVG document without a size of its own."""
    file = io.BytesIO()
    segno.make(words, error="m", micro=False).save(
        file, kind="svg", border=4, light="white", xmldecl=False, omitsize=True
    )
    return file.getvalue().decode()


def check_password(request: HttpRequest, person: User, password: str) -> bool:
    """Whether this is a person's password, asked of somebody who is signed in; counted."""
    subjects = subjects_of(request, PASSWORD, person.username)
    begin_attempt(*subjects)
    found = authenticate(request, username=person.username, password=password)
    if found is None or found.pk != person.pk:
        return False
    attempt_succeeded(*subjects)
    return True
