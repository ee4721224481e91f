"""Who is in a class: the list, removing, sign-in cards, the import of a list."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.accounts.operations import NotManagedError
from portal.accounts.private import person_of, private_page
from portal.classroom import pages
from portal.classroom.forms.classes import RosterForm
from portal.classroom.models import Classroom
from portal.classroom.operations import students as operations
from portal.classroom.queries.people import everybody_of
from portal.classroom.views.doors import enrolment_in, posted, running_class, taught_class


@private_page
@require_safe
def students(request: HttpRequest, pk: int) -> TemplateResponse:
    """List the students of a class."""
    page = pages.students_page(request, taught_class(request, pk), person_of(request))
    return TemplateResponse(request, "classroom/students.html", {"page": page})


@private_page
@require_POST
def remove(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Take a student out of the class."""
    taught = running_class(request, pk)
    enrolment = enrolment_in(taught, number)
    operations.remove_student(by=person_of(request), enrolment=enrolment)
    name = enrolment.student.get_full_name()
    messages.success(request, _("%(name)s is removed from the class.") % {"name": name})
    return _to_students(taught)


@private_page
@require_POST
def readmit(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Let a removed student in again."""
    taught = running_class(request, pk)
    operations.readmit_student(by=person_of(request), enrolment=enrolment_in(taught, number))
    return _to_students(taught)


@private_page
@require_POST
def sign_in_cards(request: HttpRequest, pk: int) -> HttpResponse:
    """Set one-time passwords for the chosen students, and show their cards once."""
    taught = running_class(request, pk)
    keys = {int(key) for key in request.POST.getlist("student") if key.isascii() and key.isdigit()}
    chosen = everybody_of(taught, keys)
    if len(chosen) != len(keys):
        raise Http404
    if not chosen:
        messages.error(request, _("Choose at least one student."))
        return _to_students(taught)
    try:
        made = operations.make_sign_in_cards(by=person_of(request), enrolments=chosen)
    except (NotManagedError, operations.SharedAccountError, operations.UsedOutsideError):
        messages.error(request, _("One of these accounts is not yours to open. None was changed."))
        return _to_students(taught)
    page = pages.cards_page(request, taught, made)
    return TemplateResponse(request, "classroom/cards.html", {"page": page})


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
def roster(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a list, show what it holds, and make the accounts when that is confirmed."""
    taught = running_class(request, pk)
    form = RosterForm(posted(request), request.FILES or None)
    if not form.is_valid():
        page = pages.roster_page(request, taught)
        return TemplateResponse(request, "classroom/roster.html", {"page": page, "form": form})
    text = form.cleaned_data["text"]
    shown = request.POST.getlist("username")
    lines = pages.read_lines(text, shown)
    if lines and [line.username for line in lines] == shown:  # what was looked at is confirmed
        try:
            made = operations.import_roster(by=person_of(request), classroom=taught, lines=lines)
        except ValidationError:  # somebody took a username meanwhile, or it is sent twice
            lines = pages.read_lines(text, shown)
        else:
            cards = pages.cards_page(request, taught, made)
            return TemplateResponse(request, "classroom/cards.html", {"page": cards})
    page = pages.roster_page(request, taught, text, lines)
    again = RosterForm(initial={"typed": text})
    return TemplateResponse(request, "classroom/roster.html", {"page": page, "form": again})


def _to_students(taught: Classroom) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("classroom:students", args=[taught.pk]))
