"""Sourcing first."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from portal.lessons.models import Step, StepKind
from portal.study.learner import learner_of
from portal.study.operations.guesses import make_guess
from portal.study.pages.guess import GuessForm, guess_page
from portal.study.views.tasks import again, answer, task_page


@task_page(StepKind.SOURCING)
def guess(request: HttpRequest, step: Step) -> HttpResponse:
    """Guess a card; then see it beside the guess."""
    learner = learner_of(request)
    if request.method != "POST":
        return answer(request, "guess", guess_page(request, learner, step))
    form = GuessForm(request.POST)
    if not form.is_valid():
        page = guess_page(request, learner, step, form)
        return answer(request, "guess", page, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    make_guess(by=learner, step=step, values=form.cleaned_data)
    return again(request)
