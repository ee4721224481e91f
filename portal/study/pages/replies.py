"""What a learner is told about each part of an answer."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from articles.dating import Language
from portal.lessons.answering import folding_of, plain
from portal.lessons.models import Question, QuestionKind
from portal.lessons.scoring import Folding
from portal.lessons.scoring.number import within
from portal.lessons.wording import UNIT
from portal.study.given import Given
from portal.study.queries.answers import Asked, Attempt
from portal.ui.languages import in_language, language


@dataclass(frozen=True, slots=True)
class Reply:
    """An option with whether it was chosen, or what was written, and the editor's feedback.

    `is_right` is unknown until the question is closed.
    """

    words: str
    is_chosen: bool
    is_right: bool | None
    feedback: str


def replies(asked: Asked, last: Attempt) -> tuple[Reply, ...]:
    """What is said of the last answer, part by part."""
    question, given = asked.question, Given.from_data(last.given)
    match question.kind:
        case QuestionKind.SINGLE | QuestionKind.MULTIPLE:
            return _of_options(question, given, last, is_closed=asked.is_closed)
        case QuestionKind.SHORT:
            return _of_words(question, given.values[0])
        case QuestionKind.TRUE_FALSE:
            return _of_words(question, given.values[1])
        case QuestionKind.NUMBER:
            return _of_number(question, given)
    return ()


def expected_words(question: Question, last: Attempt) -> tuple[str, ...]:
    """What would have been right, for kinds whose replies do not show it."""
    if last.key is None:
        return ()
    match question.kind:
        case QuestionKind.SHORT:
            return tuple(last.key["forms"])
        case QuestionKind.TRUE_FALSE:
            return tuple(last.key["correction"]["forms"]) if last.key["correction"] else ()
        case QuestionKind.NUMBER:
            unit = last.words_of(question).get(UNIT, "")
            return tuple(
                _number_in_words(Decimal(value), Decimal(off), unit)
                for value, off in last.key["accepted"]
            )
        case QuestionKind.ORDERING:
            named = last.words_of(question)
            return tuple(named[key] for key in last.key["order"] if key in named)
    return ()


def expected_label(question: Question, last: Attempt) -> str:
    """What stands above what would have been right; empty where forms were accepted."""
    if last.key is None:
        return ""
    match question.kind:
        case QuestionKind.ORDERING:
            return _("The order is")
        case QuestionKind.TRUE_FALSE:
            is_false = last.key["correction"]
            return _("It is false; accepted instead") if is_false else _("It is true")
    return ""


def _of_options(
    question: Question, given: Given, last: Attempt, *, is_closed: bool
) -> tuple[Reply, ...]:
    """The options in the words of the grading; feedback as it is now, unless to other words."""
    right = set(last.key["right"]) if last.key and is_closed else None
    rows = {str(row.pk): row for row in question.option_rows.all()}
    found = []
    for key, words in last.words_of(question).items():
        chosen, row = key in given.values, rows.get(key)
        is_same = row is not None and in_language(row.words, row.words_vi) == words
        found.append(
            Reply(
                words,
                chosen,
                None if right is None else key in right,
                in_language(row.feedback, row.feedback_vi) if row and chosen and is_same else "",
            )
        )
    return tuple(found)


def _of_words(question: Question, written: str) -> tuple[Reply, ...]:
    """What an editor says to this very answer."""
    folding: Folding = folding_of(question)
    return tuple(
        Reply(written, is_chosen=True, is_right=None, feedback=words)
        for row in question.expectedwords_rows.all()
        if folding.same(row.words, written)
        if (words := in_language(row.feedback, row.feedback_vi))
    )[:1]


def _of_number(question: Question, given: Given) -> tuple[Reply, ...]:
    number = Decimal(given.values[0])
    return tuple(
        Reply(given.values[0], is_chosen=True, is_right=None, feedback=words)
        for row in question.expectednumber_rows.all()
        if within(number, plain(row.value), plain(row.tolerance))
        if (words := in_language(row.feedback, row.feedback_vi))
    )[:1]


def _number_in_words(value: Decimal, off: Decimal, unit: str) -> str:
    numbers = written(value, language()) + (f" ± {written(off, language())}" if off else "")
    return f"{numbers} {unit}".strip()


def written(number: Decimal, in_which: Language) -> str:
    """A number as a language writes it."""
    words = f"{number:,f}"
    return words.translate(str.maketrans(",.", ".,")) if in_which == "vi" else words
