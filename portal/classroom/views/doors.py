"""Finding what a page is about, for those who may see it; for others it is not there."""

from django.http import Http404, HttpRequest, QueryDict

from portal.accounts.private import person_of
from portal.classroom.models import Classroom, Enrolment, Handout, Teaching
from portal.classroom.rules import may_make_classes


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with; None where it was not sent, so that it is shown."""
    return request.POST if request.method == "POST" else None


def only_teachers(request: HttpRequest) -> None:
    """Answer 404 to whoever may not make classes."""
    if not may_make_classes(person_of(request)):
        raise Http404


def taught_class(request: HttpRequest, pk: int) -> Classroom:
    """A class that the person teaches."""
    found = Classroom.objects.taught_by(person_of(request)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def running_class(request: HttpRequest, pk: int) -> Classroom:
    """A class that the person teaches and that is not archived."""
    found = taught_class(request, pk)
    if found.archived_at:
        raise Http404
    return found


def enrolment_in(classroom: Classroom, pk: int) -> Enrolment:
    """An enrolment of a class."""
    found = classroom.enrolments.select_related("student").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def teaching_in(classroom: Classroom, pk: int) -> Teaching:
    """Somebody who teaches a class."""
    found = classroom.teachings.select_related("person").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def attended_class(request: HttpRequest, pk: int) -> Classroom:
    """A class that the person is a student of."""
    found = Classroom.objects.attended_by(person_of(request)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def taught_handout(request: HttpRequest, pk: int, number: int) -> Handout:
    """A handout of a class that the person teaches."""
    return _handout(taught_class(request, pk), number)


def running_handout(request: HttpRequest, pk: int, number: int) -> Handout:
    """A handout of a class that the person teaches and that is not archived."""
    return _handout(running_class(request, pk), number)


def seen_handout(request: HttpRequest, pk: int, number: int) -> tuple[Handout, bool]:
    """A handout that the person may see, and whether they teach its class."""
    person = person_of(request)
    handout = (
        Handout.objects.visible_to(person)
        .filter(pk=number, classroom=pk)
        .select_related("assignment", "classroom")
        .first()
    )
    if handout is None:
        raise Http404
    return handout, Classroom.objects.taught_by(person).filter(pk=pk).exists()


def _handout(classroom: Classroom, number: int) -> Handout:
    found = classroom.handouts.select_related("assignment").filter(pk=number).first()
    if found is None:
        raise Http404
    found.classroom = classroom
    return found
