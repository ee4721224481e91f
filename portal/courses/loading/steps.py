"""Writing steps and questions. What learners answered hangs on a question, which is kept."""

from decimal import Decimal
from typing import Any

from articles.models import Article, Passage, Term, Theme
from articles.operations.passages import mark_passage
from portal.courses.files import (
    AnswerRecord,
    Place,
    QuestionRecord,
    Quote,
    StepRecord,
)
from portal.courses.loading.quoting import stand
from portal.lessons.models import (
    Criterion,
    EvidencePassage,
    ExpectedNumber,
    ExpectedWords,
    Hint,
    Match,
    Option,
    Question,
    QuestionKind,
    Step,
    StepPassage,
)
from portal.lessons.operations import set_events
from timeline.models import Event, Indicator


def store_step(record: StepRecord, step: Step, position: int) -> None:
    """Bring a step of a lesson to what its record says."""
    passages = [_passage(quote, record.place) for quote in record.passages]
    is_close = record.kind == "close_reading"
    step.position, step.kind, step.is_retired = position, record.kind, False
    step.title, step.title_vi = record.title.en, record.title.vi
    step.body, step.body_vi = record.body.en, record.body.vi
    step.article = Article.objects.get(slug=record.text) if record.text else None
    step.note_kinds = list(record.notes)
    step.theme = Theme.objects.get(slug=record.theme) if record.theme else None
    step.passage = passages[0] if is_close else None
    step.prompts, step.prompts_vi = "\n".join(record.prompts.en), "\n".join(record.prompts.vi)
    step.period = record.period
    step.event = Event.objects.get(slug=record.event) if record.event else None
    step.indicator = Indicator.objects.get(slug=record.indicator) if record.indicator else None
    step.term = Term.objects.get(slug=record.term) if record.term else None
    if record.question:
        step.question = _store_question(record.question, step.question, record.place)
    else:
        step.question = None
    step.full_clean(exclude=["lesson"])
    step.save()
    step.terms.set(Term.objects.filter(slug__in=record.terms))
    events = list(Event.objects.filter(slug__in=record.events))
    set_events(by=None, step=step, events=events)
    wanted = [] if is_close else passages
    known = StepPassage.objects.filter(step=step).order_by("position", "pk")
    if [each.passage_id for each in known] != [each.pk for each in wanted]:
        known.delete()
        StepPassage.objects.bulk_create(
            StepPassage(step=step, passage=passage, position=place)
            for place, passage in enumerate(wanted)
        )


def _passage(quote: Quote, place: Place) -> Passage:
    revision, start, end = stand(quote, place)
    return mark_passage(by=None, revision=revision, start=start, end=end)


def _store_question(record: QuestionRecord, known: Question | None, place: Place) -> Question:
    question = known if known and known.kind == record.question_kind else Question()
    question.kind = record.question_kind
    question.prompt, question.prompt_vi = record.prompt.en, record.prompt.vi
    question.attempts = record.attempts
    question.feedback_right, question.feedback_right_vi = record.right.en, record.right.vi
    question.feedback_part, question.feedback_part_vi = record.part.en, record.part.vi
    question.feedback_wrong, question.feedback_wrong_vi = record.wrong.en, record.wrong.vi
    question.afterword, question.afterword_vi = record.afterword.en, record.afterword.vi
    question.ignores_case = "case" in record.ignores
    question.ignores_diacritics = "diacritics" in record.ignores
    question.ignores_spaces = "spaces" in record.ignores
    question.is_true = record.is_true
    question.unit, question.unit_vi = record.unit.en, record.unit.vi
    question.article = Article.objects.get(slug=record.text) if record.text else None
    question.ground = _passage(record.ground, place) if record.ground else None
    question.full_clean()
    question.save()
    _store_answers(record, question)
    Hint.objects.filter(question=question).delete()
    Hint.objects.bulk_create(
        Hint(question=question, position=place, words=hint.en, words_vi=hint.vi)
        for place, hint in enumerate(record.hints)
    )
    Criterion.objects.filter(question=question).delete()
    Criterion.objects.bulk_create(
        Criterion(
            question=question,
            position=place,
            words=each.words.en,
            words_vi=each.words.vi,
            points=each.points,
        )
        for place, each in enumerate(record.rubric)
    )
    _store_evidence(record, question, place)
    return question


def _store_answers(record: QuestionRecord, question: Question) -> None:
    """Write the rows in their order; one with the same words is the same, wherever it stands.

    Answers name rows by their keys, and are graded again by them. So a row without a sign of an old
    one is new: it never stands for what somebody chose before, not even in a visitor's session.
    """
    table, values = _rows(record)
    left = list(table.objects.filter(question=question).order_by("position", "pk"))
    known: dict[int, Any] = {}
    for names in _SIGNS:
        for place, fields in enumerate(values):
            signs = {name: fields[name] for name in names if name in fields}
            if place in known or set(signs.values()) <= {""}:
                continue
            for row in left:
                if all(getattr(row, name) == value for name, value in signs.items()):
                    known[place] = row
                    left.remove(row)
                    break
    for place, fields in enumerate(values):
        row = known.get(place) or table(question=question)
        for name, value in {"position": place, **fields}.items():
            setattr(row, name, value)
        row.full_clean()
        row.save()
    for surplus in left:
        surplus.delete()


_SIGNS = (("words", "partner", "value"), ("words", "value"), ("words_vi",), ("partner",))
"""By which columns a row is known, the surest first."""


def _rows(record: QuestionRecord) -> tuple[Any, list[dict[str, Any]]]:
    """The table of a kind of question, and the columns of its rows."""
    match record.question_kind:
        case QuestionKind.SHORT | QuestionKind.TRUE_FALSE:
            return ExpectedWords, [{"words": a.words.en, **_told(a)} for a in record.answers]
        case QuestionKind.NUMBER:
            return ExpectedNumber, [
                {"value": Decimal(a.value), "tolerance": Decimal(a.tolerance), **_told(a)}
                for a in record.answers
            ]
        case QuestionKind.MATCHING:
            return Match, [
                {
                    "words": a.words.en,
                    "words_vi": a.words.vi,
                    "partner": a.match.en,
                    "partner_vi": a.match.vi,
                }
                for a in record.answers
            ]
        case _:
            return Option, [
                {"words": a.words.en, "words_vi": a.words.vi, **_told(a)} for a in record.answers
            ]


def _told(answer: AnswerRecord) -> dict[str, Any]:
    return {
        "is_right": answer.right,
        "feedback": answer.feedback.en,
        "feedback_vi": answer.feedback.vi,
    }


def _store_evidence(record: QuestionRecord, question: Question, place: Place) -> None:
    """Bring the key to what the record says; what is gone from it is retired."""
    rows = {
        (row.alternative, row.passage_id): row
        for row in EvidencePassage.objects.filter(question=question).order_by("-is_retired", "pk")
    }
    for each in record.evidence:
        passage = _passage(each.quote, place)
        row = rows.pop((each.alternative, passage.pk), None) or EvidencePassage(
            question=question, alternative=each.alternative, passage=passage
        )
        row.comment, row.comment_vi, row.is_retired = each.comment.en, each.comment.vi, False
        row.full_clean()
        row.save()
    for row in rows.values():
        if not row.is_retired:
            row.is_retired = True
            row.save()
