"""Concordances."""

from django.http import HttpRequest, HttpResponse

from portal.lessons.models import Step, StepKind
from portal.study.pages.concordance import concordance_page
from portal.study.views.tasks import answer, task_page


@task_page(StepKind.CONCORDANCE)
def concordance(request: HttpRequest, step: Step) -> HttpResponse:
    """Show the lines of a term, as far as this reader may see the words of their texts."""
    return answer(request, "concordance", concordance_page(request, step))
