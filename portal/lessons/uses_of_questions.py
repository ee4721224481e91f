"""What questions have on passages, and where questions are asked."""

from collections import defaultdict
from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.uses import Use
from portal.lessons.answering import EVIDENCE
from portal.lessons.models import EvidencePassage, Question, Step


def evidence_on(passages: Sequence[int]) -> dict[int, list[Use]]:
    """The passages that are evidence. Never public: readers may not even know the passage."""
    found: dict[int, list[Use]] = defaultdict(list)
    rows = EvidencePassage.objects.filter(passage__in=passages, is_retired=False)
    for row in rows.select_related("question").order_by("pk"):
        found[row.passage_id].append(
            Use(
                key=f"{EVIDENCE}:{row.pk}",
                label=_("Evidence for “%(question)s”") % {"question": row.question},
                address=reverse("admin:lessons_question_change", args=[row.question_id]),
                blocks_deletion=True,
                is_public=False,
                waits_for_confirmation=True,
            )
        )
    return found


def grounds_on(passages: Sequence[int]) -> dict[int, list[Use]]:
    """The passages whose sentences a question offers."""
    found: dict[int, list[Use]] = defaultdict(list)
    for question in Question.objects.filter(ground__in=passages).order_by("pk"):
        found[question.ground_id or 0].append(
            Use(
                key=f"ground:{question.pk}",
                label=_("Sentences offered by “%(question)s”") % {"question": question},
                address=reverse("admin:lessons_question_change", args=[question.pk]),
                blocks_deletion=True,
                is_public=False,
            )
        )
    return found


def questions_about(articles: Sequence[int]) -> dict[int, list[Use]]:
    """The questions whose evidence is in texts."""
    found: dict[int, list[Use]] = defaultdict(list)
    for question in Question.objects.filter(article__in=articles).order_by("pk"):
        found[question.article_id or 0].append(
            Use(
                key=f"question:{question.pk}",
                label=_("Evidence for “%(question)s”") % {"question": question},
                address=reverse("admin:lessons_question_change", args=[question.pk]),
                blocks_deletion=True,
                is_public=False,
            )
        )
    return found


def steps_asking(questions: Sequence[int]) -> dict[int, list[Use]]:
    """The steps that ask questions."""
    found: dict[int, list[Use]] = defaultdict(list)
    rows = Step.objects.filter(question__in=questions).select_related("lesson")
    for step in rows.order_by("pk"):
        found[step.question_id or 0].append(
            Use(
                key=f"step:{step.pk}",
                label=_("Asked in the lesson “%(lesson)s”") % {"lesson": step.lesson},
                address=reverse("admin:lessons_lesson_change", args=[step.lesson_id]),
                blocks_deletion=True,
                is_public=False,
            )
        )
    return found
