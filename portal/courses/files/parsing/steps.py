"""Steps and questions, from checked values."""

from decimal import Decimal
from typing import Any

from portal.courses.files.parsing.digests import Digests, quoted
from portal.courses.files.parsing.values import date, line, lines, markdown, number, translated
from portal.courses.files.problems import Problem
from portal.courses.files.records import (
    AnswerRecord,
    CriterionRecord,
    EvidenceRecord,
    QuestionRecord,
    Quote,
    StepRecord,
)
from portal.courses.files.yaml_reading import Located
from portal.lessons.scoring import (
    ChoiceKey,
    KeyFaultError,
    MatchingKey,
    NumberKey,
    OrderingKey,
    ShortKey,
)

DEFAULT_ATTEMPTS = 2
WITH_BODY = ("text", "summary")
"""The kinds of step whose words are a body; those of the others are a prompt."""
IGNORABLE = ("case", "diacritics", "spaces")
NOTES = (
    *("wording", "context", "comparison", "sourcing"),
    *("question", "crossreference", "translation"),
)


def step(located: Located, index: int, digests: Digests) -> StepRecord:
    """A step of a lesson that fits its schema; enters quotations that are none."""
    path = ("steps", index)
    values = located.value["steps"][index]
    kind = values["kind"]
    place = located.place(*path, "text")
    if kind == "reading" and not values.get("text") and not values.get("passages"):
        message = "A reading has a “text” or “passages”."
        located.problems.append(Problem.at(place, message))
    if kind == "corroboration" and bool(values.get("event")) == bool(values.get("indicator")):
        message = "A corroboration desk has an “event” or an “indicator”, one of them."
        located.problems.append(Problem.at(place, message))
    return StepRecord(
        kind=kind,
        title=translated(values["title"]),
        body=markdown(values.get("body" if kind in WITH_BODY else "prompt")),
        terms=tuple(sorted(values.get("terms") or ())),
        text=line(values.get("text")),
        notes=tuple(note for note in NOTES if note in (values.get("notes") or ())),
        theme=line(values.get("theme")),
        passages=_passages(located, index, digests),
        prompts=lines(values.get("prompts")),
        period=date(located, *path, "period") if values.get("period") else "",
        event=line(values.get("event")),
        indicator=line(values.get("indicator")),
        term=line(values.get("term")),
        events=tuple(sorted(values.get("events") or ())),
        question=_question(located, index, digests) if kind == "question" else None,
        place=place,
    )


def _passages(located: Located, index: int, digests: Digests) -> tuple[Quote, ...]:
    values = located.value["steps"][index]
    if values.get("passage"):
        found = [quoted(located, ("steps", index, "passage"), digests)]
    else:
        count = len(values.get("passages") or ())
        found = [quoted(located, ("steps", index, "passages", n), digests) for n in range(count)]
    return tuple(filter(None, found))


def _question(located: Located, index: int, digests: Digests) -> QuestionRecord:
    path = ("steps", index, "question")
    values = located.value["steps"][index]["question"]
    feedback = values.get("feedback") or {}
    ignores = values.get("ignores")
    record = QuestionRecord(
        question_kind=values["kind"],
        prompt=translated(values["prompt"]),
        attempts=values.get("attempts", DEFAULT_ATTEMPTS),
        answers=tuple(
            _answer(located, (*path, "answers", n)) for n in range(len(values.get("answers") or ()))
        ),
        hints=tuple(translated(hint) for hint in values.get("hints") or ()),
        rubric=tuple(
            CriterionRecord(translated(each["words"]), each.get("points", 1))
            for each in values.get("rubric") or ()
        ),
        text=line(values.get("text")),
        evidence=tuple(_evidence(located, path, digests)),
        ground=_ground(located, path, digests),
        ignores=("case",)
        if ignores is None
        else tuple(name for name in IGNORABLE if name in ignores),
        unit=translated(values.get("unit")),
        right=markdown(feedback.get("right")),
        part=markdown(feedback.get("part")),
        wrong=markdown(feedback.get("wrong")),
        afterword=markdown(values.get("afterword")),
        is_true=values.get("is_true"),
    )
    fault = _fault(record)
    if fault:
        located.problems.append(Problem.at(located.place(*path), fault))
    return record


def _fault(question: QuestionRecord) -> str:
    """Why nothing, or anything, would answer a question; empty where its key is sound."""
    kind = question.question_kind
    if kind != "true_false" and question.is_true is not None:
        return "“is_true” belongs to the kind “true_false” alone."
    places = [str(place) for place in range(len(question.answers))]
    right = [place for place, each in zip(places, question.answers, strict=True) if each.right]
    forms = tuple(each.words.en for each in question.answers if each.right)
    if question.is_true and forms:
        return "What is true needs no answer that is “right”."
    try:
        if kind in {"single", "multiple"}:
            ChoiceKey(frozenset(places), frozenset(right))
        elif kind == "short" or question.is_true is False:
            ShortKey(forms)
        elif kind == "number":
            NumberKey(tuple((Decimal(place), Decimal(0)) for place in right))
        elif kind == "ordering":
            OrderingKey(tuple(places))
        elif kind == "matching":
            pairs = enumerate((each.words.en, each.match.en) for each in question.answers)
            MatchingKey(
                tuple((str(place), partner) for place, (words, partner) in pairs if words),
                frozenset(each.match.en for each in question.answers),
            )
    except KeyFaultError as error:
        return str(error)
    return ""


def _answer(located: Located, path: tuple[str | int, ...]) -> AnswerRecord:
    values: Any = located.value
    for part in path:
        values = values[part]
    has_value = values.get("value") is not None
    return AnswerRecord(
        words=translated(values.get("words")),
        value=number(located, *path, "value") if has_value else "",
        tolerance=number(located, *path, "tolerance") if values.get("tolerance") else "0",
        right=values.get("right", False),
        feedback=translated(values.get("feedback")),
        match=translated(values.get("match")),
    )


def _ground(located: Located, path: tuple[str | int, ...], digests: Digests) -> Quote | None:
    """The words whose sentences are offered, if not all; enters what belongs to evidence alone."""
    values: Any = located.value
    for part in path:
        values = values[part]
    if values["kind"] == "evidence":
        here = (*path, "ground")
        return quoted(located, here, digests, values["text"]) if values.get("ground") else None
    for name in ("text", "ground", "evidence"):
        if values.get(name):
            message = f"“{name}” is only for a question of the kind “evidence”."
            located.problems.append(Problem.at(located.place(*path, name), message))
    return None


def _evidence(
    located: Located, path: tuple[str | int, ...], digests: Digests
) -> list[EvidenceRecord]:
    values: Any = located.value
    for part in path:
        values = values[part]
    found = []
    entries = values.get("evidence") if values["kind"] == "evidence" else ()
    for index, entry in enumerate(entries or ()):
        words = quoted(located, (*path, "evidence", index), digests, values["text"])
        if words:
            comment = translated(entry.get("comment"))
            found.append(EvidenceRecord(words, entry.get("alternative", 1), comment))
    return sorted(found, key=lambda each: (each.alternative, each.quote.start))
