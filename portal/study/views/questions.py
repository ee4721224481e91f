"""Questions."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from portal.lessons.models import Step, StepKind
from portal.lessons.queries import is_public_lesson
from portal.study.forms import AnswerForm, OrderingForm, answer_form, unsent_form
from portal.study.given import Given
from portal.study.learner import Learner, learner_of
from portal.study.operations.answers import answer_question, give_up, take_hint
from portal.study.pages.question import question_page
from portal.study.pages.tasks import question_of
from portal.study.queries.answers import Asked, asked_of, is_answered_so
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
            if request.POST.get("hints", str(asked.hints)) == str(asked.hints):  # not sent twice
                take_hint(by=asked.learner, question=asked.question)
            return _still_open(request, step)
        case "show":
            give_up(by=asked.learner, question=asked.question)
        case _:
            return _answered(request, step, asked)
    return _on(request)


def _still_open(request: HttpRequest, step: Step) -> HttpResponse:
    """The form with what was filled in so far, beside one hint more."""
    asked = asked_of(_learner(request, step), question_of(step))
    form = _form(asked)
    if form is not None and not asked.is_closed:
        form = unsent_form(asked, request.POST)
    return answer(request, "question", question_page(request, step, asked, form))


def _answered(request: HttpRequest, step: Step, asked: Asked) -> HttpResponse:
    if not _can_be_asked(asked):
        return _on(request)
    form = answer_form(asked, request.POST)
    if not form.is_valid():
        if asked.is_closed:
            return _on(request)
        page = question_page(request, step, asked, form)
        return answer(request, "question", page, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if isinstance(form, OrderingForm) and form.is_move:
        form.moved()
        return answer(request, "question", question_page(request, step, asked, form))
    given = form.given()
    if answer_question(
        by=asked.learner, question=asked.question, given=given, number=form.number
    ) or is_answered_so(asked.learner, asked.question, given):
        return _on(request)
    return _overtaken(request, step, given)


def _overtaken(request: HttpRequest, step: Step, given: Given) -> HttpResponse:
    """Say that another answer came first, and give this one back."""
    asked = asked_of(_learner(request, step), question_of(step))
    form = None if asked.is_closed else unsent_form(asked, request.POST)
    page = question_page(request, step, asked, form, unkept=given.words)
    return answer(request, "question", page, status=HTTPStatus.CONFLICT)


def _form(asked: Asked) -> AnswerForm | None:
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
