"""Change the key of a question for evidence: editors' statements on passages."""

from dataclasses import dataclass

from django.db import transaction

from articles.actor import Actor
from articles.models import Revision
from articles.operations.desk import vouch_for
from articles.operations.passages import mark_passage
from portal.lessons.answering import EVIDENCE
from portal.lessons.models import EvidencePassage, Question

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shown:
    """What an editor says that words show, in both languages."""

    words: str = ""
    words_vi: str = ""


_NOTHING = Shown()


@transaction.atomic
def name_evidence(  # noqa: PLR0913 - a statement has these parts
    *,
    by: Actor,
    question: Question,
    revision: Revision,
    span: Span,
    alternative: int = 1,
    shown: Shown = _NOTHING,
) -> EvidencePassage:
    """Say that words of a revision are evidence; ValidationError where they are named already."""
    start, end = span
    passage = mark_passage(by=by, revision=revision, start=start, end=end)
    row = EvidencePassage(
        question=question,
        alternative=alternative,
        passage=passage,
        comment=shown.words,
        comment_vi=shown.words_vi,
        editor=by,
    )
    row.full_clean()
    row.save()
    use = f"{EVIDENCE}:{row.pk}"
    vouch_for(by=by, passage=passage, revision_id=revision.pk, use=use, is_first=True)
    return row


def retire_evidence(by: Actor, number: int) -> None:
    """Take a passage out of its key; it is kept."""
    del by
    _set_retired(number, is_retired=True)


def restore_evidence(by: Actor, number: int) -> None:
    """Bring a retired passage back into its key."""
    del by
    _set_retired(number, is_retired=False)


def _set_retired(number: int, *, is_retired: bool) -> None:
    row = EvidencePassage.objects.get(pk=number)
    row.is_retired = is_retired
    row.full_clean()
    row.save()


@transaction.atomic
def offer_sentences(
    *, by: Actor, question: Question, revision: Revision, span: Span | None
) -> None:
    """Let learners choose among the sentences of a stretch; of the whole text without one."""
    question.ground = None
    if span is not None:
        question.ground = mark_passage(by=by, revision=revision, start=span[0], end=span[1])
    question.save(update_fields=["ground"])
