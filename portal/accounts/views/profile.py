"""What people do with their own account."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import FormView, TemplateView

from portal.accounts import operations, pages
from portal.accounts.forms import AgainForm, EmailForm, ProfileForm
from portal.accounts.private import person_of, private_page
from portal.accounts.rules import is_teacher
from portal.accounts.throttling import TooManyFailuresError
from portal.accounts.views.framing import PrivateFramed


@private_page
@require_safe
def profile(request: HttpRequest) -> TemplateResponse:
    """Show a person's own account."""
    page = pages.profile_page(request, person_of(request))
    return TemplateResponse(request, "accounts/profile.html", {"page": page})


@private_page
@require_POST
def sign_out_elsewhere(request: HttpRequest) -> HttpResponse:
    """End the other sessions."""
    operations.sign_out_elsewhere(by=person_of(request), here=request.session.session_key)
    messages.success(request, _("You are signed out everywhere else."))
    return HttpResponseRedirect(reverse("accounts:profile"))


class ProfileEdit(PrivateFramed, FormView):
    """Change name, language and time zone."""

    template_name = "accounts/profile_edit.html"
    page_title = gettext_lazy("Name, language, time zone")
    form_class = ProfileForm

    def get_initial(self) -> dict[str, Any]:
        person = person_of(self.request)
        return {name: getattr(person, name) for name in ProfileForm.base_fields}

    def form_valid(self, form: ProfileForm) -> HttpResponse:
        operations.update_profile(by=person_of(self.request), **form.cleaned_data)
        with override(form.cleaned_data["language"]):
            messages.success(self.request, _("Saved."))
            return HttpResponseRedirect(reverse("accounts:profile"))


class EmailEdit(PrivateFramed, FormView):
    """Give an e-mail address, change it, or take it back."""

    template_name = "accounts/email.html"
    page_title = gettext_lazy("E-mail address")
    form_class = EmailForm

    def form_valid(self, form: EmailForm) -> HttpResponse:
        person = person_of(self.request)
        confirm = self.request.build_absolute_uri(reverse("accounts:email_confirm", args=["TOKEN"]))
        try:
            operations.ask_to_confirm_email(
                by=person, email=form.cleaned_data["email"], confirm_url=confirm
            )
        except TooManyFailuresError:
            form.add_error("email", _("Too many letters. Try again in an hour."))
            return self.form_invalid(form)
        messages.info(self.request, _("We have sent you a letter. Open the address in it."))
        return HttpResponseRedirect(reverse("accounts:profile"))


@private_page
@require_POST
def email_remove(request: HttpRequest) -> HttpResponse:
    """Have no e-mail address."""
    operations.remove_email(by=person_of(request))
    return HttpResponseRedirect(reverse("accounts:profile"))


class EmailConfirm(PrivateFramed, TemplateView):
    """Confirm an e-mail address by a button, since mail programs open addresses by themselves."""

    template_name = "accounts/email_confirm.html"
    page_title = gettext_lazy("Confirm your e-mail address")

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            operations.confirm_email(by=person_of(request), token=token)
        except operations.AddressClosedError:
            messages.error(request, _("This address is used up or too old."))
        else:
            messages.success(request, _("Your e-mail address is confirmed."))
        return HttpResponseRedirect(reverse("accounts:profile"))


class Export(PrivateFramed, FormView):
    """Download what the portal keeps about oneself."""

    template_name = "accounts/export.html"
    page_title = gettext_lazy("Your data")
    form_class = AgainForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {
            "request": self.request,
            "user": person_of(self.request),
        }

    def form_valid(self, form: AgainForm) -> HttpResponse:
        del form
        person = person_of(self.request)
        data = operations.export_person(by=person, person=person)
        return JsonResponse(
            data,
            json_dumps_params={"ensure_ascii": False, "indent": 2},
            headers={"Content-Disposition": 'attachment; filename="open-door.json"'},
        )


class Erase(PrivateFramed, FormView):
    """Delete one's own account."""

    template_name = "accounts/erase.html"
    page_title = gettext_lazy("Delete your account")
    form_class = AgainForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"teaches": is_teacher(person_of(self.request))}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {
            "request": self.request,
            "user": person_of(self.request),
        }

    def form_valid(self, form: AgainForm) -> HttpResponse:
        person = person_of(self.request)
        try:
            operations.erase_person(by=person, person=person)
        except operations.LastAdministratorError:
            form.add_error(None, _("You are the last administrator. Name another one first."))
            return self.form_invalid(form)
        logout(self.request)
        return HttpResponseRedirect(reverse("home:home"))
