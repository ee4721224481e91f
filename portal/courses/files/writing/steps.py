"""Steps and questions as the fields of their lesson's file."""

from portal.courses.files.records import (
    AnswerRecord,
    QuestionRecord,
    Quote,
    StepRecord,
    Translated,
)
from portal.courses.files.writing.fields import Fields, paragraphs, translated, translated_lines
from portal.courses.files.yaml_writing import Value

_WITH_BODY = ("text", "summary")


def step_fields(step: StepRecord) -> Fields:
    """A step as its entry in the lesson's file has it."""
    body = Translated(*(f"{text}\n" if text else "" for text in (step.body.en, step.body.vi)))
    fields: Fields = {"kind": step.kind, "title": translated(step.title)}
    if step.kind in _WITH_BODY:
        return {**fields, "body": translated(body), **_given({"terms": list(step.terms)})}
    more: Fields = {
        "terms": list(step.terms),
        "text": step.text,
        "notes": list(step.notes),
        "theme": step.theme,
        "event": step.event,
        "indicator": step.indicator,
        "term": step.term,
        "events": list(step.events),
        "period": step.period,
    }
    if step.kind == "close_reading":
        more["passage"] = _quote(step.passages[0]) if step.passages else None
    else:
        more["passages"] = [_quote(each) for each in step.passages]
    found = {**fields, **_given(more), "prompt": translated(body)}
    if step.prompts.en or step.prompts.vi:
        found["prompts"] = translated_lines(step.prompts)
    if step.question:
        found["question"] = _question(step.question)
    return found


def _question(question: QuestionRecord) -> Fields:
    feedback: Fields = {
        "right": paragraphs(question.right),
        "part": paragraphs(question.part),
        "wrong": paragraphs(question.wrong),
    }
    more: Fields = {
        "answers": [_answer(each) for each in question.answers],
        "unit": translated(question.unit),
        "text": question.text,
        "ground": _words(question.ground) if question.ground else None,
        "evidence": [
            _given(
                {
                    **_words(each.quote),
                    "alternative": each.alternative if each.alternative > 1 else None,
                    "comment": translated(each.comment),
                }
            )
            for each in question.evidence
        ],
        "rubric": [
            {"words": translated(each.words), "points": each.points} for each in question.rubric
        ],
        "hints": [translated(hint) for hint in question.hints],
        "feedback": _given(feedback),
        "afterword": paragraphs(question.afterword),
    }
    found: Fields = {
        "kind": question.question_kind,
        "prompt": translated(question.prompt),
        "attempts": question.attempts,
    }
    if question.is_true is not None:
        found["is_true"] = question.is_true
    if question.ignores != ("case",):
        found["ignores"] = list(question.ignores)
    return {**found, **_given(more)}


def _answer(answer: AnswerRecord) -> Fields:
    return _given(
        {
            "words": translated(answer.words),
            "match": translated(answer.match),
            "value": _number(answer.value) if answer.value else None,
            "tolerance": _number(answer.tolerance) if answer.tolerance != "0" else None,
            "right": answer.right,
            "feedback": translated(answer.feedback),
        }
    )


def _number(digits: str) -> Value:
    return int(digits) if digits.isdecimal() else digits


def _quote(quote: Quote) -> Fields:
    return {"digest": quote.digest, **_words(quote)}


def _words(quote: Quote) -> Fields:
    return {"exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}


def _given(fields: Fields) -> Fields:
    """The fields that say something. A number always does."""
    return {
        name: value
        for name, value in fields.items()
        if (value or isinstance(value, int)) and value is not False
    }
