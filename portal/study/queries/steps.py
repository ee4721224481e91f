"""What learners did at steps of lessons."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import Count, Model
from django.urls import reverse
from django.utils.translation import ngettext

from articles.uses import Use
from portal.lessons.models import Step
from portal.study.models import Answer, Arrangement, Guess, Pairing

_AT_STEPS: tuple[type[Model], ...] = (Guess, Pairing, Arrangement)


def work_at_steps(steps: Sequence[int]) -> dict[int, list[Use]]:
    """That learners worked at steps, by how many things they left there; nobody is named."""
    found: Counter[int] = Counter()
    for model in _AT_STEPS:
        rows = model._default_manager.filter(step__in=steps)  # noqa: SLF001 - public by custom
        found.update(dict(rows.order_by().values_list("step").annotate(Count("pk"))))
    asked = Step.objects.filter(pk__in=steps, question__isnull=False)
    of_question = dict(asked.values_list("pk", "question"))
    answers = Answer.objects.filter(question__in=of_question.values()).order_by()
    given = dict(answers.values_list("question").annotate(Count("pk")))
    found.update({step: given.get(key, 0) for step, key in of_question.items()})
    return {step: [_use(step, count)] for step, count in found.items() if count}


def _use(step: int, count: int) -> Use:
    return Use(
        key=f"work:{step}",
        label=ngettext(
            "%(count)d thing that learners did there",
            "%(count)d things that learners did there",
            count,
        )
        % {"count": count},
        address=reverse("admin:lessons_step_change", args=[step]),
        blocks_deletion=True,
        is_public=False,
        is_editorial=False,
    )
