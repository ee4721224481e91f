"""Assigning, and the pages of what is assigned."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.accounts.private import person_of, private_page
from portal.classroom import pages
from portal.classroom.forms.assigning import (
    AssignForm,
    ClassDatesForm,
    DatesForm,
    ExtensionForm,
    dates_to_show,
)
from portal.classroom.models import AssignmentPart, Classroom, Handout
from portal.classroom.operations import assigning as operations
from portal.classroom.queries.board import work_of
from portal.classroom.queries.people import students_by_name
from portal.classroom.views.doors import (
    enrolment_in,
    only_teachers,
    posted,
    running_handout,
    seen_handout,
    taught_handout,
)
from portal.study import operations as study

TRAY = "classroom_tray"
"""Where the session keeps what a teacher collects for an assignment."""


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: HttpRequest) -> HttpResponse:
    """Assign what is named, with what was collected before."""
    only_teachers(request)
    if request.method == "POST":
        return _assign(request)
    named = request.GET.getlist("part")[: operations.MOST_PARTS]
    names = list(dict.fromkeys([*request.session.get(TRAY, []), *named]))
    targets = pages.found_targets(person_of(request), names)
    if any(name not in targets for name in named):
        raise Http404
    first = {"title": pages.first_title(targets)}
    return _assign_page(request, names, frozenset(names), AssignForm(initial=first))


def _assign(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    offered = request.POST.getlist("offered")[: operations.MOST_PARTS]
    chosen = pages.without_covered(request.POST.getlist("part")[: operations.MOST_PARTS])
    if request.POST.get("do") == "collect":
        request.session[TRAY] = chosen
        return HttpResponseRedirect(pages.place_of_last(person, chosen))
    form = AssignForm(request.POST)
    dates = _dates_forms(request)
    targets = pages.found_targets(person, chosen)
    given = [each for each in dates if each.is_valid() and each.cleaned_data["given"]]
    is_whole = form.is_valid() and all(each.is_valid() for each in dates)
    if not targets:
        form.add_error(None, _("Choose at least one thing to read."))
    elif is_whole and not given:
        form.add_error(None, _("Choose at least one class."))
    elif is_whole:
        operations.assign(
            by=person,
            targets=list(targets.values()),
            classes=[
                operations.DatesOfClass(classroom=each.classroom, **each.moments())
                for each in given
            ],
            **form.cleaned_data,
        )
        request.session.pop(TRAY, None)
        messages.success(request, _("Assigned."))
        return HttpResponseRedirect(reverse("classroom:home"))
    names = list(dict.fromkeys([*offered, *chosen]))
    return _assign_page(request, names, frozenset(chosen), form, dates)


def _dates_forms(request: HttpRequest) -> list[ClassDatesForm]:
    classes = Classroom.objects.taught_by(person_of(request)).current().order_by("name", "pk")
    today = {"opens_on": timezone.localdate(), "late_days": 7}
    listed = list(classes)
    only = len(listed) == 1
    return [
        ClassDatesForm(
            posted(request),
            classroom=each,
            initial=today | {"given": only},
        )
        for each in listed
    ]


def _assign_page(
    request: HttpRequest,
    names: Sequence[str],
    chosen: frozenset[str],
    form: AssignForm,
    dates: list[ClassDatesForm] | None = None,
) -> TemplateResponse:
    forms = _dates_forms(request) if dates is None else dates
    page = pages.assign_page(request, person_of(request), names, chosen)
    context = {"page": page, "form": form, "dates": forms}
    return TemplateResponse(request, "classroom/assign.html", context)


@private_page
@require_safe
def handout(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show the table of students to a teacher, and to a student what to read."""
    found, is_taught = seen_handout(request, pk, number)
    if is_taught:
        return _handout_page(request, found)
    page = pages.task_page(request, found, person_of(request))
    for part in pages.passages_of(found):
        study.record_opened(by=person_of(request), work=work_of(part))
    return TemplateResponse(request, "classroom/task.html", {"page": page})


@private_page
@require_safe
def handout_as_student(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show a teacher what a student sees."""
    found = taught_handout(request, pk, number)
    page = pages.task_page(request, found, person_of(request), as_student=True)
    return TemplateResponse(request, "classroom/task.html", {"page": page})


@private_page
@require_safe
def part_open(request: HttpRequest, pk: int, number: int, part: int) -> HttpResponse:
    """Go to what is to be read, and keep that a student opened it."""
    found, is_taught = seen_handout(request, pk, number)
    wanted = _part(found, part)
    if not is_taught:
        study.record_opened(by=person_of(request), work=work_of(wanted))
    return HttpResponseRedirect(pages.address_of(wanted))


@private_page
@require_POST
def part_tick(request: HttpRequest, pk: int, number: int, part: int) -> HttpResponse:
    """Keep that a student has read something, or take it back."""
    found, is_taught = seen_handout(request, pk, number)
    if is_taught:
        raise Http404
    change = study.mark_undone if request.POST.get("do") == "undo" else study.mark_done
    change(by=person_of(request), work=work_of(_part(found, part)))
    url = reverse("classroom:handout", args=[pk, number])
    return HttpResponseRedirect(f"{url}#part-{part}")


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
def handout_edit(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Change the dates of a class, and the words."""
    found = running_handout(request, pk, number)
    words = {"title": found.assignment.title, "instructions": found.assignment.instructions}
    form = AssignForm(posted(request), initial=words)
    zone = found.classroom.time_zone
    dates = DatesForm(posted(request), zone=zone, initial=dates_to_show(found))
    if form.is_valid() and dates.is_valid():
        operations.change_handout(
            by=person_of(request), handout=found, **form.cleaned_data, **dates.moments()
        )
        messages.success(request, _("Saved."))
        return _to_handout(found)
    page = pages.edit_page(request, found)
    context = {"page": page, "form": form, "dates": dates}
    return TemplateResponse(request, "classroom/handout_edit.html", context)


@private_page
@require_POST
def handout_take_back(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Take an assignment back."""
    operations.take_back(by=person_of(request), handout=running_handout(request, pk, number))
    messages.success(request, _("The assignment is taken back."))
    return HttpResponseRedirect(reverse("classroom:classroom", args=[pk]))


@private_page
@require_POST
def extend(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Give a student more time."""
    found = running_handout(request, pk, number)
    form = _extension_form(request, found)
    if not form.is_valid():
        return _handout_page(request, found, form)
    try:
        operations.extend(
            by=person_of(request),
            handout=found,
            enrolment=enrolment_in(found.classroom, form.cleaned_data["student"]),
            due_at=form.cleaned_data["due_at"],
        )
    except ValidationError as error:
        form.add_error(None, error)
        return _handout_page(request, found, form)
    return _to_handout(found)


def _extension_form(request: HttpRequest, found: Handout) -> ExtensionForm:
    return ExtensionForm(posted(request), handout=found, students=students_by_name(found.classroom))


def _handout_page(
    request: HttpRequest, found: Handout, form: ExtensionForm | None = None
) -> TemplateResponse:
    context: dict[str, Any] = {
        "page": pages.handout_page(request, found),
        "form": form or _extension_form(request, found),
    }
    return TemplateResponse(request, "classroom/handout.html", context)


def _to_handout(found: Handout) -> HttpResponseRedirect:
    url = reverse("classroom:handout", args=[found.classroom_id, found.pk])
    return HttpResponseRedirect(url)


def _part(found: Handout, part: int) -> AssignmentPart:
    wanted = pages.part_of(found, part)
    if wanted is None:
        raise Http404
    return wanted
