"""Loading and exporting the kinds of step and of question."""

import json

import pytest

from articles.models import Term
from portal.courses.exporting import write_course
from portal.courses.files import CourseFilesError, read_course, review_course
from portal.courses.files.checking import SCHEMAS
from portal.courses.loading import load_course
from portal.lessons.answering import key_of
from portal.lessons.models import Lesson, Question, QuestionKind, Step, StepKind
from portal.lessons.scoring import ShortKey, TrueFalseKey
from tests.portal.courses.example import DESK, EVENTS, LESSON, SHIPPED, TERMS, contents, edit

pytestmark = pytest.mark.django_db


def add(course, text):
    path = course / LESSON
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.removesuffix("---\n") + text, encoding="utf-8")


def add_rain(course):
    path = course / EVENTS
    path.write_text(RAIN + path.read_text(encoding="utf-8"), encoding="utf-8")


def problems_of(folder) -> list[str]:
    with pytest.raises(CourseFilesError) as caught:
        read_course(folder)
    return [str(problem) for problem in caught.value.problems]


OTHERS = """  - kind: concordance
    title:
      en: Line by line
    term: rice
    prompts:
      en: [What stands before it?]
  - kind: sequence
    title:
      en: In order
    events: [rain, flood]
  - kind: question
    title:
      en: Is it so?
    question:
      kind: true_false
      prompt:
        en: She names three neighbours.
      is_true: false
      answers:
        - words: {en: two}
          right: true
  - kind: question
    title:
      en: Pairs
    question:
      kind: matching
      prompt:
        en: What belongs together?
      answers:
        - words: {en: the water}
          match: {en: one night}
        - words: {en: houses}
          match: {en: forty}
        - match: {en: ninety}
---
"""
"""Steps and questions of kinds that the example does not have."""

RAIN = """- slug: rain
  title:
    en: The rain
  date: "1948"
  attestations:
    - digest: letter-1950-digest
      exact: the flood of the year before
      kind: date
      value: "1948"
"""
"""An event before that of the example."""


def test_shipped_course_uses_each_kind_of_step_and_question():
    files = read_course(SHIPPED)

    steps = [step for lesson in files.lessons for step in lesson.steps]
    assert {step.kind for step in steps} == set(StepKind.values)
    asked = {step.question.question_kind for step in steps if step.question}
    assert asked == set(QuestionKind.values)
    for step in steps:
        assert step.title.vi
        assert bool(step.body.en) == bool(step.body.vi)


def test_steps_are_stored_with_what_they_name(course):
    add(course, DESK)

    load_course(course)

    desk, close, asked = Lesson.objects.get().steps.order_by("position")[3:]
    assert desk.event.slug == "flood"
    assert close.passage.anchors.get().exact == "two neighbours"
    assert close.prompts == "Who are they?"
    assert asked.question.article.slug == "letter-1950-digest"
    evidence = asked.question.evidence.get()
    assert evidence.passage.anchors.get().exact == "two neighbours who have left"


@pytest.mark.parametrize("steps", [DESK, OTHERS])
def test_steps_come_back_as_they_were(course, tmp_path, steps):
    add_rain(course)
    add(course, steps)
    load_course(course)

    write_course("letters", tmp_path / "first")
    report = load_course(tmp_path / "first")
    write_course("letters", tmp_path / "second")

    assert report.is_unchanged
    assert contents(tmp_path / "first") == contents(tmp_path / "second")


def test_events_to_put_in_order_are_stored_and_changed(course):
    add_rain(course)
    add(course, OTHERS)
    load_course(course)
    step = Step.objects.get(kind=StepKind.SEQUENCE)
    first = [row.event.slug for row in step.events.all()]
    kept = step.events.get(event__slug="flood")
    edit(course, LESSON, "events: [rain, flood]", "events: [flood, harvest]")
    edit(course, EVENTS, "- slug: rain", "- slug: harvest")

    load_course(course)

    assert first == ["flood", "rain"]
    assert [row.event.slug for row in step.events.all()] == ["flood", "harvest"]
    assert step.events.get(event__slug="flood") == kept


def test_term_whose_lines_are_read_is_stored(course):
    add_rain(course)
    add(course, OTHERS)

    load_course(course)

    step = Step.objects.get(kind=StepKind.CONCORDANCE)
    assert (step.term.slug, step.prompts) == ("rice", "What stands before it?")


