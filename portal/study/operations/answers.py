"""Answer a question, ask for help with it, grade it again."""

import datetime
from collections.abc import Iterable
from dataclasses import asdict, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.utils import timezone

from articles.actor import Person
from portal.accounts.models import User
from portal.lessons.answering import key_of, sheet_of
from portal.lessons.models import Question, QuestionKind
from portal.lessons.scoring import KeyFaultError
from portal.lessons.wording import partner_key, wording_of
from portal.study.given import Given
from portal.study.keeping import Kept, is_recent
from portal.study.learner import Learner
from portal.study.models import Answer, AskedHelp, Regrading
from portal.study.queries.answers import ANSWERS, Asked, Attempt, asked_of, attempt_from

_PLACES = Decimal("0.0001")


class RegradingError(ValueError):
    """An answer cannot be graded again as things stand."""


@transaction.atomic
def answer_question(*, by: Learner, question: Question, given: Given, number: int) -> bool:
    """Score an answer and keep it; False where it is not the next attempt, or none is left.

    A form that is sent twice is one attempt: `number` is that of the attempt it was made for.
    """
    if by.person is not None:
        User.objects.select_for_update().get(pk=by.person.pk)  # two devices at once: one waits
    asked = asked_of(by, question)
    if asked.is_closed or number != len(asked.attempts) + 1:
        return False
    score = given.score(asked.key) if asked.key else None
    key = _kept_key(asked)
    text = asked.sheet.document.text if asked.sheet else ""
    attempt = Attempt(
        number=number,
        given=given.data(),
        words=given.words,
        revision=asked.sheet.revision.pk if asked.sheet else None,
        key=key,
        key_words=_words_of_key(question, key, text) if key else "",
        score=score,
        hints=asked.hints,
        answered_at=timezone.now().isoformat(),
        named=wording_of(question),
        asked=[question.prompt, question.prompt_vi],
    )
    _keep(by, question, attempt)
    return True


@transaction.atomic
def take_hint(*, by: Learner, question: Question) -> None:
    """Show one hint more, as far as there are any."""
    asked = asked_of(by, question)
    hints = min(asked.hints + 1, question.hint_rows.count())
    if by.person is None:
        _keep_in_session(by, question, hints=hints)
        return
    AskedHelp.objects.update_or_create(
        person=by.person, question=question, defaults={"hints": hints}
    )


@transaction.atomic
def give_up(*, by: Learner, question: Question) -> None:
    """Close the question and show the editor's answer; only to somebody who has tried."""
    if not asked_of(by, question).attempts:
        return
    if by.person is None:
        _keep_in_session(by, question, gave_up=True)
        return
    AskedHelp.objects.update_or_create(
        person=by.person, question=question, defaults={"gave_up_at": timezone.now()}
    )


@transaction.atomic
def grade_again(*, by: Person, answer: Answer, reason: str) -> Regrading:
    """Score an answer by the key as it stands now, in the revision that was answered."""
    question = answer.question
    sheet = sheet_of(question, answer.revision) if answer.revision else None
    try:
        key = key_of(question, sheet)
    except KeyFaultError as error:
        raise RegradingError(str(error)) from error
    data = key.data()
    if sheet is not None:
        data["ground"] = [list(span) for span in sheet.ground]
    made: Regrading = Regrading.objects.create(
        answer=answer,
        key=data,
        key_words=_words_of_key(question, data, sheet.document.text if sheet else ""),
        named=wording_of(question),
        score=_decimal(Given.from_data(answer.given).score(key)),
        reason=reason.strip(),
        made_at=timezone.now(),
        made_by=by,
    )
    return made


@transaction.atomic
def take_over_answers(learner: Learner, kept: Kept) -> None:
    """Give somebody who signs in what their session answered, as far as attempts are left."""
    person = learner.person
    if person is None:
        return
    User.objects.select_for_update().get(pk=person.pk)
    questions = Question.objects.in_bulk(list(kept))
    for key, held in kept.items():
        question = questions.get(key)
        if question is None:
            continue
        asked = asked_of(learner, question)
        attempts = list(asked.attempts)
        for entry in held.get("attempts", []):
            attempt = attempt_from(entry | {"number": len(attempts) + 1})
            if not is_recent(attempt.answered_at):
                continue
            if replace(asked, attempts=tuple(attempts)).is_closed:
                break
            _keep(learner, question, attempt)
            attempts.append(attempt)
        _take_over_help(person, question, asked, held)


def _take_over_help(person: User, question: Question, asked: Asked, held: dict[str, Any]) -> None:
    values: dict[str, Any] = {}
    if held.get("hints", 0) > asked.hints:
        values["hints"] = held["hints"]
    if held.get("gave_up") and not asked.gave_up:
        values["gave_up_at"] = timezone.now()
    if values:
        AskedHelp.objects.update_or_create(person=person, question=question, defaults=values)


def _words_of_key(question: Question, data: dict[str, Any], text: str) -> str:
    """The key as people read it."""
    if "ground" in data:
        return "\n".join(text[start:end] for start, end in data["ground"])
    return "\n".join(_lines_of_key(question, data))


def _lines_of_key(question: Question, data: dict[str, Any]) -> Iterable[str]:
    named = {key: words for key, words, _words_vi in wording_of(question)}
    match question.kind:
        case QuestionKind.TRUE_FALSE:
            return ["false", *data["correction"]["forms"]] if data["correction"] else ["true"]
        case QuestionKind.SHORT:
            return list(data["forms"])
        case QuestionKind.NUMBER:
            return (f"{value} ± {off}" for value, off in data["accepted"])
        case QuestionKind.FREE:
            return (f"{words} ({points})" for words, points in data["criteria"])
        case QuestionKind.MATCHING:
            pairs = data["pairs"]
            return (f"{named[left]} – {named[partner_key(right)]}" for left, right in pairs)
    return (named[each] for each in data.get("right") or data["order"])


def _kept_key(asked: Asked) -> dict[str, Any] | None:
    """The key with the editor's very words, so that they can be drawn for ever."""
    if asked.key is None:
        return None
    data = asked.key.data()
    if asked.sheet is not None:
        data["ground"] = [list(span) for span in asked.sheet.ground]
    return data


def _keep(by: Learner, question: Question, attempt: Attempt) -> None:
    if by.person is None:
        kept = by.kept(ANSWERS, question.pk).get("attempts", [])
        score = None if attempt.score is None else str(attempt.score)
        entry = asdict(attempt) | {"score": score}
        _keep_in_session(by, question, attempts=[*kept, entry])
        return
    Answer.objects.create(
        person=by.person,
        question=question,
        number=attempt.number,
        given=attempt.given,
        words=attempt.words,
        revision_id=attempt.revision,
        key=attempt.key,
        key_words=attempt.key_words,
        named=attempt.named,
        asked=attempt.asked,
        score=_decimal(attempt.score),
        hints=attempt.hints,
        answered_at=datetime.datetime.fromisoformat(attempt.answered_at),
    )


def _keep_in_session(by: Learner, question: Question, **values: Any) -> None:
    by.keep(ANSWERS, question.pk, by.kept(ANSWERS, question.pk) | values)


def _decimal(score: Fraction | None) -> Decimal | None:
    if score is None:
        return None
    return (Decimal(score.numerator) / score.denominator).quantize(_PLACES)
