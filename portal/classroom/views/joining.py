"""Joining a class by its code."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.accounts.models import User
from portal.accounts.operations import ask_to_confirm_email
from portal.accounts.rules import is_person
from portal.accounts.throttling import (
    ADDRESS,
    JOIN_CODE,
    Subject,
    TooManyFailuresError,
    subjects_of,
)
from portal.accounts.views.signing_in import begin_session, new_person
from portal.classroom import pages
from portal.classroom.forms.classes import CodeForm, StudentSignUpForm
from portal.classroom.models import Classroom
from portal.classroom.operations import students as operations

STRANGERS = Subject(ADDRESS, "")
"""All strangers together, where only the address of the proxy is known."""


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Join with the account that is signed in, or make one with the code."""
    person = request.user if is_person(request.user) else None
    if request.method != "POST":
        code = request.GET.get("code", "")[:20]
        form = CodeForm(initial={"code": code}, subjects=())
        return _page(request, person, form, None if person else StudentSignUpForm())
    form = CodeForm(request.POST, subjects=_subjects(request, person))
    if not form.is_valid():
        # Without a code that opens a class nobody learns which usernames are taken.
        first = {name: request.POST.get(name, "") for name in ("display_name", "username", "email")}
        return _page(request, person, form, None if person else StudentSignUpForm(initial=first))
    if person:
        return _join(request, person, form)
    return _sign_up(request, form)


def _join(request: HttpRequest, person: User, form: CodeForm) -> HttpResponse:
    try:
        operations.join_class(by=person, classroom=form.classroom)
    except operations.JoinRefusedError:
        form.add_error("code", _("This code opens no class. Ask your teacher."))
        return _page(request, person, form, None)
    return HttpResponseRedirect(_address(form.classroom))


def _sign_up(request: HttpRequest, form: CodeForm) -> HttpResponse:
    sign_up = StudentSignUpForm(request.POST)
    if not sign_up.is_valid():
        return _page(request, None, form, sign_up)
    person = new_person(request, sign_up)
    person.email, email = "", sign_up.cleaned_data["email"]
    person.time_zone = form.classroom.time_zone
    operations.sign_up_and_join(
        person=person, password=sign_up.cleaned_data["password1"], classroom=form.classroom
    )
    if email:
        _send_letter(request, person, email)
    return begin_session(request, person, _address(form.classroom))


def _send_letter(request: HttpRequest, person: User, email: str) -> None:
    path = reverse("accounts:email_confirm", args=["TOKEN"])
    try:
        ask_to_confirm_email(by=person, email=email, confirm_url=f"{settings.SITE_URL}{path}")
    except TooManyFailuresError:
        return
    messages.info(request, _("We have sent you a letter. Open the address in it."))


def _subjects(request: HttpRequest, person: User | None) -> tuple[Subject, ...]:
    """Who tries codes: a person, and where it comes from; strangers by the latter alone."""
    counted = subjects_of(request, JOIN_CODE, str(person.pk) if person else "")
    return counted if person else counted[1:] or (STRANGERS,)


def _address(classroom: Classroom) -> str:
    return reverse("classroom:classroom", args=[classroom.pk])


def _page(request: HttpRequest, person: User | None, form: CodeForm, sign_up: Any) -> HttpResponse:
    code = form.data.get("code") or form.initial.get("code") or ""
    context = {"page": pages.join_page(request, code, person), "form": form, "sign_up": sign_up}
    response = TemplateResponse(request, "classroom/join.html", context)
    if form.wait:
        response.status_code = HTTPStatus.TOO_MANY_REQUESTS
        response.headers["Retry-After"] = str(form.wait.seconds)
    return response
