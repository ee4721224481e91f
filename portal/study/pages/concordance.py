"""The page of a concordance: the lines of a term that its reader may see, and the prompts."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from portal.lessons.models import Step
from portal.lessons.pages import prompts_of
from portal.reading.pages import Concordance, concordance_of
from portal.study.pages.tasks import NoSuchTaskError, TaskPage, task_parts
from portal.ui.languages import in_language
from portal.ui.pages import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcordancePage(TaskPage):
    """The lines of a term by text and date."""

    term: Link
    """The term's own page."""
    definition: str
    """What it means."""
    prompts: tuple[str, ...]
    """What to look for in the lines."""
    concordance: Concordance
    """The lines."""
    sign_in_url: str
    """Where readers of texts for signed-in people sign in; empty where no text is left out."""


def concordance_page(request: HttpRequest, step: Step) -> ConcordancePage:
    """The lines in the texts for everybody; for a signed-in reader also in those for accounts."""
    term = step.term
    if term is None:
        raise NoSuchTaskError(step.pk)
    found = concordance_of(term, signed_in=request.user.is_authenticated)
    here = reverse("study:concordance", args=[step.pk])
    return ConcordancePage(
        **task_parts(request, step),
        term=Link(in_language(term.name, term.name_vi), reverse("reading:term", args=[term.slug])),
        definition=in_language(term.definition, term.definition_vi),
        prompts=prompts_of(step),
        concordance=found,
        sign_in_url="" if found.is_whole else f"{reverse('accounts:sign_in')}?next={here}",
    )
