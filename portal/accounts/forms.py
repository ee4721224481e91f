"""What people fill in to sign in, and about themselves."""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.forms import (
    AuthenticationForm,
    BaseUserCreationForm,
    PasswordChangeForm,
    PasswordResetForm,
    SetPasswordForm,
)
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, override

from portal.accounts.adapters import check_password
from portal.accounts.models import User, time_zones
from portal.accounts.operations import choose_new_password, send_letter
from portal.accounts.throttling import (
    CODE,
    LETTER,
    PASSWORD,
    Subject,
    TooManyFailuresError,
    attempt_succeeded,
    begin_attempt,
    subjects_of,
)


class Throttled:
    """A form that may answer: wait. Its page then has the status 429."""

    wait: TooManyFailuresError | None = None

    def must_wait(self, error: TooManyFailuresError) -> ValidationError:
        """The error that says how long."""
        self.wait = error
        return ValidationError(
            ngettext(
                "Too many wrong attempts. Wait %(minutes)d minute, then try again.",
                "Too many wrong attempts. Wait %(minutes)d minutes, then try again.",
                error.minutes,
            ),
            code="wait",
            params={"minutes": error.minutes},
        )


class SignInForm(Throttled, AuthenticationForm):
    """Username and password."""

    error_messages = {
        "invalid_login": _("This username and password do not go together."),
        "inactive": _("This account is closed."),
    }

    def clean(self) -> dict[str, Any]:
        username = self.cleaned_data.get("username")
        password = self.cleaned_data.get("password")
        if username is None or not password:
            return self.cleaned_data
        if self.request is None:
            raise TypeError
        name = User.normalize_username(username)
        subjects = subjects_of(self.request, PASSWORD, name)
        try:
            begin_attempt(*subjects)
        except TooManyFailuresError as error:
            raise self.must_wait(error) from error
        self.user_cache = authenticate(self.request, username=name, password=password)
        if self.user_cache is None:
            raise self.get_invalid_login_error()
        attempt_succeeded(*subjects)
        return self.cleaned_data


class CodeForm(Throttled):
    """The part of allauth's forms that asks for a code, counted and in the portal's words."""

    fields: dict[str, forms.Field]
    user: User

    def __init__(self, *args: Any, request: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        field = self.fields["code"]
        field.label = _("Code")
        field.widget.attrs.pop("placeholder", None)
        field.widget.attrs["inputmode"] = "numeric"

    def clean_code(self) -> str:
        subjects = subjects_of(self.request, CODE, str(self.user.pk))
        try:
            begin_attempt(*subjects)
        except TooManyFailuresError as error:
            raise self.must_wait(error) from error
        code: str = super().clean_code()  # type: ignore[misc]
        attempt_succeeded(*subjects)
        return code


class SignInCodeForm(CodeForm, AuthenticateForm):
    """A code after the password."""


class AgainCodeForm(CodeForm, ReauthenticateForm):
    """A code before something grave."""


class FirstCodeForm(CodeForm, ActivateTOTPForm):
    """The first code of an app, which shows that it was set up well."""


class AgainForm(Throttled, forms.Form):
    """The own password, once more."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, user: User, request: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.request = user, request

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        try:
            right = check_password(self.request, self.user, password)
        except TooManyFailuresError as error:
            raise self.must_wait(error) from error
        if not right:
            raise ValidationError(_("The password is not right."), code="incorrect_password")
        return password


class ChangePasswordForm(Throttled, PasswordChangeForm):
    """The old password, and a new one twice."""

    def __init__(self, *args: Any, request: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old_password(self) -> str:
        password: str = self.cleaned_data["old_password"]
        try:
            right = check_password(self.request, self.user, password)
        except TooManyFailuresError as error:
            raise self.must_wait(error) from error
        if not right:
            raise ValidationError(self.error_messages["password_incorrect"])
        return password


class ResetForm(Throttled, PasswordResetForm):
    """Where to send a letter with a new beginning."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        try:
            begin_attempt(Subject(LETTER, email.casefold()))
        except TooManyFailuresError as error:
            raise self.must_wait(error) from error
        return email

    def send_mail(  # noqa: PLR0913, PLR0917 - Django's
        self,
        subject_template_name: str,
        email_template_name: str,
        context: dict[str, Any],
        from_email: str | None,
        to_email: str,
        html_email_template_name: str | None = None,
    ) -> None:
        del html_email_template_name
        with override(context["user"].language):
            subject = " ".join(render_to_string(subject_template_name, context).split())
            words = render_to_string(email_template_name, context)
        send_letter(EmailMessage(subject, words, from_email, [to_email]))


class ResetPasswordForm(SetPasswordForm):
    """A new password twice, after a letter."""

    user: User

    def save(self, *_: Any, **__: Any) -> User:
        choose_new_password(by=self.user, password=self.cleaned_data["new_password1"])
        return self.user


class NewPasswordForm(SetPasswordForm):
    """A new password twice; not the one that it replaces."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = cleaned.get("new_password1")
        if chosen and self.user.check_password(chosen):
            self.add_error("new_password1", _("Choose another than the one-time password."))
        return cleaned


class SignUpForm(BaseUserCreationForm):
    """An account of one's own."""

    class Meta:
        model = User
        fields = ("display_name", "username")

    def clean_username(self) -> str:
        username: str = User.normalize_username(self.cleaned_data["username"])
        if User.objects.filter(username=username).exists():
            raise ValidationError(_("This username is taken."), code="unique")
        return username


class LongSelect(forms.Select):
    """A select of hundreds of options, without a template for each of them."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        del renderer
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            ((key, mark_safe(" selected") if key == value else "", label)
             for key, label in self.choices),
        )  # fmt: skip
        given = flatatt({"name": name, **self.build_attrs(self.attrs, attrs)})
        return format_html("<select{}>{}</select>", given, options)


class ProfileForm(forms.Form):
    """What somebody says of themselves."""

    display_name = forms.CharField(
        label=_("Name shown to others"),
        max_length=80,
        required=False,
        help_text=_("Without one, your username is shown."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        help_text=_("Of your own pages and of letters. Public pages have it in their address."),
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        help_text=_("In which your pages show days and hours."),
        widget=LongSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zones = [(name, name.replace("_", " ")) for name in sorted(time_zones())]
        self.fields["time_zone"].choices = zones  # type: ignore[attr-defined]


class EmailForm(forms.Form):
    """An address for letters, or none."""

    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
