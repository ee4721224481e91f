"""Questions."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from portal.lessons.models import Step, StepKind
from portal.lessons.queries import is_public_lesson
from portal.study.forms import OrderingForm, answer_form
from portal.study.learner import Learner, learner_of
from portal.study.operations.answers import answer_question, give_up, take_hint
from portal.study.pages.question import question_page
from portal.study.pages.tasks import question_of
from portal.study.queries.answers import Asked, asked_of
from portal.study.views.tasks import answer, task_page


@task_page(StepKind.QUESTION)
def question(request: HttpRequest, step: Step) -> HttpResponse:
    """Answer a question; take a hint; ask for the editor's answer."""
    asked = asked_of(_learner(request, step), question_of(step))
    if request.method != "POST":
        page = question_page(request, step, asked, _form(asked))
        return answer(request, "question", page)
    match request.POST.get("act"):
        case "hint":
            take_hint(by=asked.learner, question=asked.question)
        case "show":
            give_up(by=asked.learner, question=asked.question)
        case _:
            return _answered(request, step, asked)
    return _on(request)


def _answered(request: HttpRequest, step: Step, asked: Asked) -> HttpResponse:
    if asked.is_closed or not _can_be_asked(asked):
        return _on(request)
    form = answer_form(asked, request.POST)
    if not form.is_valid():
        page = question_page(request, step, asked, form)
        return answer(request, "question", page, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if isinstance(form, OrderingForm) and form.is_move:
        form.moved()
        return answer(request, "question", question_page(request, step, asked, form))
    answer_question(
        by=asked.learner, question=asked.question, given=form.given(), number=form.number
    )
    return _on(request)


def _form(asked: Asked) -> object:
    return answer_form(asked) if _can_be_asked(asked) else None


def _can_be_asked(asked: Asked) -> bool:
    return asked.question.article is None or asked.sheet is not None


def _learner(request: HttpRequest, step: Step) -> Learner:
    """Who answers. What editors try before a lesson is public stays in their session."""
    if is_public_lesson(step.lesson):
        return learner_of(request)
    return Learner(None, request.session)


def _on(request: HttpRequest) -> HttpResponse:
    """What was sent is kept: go on at the result."""
    response = HttpResponseRedirect(f"{request.path}#result")
    response.status_code = HTTPStatus.SEE_OTHER
    return response
