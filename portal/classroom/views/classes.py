"""The first page, a class, its settings and its code."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.accounts.private import person_of, private_page
from portal.classroom import pages
from portal.classroom.forms.classes import ClassForm, CopyForm, JoinUntilForm, TeacherForm
from portal.classroom.models import Classroom
from portal.classroom.operations import classes as operations
from portal.classroom.views.doors import (
    attended_class,
    only_teachers,
    posted,
    running_class,
    taught_class,
    teaching_in,
)

SHOW = require_http_methods(["GET", "HEAD", "POST"])


@private_page
@require_safe
def home(request: HttpRequest) -> TemplateResponse:
    """Show what waits in all classes, and what is to be read."""
    page = pages.home_page(request, person_of(request))
    return TemplateResponse(request, "classroom/home.html", {"page": page})


@private_page
@SHOW
def make(request: HttpRequest) -> HttpResponse:
    """Make a class."""
    only_teachers(request)
    person = person_of(request)
    form = ClassForm(posted(request), initial={"time_zone": person.time_zone})
    if form.is_valid():
        made = operations.make_class(by=person, **form.cleaned_data)
        messages.success(request, _("The class is made. Students join it by this code."))
        return HttpResponseRedirect(reverse("classroom:code", args=[made.pk]))
    page = pages.making_page(request)
    return TemplateResponse(request, "classroom/make.html", {"page": page, "form": form})


@private_page
@require_safe
def classroom(request: HttpRequest, pk: int) -> TemplateResponse:
    """Show a class, to its teachers or to its students."""
    person = person_of(request)
    taught = Classroom.objects.taught_by(person).filter(pk=pk).first()
    if taught is not None:
        page = pages.class_page(request, taught)
        return TemplateResponse(request, "classroom/class.html", {"page": page})
    attended = attended_class(request, pk)
    as_seen = pages.student_class_page(request, attended, person)
    return TemplateResponse(request, "classroom/class_student.html", {"page": as_seen})


@private_page
@require_safe
def as_student(request: HttpRequest, pk: int) -> TemplateResponse:
    """Show a teacher what the class sees."""
    taught = taught_class(request, pk)
    page = pages.student_class_page(request, taught, person_of(request), as_student=True)
    return TemplateResponse(request, "classroom/class_student.html", {"page": page})


@private_page
@require_safe
def code(request: HttpRequest, pk: int) -> TemplateResponse:
    """Show the join code, large."""
    taught = taught_class(request, pk)
    return _code_page(request, taught, JoinUntilForm(zone=taught.time_zone))


@private_page
@require_POST
def code_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Let students join, until the end of a day or for good."""
    taught = running_class(request, pk)
    form = JoinUntilForm(request.POST, zone=taught.time_zone)
    if not form.is_valid():
        return _code_page(request, taught, form)
    until = form.cleaned_data["until"]
    operations.open_joining(by=person_of(request), classroom=taught, until=until)
    return _to("code", taught)


@private_page
@require_POST
def code_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Let nobody join."""
    taught = running_class(request, pk)
    operations.close_joining(by=person_of(request), classroom=taught)
    return _to("code", taught)


@private_page
@require_POST
def code_renew(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a new code."""
    taught = running_class(request, pk)
    operations.renew_join_code(by=person_of(request), classroom=taught)
    messages.success(request, _("This is the new code. The old one opens nothing any more."))
    return _to("code", taught)


@private_page
@SHOW
def settings(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what the class is called, and go to what else can be done with it."""
    taught = (running_class if request.method == "POST" else taught_class)(request, pk)
    first = {name: getattr(taught, name) for name in ClassForm.base_fields}
    form = ClassForm(posted(request), initial=first)
    if form.is_valid():
        operations.change_class(by=person_of(request), classroom=taught, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return _to("settings", taught)
    return _settings_page(request, taught, form=form)


@private_page
@require_POST
def teacher_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Let another teacher teach the class too."""
    taught = running_class(request, pk)
    form = TeacherForm(request.POST)
    if form.is_valid():
        try:
            operations.add_teacher(by=person_of(request), classroom=taught, **form.cleaned_data)
        except operations.NotATeacherError:
            form.add_error("username", _("No teacher has this username."))
        else:
            return _to("settings", taught)
    return _settings_page(request, taught, teacher_form=form)


@private_page
@require_POST
def teacher_remove(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Let somebody teach the class no longer."""
    taught = taught_class(request, pk)
    try:
        operations.remove_teacher(
            by=person_of(request), classroom=taught, teaching=teaching_in(taught, number)
        )
    except operations.LastTeacherError:
        messages.error(request, _("Somebody must teach the class. Archive it instead."))
    if not Classroom.objects.taught_by(person_of(request)).filter(pk=pk).exists():
        return HttpResponseRedirect(reverse("classroom:home"))
    return _to("settings", taught)


@private_page
@require_POST
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the class away."""
    taught = taught_class(request, pk)
    operations.archive_class(by=person_of(request), classroom=taught)
    messages.success(request, _("The class is archived."))
    return _to("settings", taught)


@private_page
@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the class out of the archive."""
    taught = taught_class(request, pk)
    operations.restore_class(by=person_of(request), classroom=taught)
    messages.success(request, _("The class runs again. Its join code is closed."))
    return _to("settings", taught)


@private_page
@SHOW
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the class of the next term."""
    taught = taught_class(request, pk)
    form = CopyForm(posted(request), initial={"name": taught.name})
    if form.is_valid():
        made = operations.copy_class(by=person_of(request), classroom=taught, **form.cleaned_data)
        messages.success(request, _("The new class is made. Set the dates of its assignments."))
        return _to("classroom", made)
    page = pages.copy_page(request, taught)
    return TemplateResponse(request, "classroom/copy.html", {"page": page, "form": form})


def _to(name: str, taught: Classroom) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(f"classroom:{name}", args=[taught.pk]))


def _code_page(request: HttpRequest, taught: Classroom, form: JoinUntilForm) -> TemplateResponse:
    page = pages.join_code_page(request, taught)
    return TemplateResponse(request, "classroom/code.html", {"page": page, "form": form})


def _settings_page(request: HttpRequest, taught: Classroom, **forms: Any) -> TemplateResponse:
    first = {name: getattr(taught, name) for name in ClassForm.base_fields}
    given = {"form": ClassForm(initial=first), "teacher_form": TeacherForm()} | forms
    page = pages.settings_page(request, taught, person_of(request))
    return TemplateResponse(request, "classroom/settings.html", {"page": page, **given})
