"""The corroboration desk."""

from django.http import HttpRequest, HttpResponse

from portal.lessons.models import Step, StepKind
from portal.study.learner import learner_of
from portal.study.operations.guesses import pair_statements
from portal.study.pages.desk import desk_page, relations_given
from portal.study.views.tasks import again, answer, task_page


@task_page(StepKind.CORROBORATION)
def desk(request: HttpRequest, step: Step) -> HttpResponse:
    """Compare statements in pairs; then see what the editors say."""
    learner = learner_of(request)
    if request.method != "POST":
        return answer(request, "desk", desk_page(request, learner, step))
    pair_statements(by=learner, step=step, relations=relations_given(step, request.POST))
    return again(request)
