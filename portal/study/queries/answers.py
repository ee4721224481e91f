"""What a learner answered, wherever it is kept."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from typing import Any

from django.db.models import Count, Prefetch
from django.urls import reverse
from django.utils.translation import ngettext

from articles.uses import Use
from portal.lessons.answering import Sheet, key_of, sheet_of
from portal.lessons.models import Question, QuestionKind
from portal.lessons.scoring import Key, KeyFaultError
from portal.lessons.wording import partner_key, wording_of
from portal.study.given import Given
from portal.study.learner import Learner
from portal.study.models import Answer, AskedHelp, Regrading
from portal.ui.languages import in_language

ANSWERS = "answers"
"""Where a visitor's session holds them."""

FULL = 1
MOST_ATTEMPTS = 50
"""How many answers are kept where any number is allowed."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer: what was given, what it was graded by, what it is worth now."""

    number: int
    given: dict[str, Any]
    words: str
    revision: int | None
    key: dict[str, Any] | None
    key_words: str
    score: Fraction | None
    hints: int
    answered_at: str
    named: Sequence[Sequence[str]] = ()
    asked: Sequence[str] = ()

    @property
    def is_full(self) -> bool:
        return self.score == FULL

    def words_of(self, question: Question) -> dict[str, str]:
        """How everything that the answer and its key name read at the grading, in this language."""
        named = self.named or wording_of(question)  # a session begun before has no words
        return {key: in_language(words, words_vi) for key, words, words_vi in named}

    def prompt_before(self, question: Question) -> str:
        """What was asked at the grading, in this language; empty where it is asked still."""
        if not self.asked or list(self.asked) == [question.prompt, question.prompt_vi]:
            return ""
        return in_language(*self.asked)

    def is_of_other_words(self, question: Question) -> bool:
        """Whether editors wrote the question, or what answers it, anew since the grading."""
        now = {key: words for key, *words in wording_of(question)}
        then = {key: words for key, *words in self.named}
        is_renamed = bool(then) and any(
            then.get(key) != now.get(key) for key in now.keys() | (then.keys() & self._names())
        )
        return is_renamed or bool(self.prompt_before(question))

    def _names(self) -> set[str]:
        """What the answer and its key name, by the keys of `named`."""
        key = self.key or {}
        found = {str(place) for place, _line in enumerate(key.get("criteria", ()))}
        right = (key.get(name, ()) for name in ("right", "order", "pairs"))
        for each in chain(self.given["values"], *right):
            match each:
                case str():
                    found.add(each)
                case [str(item), str(partner)]:
                    found |= {item, partner_key(partner)}
        return found

    @property
    def has_right_part(self) -> bool:
        """Whether something of several parts was right, whatever the score."""
        key = self.key or {}
        right = {each for alternative in key.get("alternatives", ()) for each in alternative}
        right |= set(key.get("right", ()))
        right |= {tuple(pair) for pair in key.get("pairs", ())}
        values = self.given["values"]
        return bool(right & {tuple(each) if isinstance(each, list) else each for each in values})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as one learner finds it.

    `sheet` is the text to choose evidence from; `key` is missing while nothing can be scored.
    """

    question: Question
    learner: Learner
    sheet: Sheet | None
    key: Key | None
    attempts: tuple[Attempt, ...]
    hints: int
    gave_up: bool

    @property
    def last(self) -> Attempt | None:
        return self.attempts[-1] if self.attempts else None

    @property
    def left(self) -> int | None:
        """How many attempts are left; None for any number."""
        limit = self.question.attempts
        if not limit and len(self.attempts) < MOST_ATTEMPTS:
            return None
        return max(0, limit - len(self.attempts))

    @property
    def is_closed(self) -> bool:
        """Whether no further answer is taken, and the key may be seen."""
        return self.gave_up or self.left == 0 or (self.last is not None and self.last.is_full)


def asked_of(learner: Learner, question: Question) -> Asked:
    """A question with its key as things stand and what a learner has done with it."""
    sheet = None
    if question.kind == QuestionKind.EVIDENCE and question.article is not None:
        revision = question.article.published_revision
        sheet = sheet_of(question, revision) if revision else None
    hints, gave_up = help_of(learner, question)
    return Asked(
        question=question,
        learner=learner,
        sheet=sheet,
        key=_key(question, sheet),
        attempts=attempts_of(learner, question),
        hints=hints,
        gave_up=gave_up,
    )


def _key(question: Question, sheet: Sheet | None) -> Key | None:
    try:
        return key_of(question, sheet)
    except KeyFaultError:
        return None


def answers_to(questions: Sequence[int]) -> dict[int, list[Use]]:
    """That questions have been answered, by how many answers; nobody is named."""
    counted = (
        Answer.objects.filter(question__in=questions)
        .order_by("question")
        .values_list("question")
        .annotate(Count("pk"))
    )
    return {
        question: [
            Use(
                key=f"answer:{question}",
                label=ngettext("%(count)d answer", "%(count)d answers", count) % {"count": count},
                address=reverse("admin:study_answer_changelist") + f"?question={question}",
                blocks_deletion=True,
                is_public=False,
                is_editorial=False,
            )
        ]
        for question, count in counted
    }


def attempts_of(learner: Learner, question: Question) -> tuple[Attempt, ...]:
    """The answers of a learner to a question, in order."""
    if learner.person is None:
        kept = learner.kept(ANSWERS, question.pk).get("attempts", [])
        return tuple(attempt_from(entry) for entry in kept)
    rows = (
        Answer.objects.filter(person=learner.person, question=question)
        .prefetch_related(Prefetch("regradings", Regrading.objects.order_by("pk")))
        .order_by("number")
    )
    return tuple(_attempt(row) for row in rows)


def is_answered_so(learner: Learner, question: Question, given: Given) -> bool:
    """Whether the last answer is this one: a form that is sent twice is one attempt."""
    attempts = attempts_of(learner, question)
    sent = json.loads(json.dumps(given.data()))  # as it is read back
    return bool(attempts) and (attempts[-1].given, attempts[-1].words) == (sent, given.words)


def help_of(learner: Learner, question: Question) -> tuple[int, bool]:
    """How many hints a learner took, and whether the editor's answer was asked for."""
    if learner.person is None:
        kept = learner.kept(ANSWERS, question.pk)
        return kept.get("hints", 0), kept.get("gave_up", False)
    row = AskedHelp.objects.filter(person=learner.person, question=question).first()
    return (row.hints, row.gave_up_at is not None) if row else (0, False)


def attempt_from(entry: dict[str, Any]) -> Attempt:
    """An attempt as a visitor's session holds it."""
    score = entry["score"]
    return Attempt(**entry | {"score": None if score is None else Fraction(score)})


def _attempt(row: Answer) -> Attempt:
    again = list(row.regradings.all())
    graded = again[-1] if again else row
    return Attempt(
        number=row.number,
        given=row.given,
        words=row.words,
        revision=row.revision_id,
        key=graded.key,
        key_words=graded.key_words,
        score=None if graded.score is None else Fraction(graded.score),
        hints=row.hints,
        answered_at=row.answered_at.isoformat(),
        named=_named(row, graded),
        asked=row.asked,
    )


def _named(row: Answer, graded: Answer | Regrading) -> list[list[str]]:
    """The words of the first grading, and what only the last one names.

    The lines of a rubric are named by their places, which are others in another grading.
    """
    if "criteria" in (graded.key or {}):
        return list(graded.named)
    known = {key for key, *_words in row.named}
    return [*row.named, *(each for each in graded.named if each[0] not in known)]