def test_claim_and_pairs_are_stored(course):
    add_rain(course)
    add(course, OTHERS)

    load_course(course)

    claim, pairs = Question.objects.exclude(kind="number").order_by("pk")
    assert key_of(claim) == TrueFalseKey(ShortKey(("two",)))
    rows = [(row.words, row.partner) for row in pairs.match_rows.all()]
    assert rows == [("the water", "one night"), ("houses", "forty"), ("", "ninety")]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("is_true: false", "is_true: true", "needs no answer that is “right”"),
        ("      is_true: false\n", "", "lacks “is_true”"),
        ("two}\n          right: true", "two}", "One form at least must be accepted."),
        ("match: {en: forty}", "match: {en: one night}", "The same partner for everything"),
        ("        - match: {en: ninety}\n", "        - words: {en: more}\n", "lacks “match”"),
        ("term: rice", "term: wheat", "The term “wheat” is not in terms.yaml."),
        ("[rain, flood]", "[rain, snow]", "The event “snow” is not in events.yaml."),
        ("[rain, flood]", "[rain]", "must have at least 2 entries"),
        ("kind: matching\n", "kind: matching\n      is_true: true\n", "belongs to the kind"),
    ],
)
def test_question_that_nothing_or_anything_would_answer_is_told(course, old, new, problem):
    add_rain(course)
    add(course, OTHERS)
    edit(course, LESSON, old, new)

    [found] = problems_of(course)

    assert found.startswith(f"{LESSON}:")
    assert problem in found


def test_step_that_is_gone_leaves_its_question_for_its_answers(course):
    load_course(course)
    path = course / LESSON
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("  - kind: question")] + "---\n", encoding="utf-8")

    load_course(course)

    assert Step.objects.filter(kind=StepKind.QUESTION).count() == 0
    assert Question.objects.count() == 1


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("event: flood", "event: drought", "The event “drought” is not in events.yaml."),
        (
            "event: flood",
            "event: flood\n    terms: [oats]",
            "The term “oats” is not in terms.yaml.",
        ),
        ("event: flood", "indicator: rain", "The indicator “rain” is not in indicators.yaml."),
        ("    event: flood\n", "", "has an “event” or an “indicator”, one of them."),
        ("exact: two neighbours\n", "exact: three neighbours\n", "stands 0 times in the digest"),
        (
            "text: letter-1950-digest\n      evidence",
            "text: other\n      evidence",
            "digests/other.md",
        ),
        ("right: true", "right: maybe", "must be true or false"),
        ("kind: evidence", "kind: riddle", "must be one of single,"),
        (
            "kind: number",
            "kind: number\n      evidence: [{exact: rain}]",
            "“evidence” is only for a question of the kind “evidence”.",
        ),
        (
            "      evidence:\n",
            "      ground: {exact: rain}\n      evidence:\n",
            "stands 0 times in the",
        ),
    ],
)
def test_problem_of_a_step_is_told(course, old, new, problem):
    add(course, DESK)
    edit(course, LESSON, old, new)

    [found] = problems_of(course)

    assert found.startswith(f"{LESSON}:")
    assert problem in found


def test_step_of_every_kind_can_name_words_to_know():
    lesson = json.loads((SCHEMAS / "lesson.json").read_text(encoding="utf-8"))
    steps = lesson["properties"]["steps"]["items"]

    kinds = {
        branch["if"]["properties"]["kind"]["const"]
        for branch in steps["allOf"]
        if "terms" in branch["then"]["properties"]
    }
    assert kinds == set(StepKind.values)


def test_words_to_know_come_back_as_they_were(course, tmp_path):
    add(course, DESK)
    edit(course, LESSON, "    event: flood\n", "    event: flood\n    terms: [rice]\n")
    edit(course, LESSON, "  - kind: text\n", "  - kind: text\n    terms: [rice]\n")
    load_course(course)

    write_course("letters", tmp_path / "first")
    report = load_course(tmp_path / "first")
    write_course("letters", tmp_path / "second")

    named = [[term.slug for term in step.terms.all()] for step in Step.objects.order_by("position")]
    assert named == [[], ["rice"], [], ["rice"], [], []]
    assert report.is_unchanged
    assert contents(tmp_path / "first") == contents(tmp_path / "second")
    assert review_course(tmp_path / "first").errors == ()


def test_words_to_know_that_readers_do_not_see_are_not_written(course, tmp_path):
    edit(course, LESSON, "  - kind: text\n", "  - kind: text\n    terms: [rice]\n")
    load_course(course)
    Term.objects.update(is_published=False)

    write_course("letters", tmp_path / "first")

    assert "rice" not in (tmp_path / "first" / LESSON).read_text(encoding="utf-8")
    assert read_course(tmp_path / "first").terms == ()


def test_term_that_only_a_lesson_names_is_used(course):
    edit(course, TERMS, "en: rice", "en: barley")
    edit(course, TERMS, "vi: lúa", "vi: gạo")
    edit(course, TERMS, "en: [paddy]", "en: []")
    unused = review_course(course).warnings
    edit(course, LESSON, "  - kind: text\n", "  - kind: text\n    terms: [rice]\n")

    assert len(unused) == 1
    assert review_course(course).warnings == ()
