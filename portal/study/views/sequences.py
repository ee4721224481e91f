"""Sequences of events."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from portal.lessons.models import Step, StepKind
from portal.lessons.queries import events_to_order
from portal.study.forms import SequenceForm
from portal.study.learner import learner_of
from portal.study.operations.arrangements import arrange
from portal.study.pages.sequence import sequence_page
from portal.study.views.tasks import again, answer, task_page


@task_page(StepKind.SEQUENCE)
def sequence(request: HttpRequest, step: Step) -> HttpResponse:
    """Put events in order; then see when they happened, and on which words that stands."""
    learner, events = learner_of(request), events_to_order(step)
    if request.method != "POST":
        form = SequenceForm(step=step, events=events)
        page = sequence_page(request, learner, step, events, form)
        return answer(request, "sequence", page)
    form = SequenceForm(request.POST, step=step, events=events)
    if form.is_valid() and not form.is_move:
        arrange(by=learner, step=step, events=events, order=form.items)
        return again(request)
    status = HTTPStatus.OK
    if form.is_valid():
        form.moved()
    else:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    page = sequence_page(request, learner, step, events, form)
    return answer(request, "sequence", page, status=status)
