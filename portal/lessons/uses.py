"""Where steps of lessons use texts, words, events and figures."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Passage
from articles.uses import Use
from portal.lessons.models import Step
from portal.lessons.queries import is_public_lesson

STEP = "step"


def steps_on_articles(articles: Sequence[int]) -> dict[int, list[Use]]:
    """The steps that read texts, or words of them."""
    found: dict[int, list[Use]] = defaultdict(list)
    wanted = set(articles)
    of_text = Q(article__in=wanted) | Q(passage__article__in=wanted)
    for step in _steps(of_text | Q(extracts__passage__article__in=wanted)):
        named = {step.article_id, *(passage.article_id for passage in _passages(step))}
        for key in wanted & named:
            found[key].append(_use(step))
    return found


def steps_on_passages(passages: Sequence[int]) -> dict[int, list[Use]]:
    """The steps that set words to be read."""
    found: dict[int, list[Use]] = defaultdict(list)
    wanted = set(passages)
    for step in _steps(Q(passage__in=wanted) | Q(extracts__passage__in=wanted)):
        for key in wanted & {passage.pk for passage in _passages(step)}:
            found[key].append(_use(step))
    return found


def steps_on_events(events: Sequence[int]) -> dict[int, list[Use]]:
    """The desks at which statements about events are compared, and what puts them in order."""
    found: dict[int, list[Use]] = defaultdict(list)
    wanted = set(events)
    for step in _steps(Q(event__in=wanted) | Q(events__event__in=wanted)):
        for key in wanted & {step.event_id, *(row.event_id for row in step.events.all())}:
            found[key].append(_use(step))
    return found


def steps_on_indicators(indicators: Sequence[int]) -> dict[int, list[Use]]:
    """The charts of indicators, and the desks at which their figures are compared."""
    found: dict[int, list[Use]] = defaultdict(list)
    for step in _steps(Q(indicator__in=indicators)):
        found[step.indicator_id or 0].append(_use(step))
    return found


def steps_on_themes(themes: Sequence[int]) -> dict[int, list[Use]]:
    """The readings that show the notes on themes."""
    found: dict[int, list[Use]] = defaultdict(list)
    for step in _steps(Q(theme__in=themes)):
        found[step.theme_id or 0].append(_use(step))
    return found


def steps_on_terms(terms: Sequence[int]) -> dict[int, list[Use]]:
    """The steps that name terms as words to know, and the concordances of terms that are read."""
    found: dict[int, list[Use]] = defaultdict(list)
    wanted = set(terms)
    for step in _steps(Q(term__in=wanted) | Q(terms__in=wanted)).prefetch_related("terms"):
        for key in wanted & {step.term_id, *(term.pk for term in step.terms.all())}:
            found[key].append(_use(step))
    return found


def _steps(of: Q) -> "QuerySet[Step]":
    return (
        Step.objects.filter(of)
        .distinct()
        .select_related("lesson__module__course", "passage")
        .prefetch_related("extracts__passage", "events")
        .order_by("lesson__position", "lesson", "position", "pk")
    )


def _passages(step: Step) -> list[Passage]:
    set_beside = [row.passage for row in step.extracts.all()]
    return [step.passage, *set_beside] if step.passage else set_beside


def _use(step: Step) -> Use:
    return Use(
        key=f"{STEP}:{step.pk}",
        label=_("Step “%(step)s” of the lesson “%(lesson)s”")
        % {"step": step.title, "lesson": step.lesson.title},
        address=reverse("admin:lessons_lesson_change", args=[step.lesson_id])
        if step.is_retired
        else reverse("admin:lessons_step_change", args=[step.pk]),
        blocks_deletion=True,
        is_public=not step.is_retired and is_public_lesson(step.lesson),
    )
