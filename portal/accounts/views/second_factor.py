"""Signing in with a code: allauth's pages in the portal's frame and words."""

from typing import Any

from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.account.views import BaseReauthenticateView
from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView

from portal.accounts.forms import AgainCodeForm, AgainForm, FirstCodeForm, SignInCodeForm
from portal.accounts.private import person_of
from portal.accounts.views.framing import Framed, PrivateFramed


class Code(Framed, base.AuthenticateView):
    """The step after the password."""

    template_name = "accounts/code.html"
    page_title = _("Enter the code")

    def _build_forms(self) -> SignInCodeForm | None:
        data = self.request.POST if self.request.method == "POST" else None
        user = self.stage.login.user
        self.auth_form = SignInCodeForm(data, user=user, request=self.request)
        self.webauthn_form = None
        return self.auth_form


class _Asked(PrivateFramed):
    """A page whose form knows the person and the request."""

    request: HttpRequest

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs()  # type: ignore[misc]
        return kwargs | {"request": self.request, "user": person_of(self.request)}


class Again(_Asked, BaseReauthenticateView):
    """The password once more, before something grave."""

    template_name = "accounts/again.html"
    page_title = _("Is it you?")
    form_class = AgainForm

    def form_valid(self, form: AgainForm) -> HttpResponse:
        reauthenticate_by_password(self.request)
        response: HttpResponse = super().form_valid(form)
        return response


class AgainByCode(_Asked, base.ReauthenticateView):
    """A code, before something grave."""

    template_name = "accounts/again.html"
    page_title = _("Is it you?")

    def get_form_class(self) -> type[AgainCodeForm]:
        return AgainCodeForm


class SetUp(_Asked, totp.ActivateTOTPView):
    """Set up an app that gives codes."""

    template_name = "accounts/second_factor_set_up.html"
    page_title = _("Sign in with a code")

    def get_form_class(self) -> type[FirstCodeForm]:
        return FirstCodeForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        key: str = context["form"].secret
        return context | {
            "key_in_groups": " ".join(key[at : at + 4] for at in range(0, len(key), 4)),
            "page_is_required": person_of(self.request).lacks_second_factor,
        }


class SwitchOff(PrivateFramed, totp.DeactivateTOTPView):
    """Sign in without a code again."""

    template_name = "accounts/second_factor_off.html"
    page_title = _("Sign in without a code")
    success_url = reverse_lazy("accounts:profile")


class RecoveryCodes(PrivateFramed, recovery_codes.ViewRecoveryCodesView):
    """Codes on paper, for the day when the telephone is gone."""

    template_name = "accounts/recovery_codes.html"
    page_title = _("Recovery codes")


class NewRecoveryCodes(PrivateFramed, recovery_codes.GenerateRecoveryCodesView):
    """Codes in place of the old ones."""

    template_name = "accounts/recovery_codes_new.html"
    page_title = _("New recovery codes")


class ToProfile(RedirectView):
    """Where allauth has a page that the portal shows on the profile."""

    pattern_name = "accounts:profile"
