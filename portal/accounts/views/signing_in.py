"""Signing in, up and out; passwords."""

from collections.abc import Mapping
from typing import Any

from allauth.account.internal.decorators import login_stage_required
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.conf import settings
from django.contrib.auth.views import (
    LoginView,
    LogoutView,
    PasswordChangeView,
    PasswordResetConfirmView,
    PasswordResetDoneView,
    PasswordResetView,
)
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from portal.accounts import operations
from portal.accounts.forms import (
    ChangePasswordForm,
    NewPasswordForm,
    ResetForm,
    ResetPasswordForm,
    SignInForm,
    SignUpForm,
)
from portal.accounts.models import User
from portal.accounts.private import person_of
from portal.accounts.rules import is_person
from portal.accounts.stages import KEY
from portal.accounts.views.framing import Framed, PrivateFramed
from portal.ui.pages import frame_of


class SignIn(Framed, LoginView):
    """Sign in with a username and a password; what is then asked is a matter of stages."""

    template_name = "accounts/sign_in.html"
    page_title = _("Sign in")
    authentication_form = SignInForm

    def kept(self) -> Mapping[str, str]:
        return {self.redirect_field_name: self.get_redirect_url()}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_person(request.user):
            return self._already_in(request)
        return super().dispatch(request, *args, **kwargs)

    def _already_in(self, request: HttpRequest) -> HttpResponse:
        """Go on where somebody wanted to go; else say who is in, since screens are shared."""
        wanted = self.get_redirect_url()
        if wanted and wanted != request.path:
            return HttpResponseRedirect(wanted)
        page = frame_of(request, title=str(_("You are signed in")))
        return TemplateResponse(request, "accounts/signed_in.html", {"page": page})

    def form_valid(self, form: Any) -> HttpResponse:
        return begin_session(self.request, form.get_user(), self.get_redirect_url())


class SignOut(LogoutView):
    """Sign out. Only by a form: an address in a picture must not do it."""

    http_method_names = ("post", "options")


class SignUp(Framed, FormView):
    """Make a teacher's account: where sign-up is open, or with an invitation."""

    template_name = "accounts/sign_up.html"
    page_title = _("Make an account")
    form_class = SignUpForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not settings.OPEN_TEACHER_SIGN_UP:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: SignUpForm) -> HttpResponse:
        person = operations.create_teacher(
            person=new_person(self.request, form), password=form.cleaned_data["password1"]
        )
        return begin_session(self.request, person, "")


class Invitation(Framed, FormView):
    """Become a teacher by an invitation: with a new account, or with one's own."""

    template_name = "accounts/invitation.html"
    page_title = _("Invitation")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            operations.open_invitation(kwargs["token"])
        except operations.InvitationClosedError:
            return _closed(request)
        return super().dispatch(request, *args, **kwargs)

    def get_form_class(self) -> type[Form] | type[SignUpForm]:
        return Form if is_person(self.request.user) else SignUpForm

    def form_valid(self, form: Any) -> HttpResponse:
        token = self.kwargs["token"]
        try:
            if is_person(self.request.user):
                operations.accept_invitation(by=self.request.user, token=token)
                return HttpResponseRedirect(reverse("accounts:profile"))
            person = operations.join_by_invitation(
                person=new_person(self.request, form),
                password=form.cleaned_data["password1"],
                token=token,
            )
        except operations.InvitationClosedError:
            return _closed(self.request)
        return begin_session(self.request, person, "")


@method_decorator(
    login_stage_required(stage=KEY, redirect_urlname="account_login"), name="dispatch"
)
class PasswordNew(Framed, FormView):
    """Choose a password in place of the one-time password, before the session begins."""

    template_name = "accounts/password_new.html"
    page_title = _("Choose a password")
    form_class = NewPasswordForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self._stage.login.user}

    def form_valid(self, form: NewPasswordForm) -> HttpResponse:
        operations.choose_new_password(
            by=self._stage.login.user, password=form.cleaned_data["new_password1"]
        )
        response: HttpResponse = self._stage.exit()
        return response

    @property
    def _stage(self) -> Any:
        return self.request._login_stage  # type: ignore[attr-defined]  # noqa: SLF001 - allauth's way


class PasswordChange(PrivateFramed, PasswordChangeView):
    """Change the password; other sessions end."""

    template_name = "accounts/password_change.html"
    page_title = _("Change your password")
    form_class = ChangePasswordForm
    success_url = reverse_lazy("accounts:profile")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request": self.request}

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        operations.sign_out_elsewhere(
            by=person_of(self.request), here=self.request.session.session_key
        )
        return response


class PasswordForgotten(Framed, PasswordResetView):
    """Ask for a letter; the answer is the same whether or not there is such an account."""

    template_name = "accounts/password_forgotten.html"
    page_title = _("Forgot your password?")
    form_class = ResetForm
    email_template_name = "accounts/letters/password.txt"
    subject_template_name = "accounts/letters/password_subject.txt"
    success_url = reverse_lazy("accounts:password_letter_sent")


class PasswordLetterSent(Framed, PasswordResetDoneView):
    """Say what to do when no letter comes."""

    template_name = "accounts/password_letter_sent.html"
    page_title = _("Look into your mail")


class PasswordReset(Framed, PasswordResetConfirmView):
    """Choose a new password by the address in a letter; it signs nobody in."""

    template_name = "accounts/password_reset.html"
    page_title = _("Choose a password")
    form_class = ResetPasswordForm
    success_url = reverse_lazy("accounts:sign_in")

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        operations.sign_out_elsewhere(by=form.user, here=None)
        return response


def begin_session(request: HttpRequest, person: User, redirect_url: str) -> HttpResponse:
    """Go through the stages of signing in, as far as they go."""
    login = Login(user=person, redirect_url=redirect_url or None)
    response: HttpResponse = perform_password_login(request, {"username": person.username}, login)
    return response


def new_person(request: HttpRequest, form: SignUpForm) -> User:
    """The person of a filled-in form, who speaks the language of its page; not saved."""
    person: User = form.save(commit=False)
    person.language = request.LANGUAGE_CODE or person.language
    return person


def _closed(request: HttpRequest) -> TemplateResponse:
    page = frame_of(request, title=str(_("This invitation is closed")))
    return TemplateResponse(request, "accounts/closed.html", {"page": page}, status=404)
