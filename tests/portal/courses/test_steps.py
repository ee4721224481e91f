"""Loading and exporting the kinds of step and of question."""

import json

import pytest

from articles.models import Term
from portal.courses.exporting import write_course
from portal.courses.files import CourseFilesError, read_course, review_course
from portal.courses.files.checking import SCHEMAS
from portal.courses.loading import load_course
from portal.lessons.answering import key_of
from portal.lessons.models import EvidencePassage, Lesson, Question, QuestionKind, Step, StepKind
from portal.lessons.scoring import ShortKey, TrueFalseKey
from tests.portal.courses.example import DESK, EVENTS, LESSON, SHIPPED, TERMS, contents, edit

pytestmark = pytest.mark.django_db

GROUND = """      ground:
        exact: "She asks for nothing and names two neighbours who have left.\\n\\nA line below the
          greeting, which seems to be added later, says that the flood of the year before stood in
          forty houses."
      evidence:
"""


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
        ("right: true\n  - kind", "right: false\n  - kind", "One form at least must be accepted."),
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


def test_changed_answer_keeps_the_question_that_learners_answered(course):
    load_course(course)
    question = Question.objects.get()
    row = question.expectednumber_rows.get()
    edit(course, LESSON, "value: 2", "value: 3\n          tolerance: 1")

    load_course(course)

    assert Question.objects.get() == question
    assert question.expectednumber_rows.get() == row
    changed = question.expectednumber_rows.get()
    assert (changed.value, changed.tolerance) == (3, 1)


CHOICES = {
    "single": ("{words: {en: ONE}}", "{words: {en: TWO}, right: true}", "{words: {en: THREE}}"),
    "ordering": ("{words: {en: ONE}}", "{words: {en: TWO}}", "{words: {en: THREE}}"),
    "short": ("{words: {en: ONE}}", "{words: {en: TWO}, right: true}", "{words: {en: THREE}}"),
    "number": ("{value: 1}", "{value: 0, right: true}", "{value: 3}"),
    "matching": (
        "{words: {en: ONE}, match: {en: FIRST}}",
        "{words: {en: TWO}, match: {en: SECOND}}",
        "{match: {en: NONE}}",
    ),
}
MORE = {
    "number": "{value: 9}",
    "matching": "{words: {en: MORE}, match: {en: LATER}}",
}


def choosing(kind, answers):
    listed = "".join(f"        - {answer}\n" for answer in answers)
    head = "  - kind: question\n    title: {en: Choose}\n    question:\n"
    return f"{head}      kind: {kind}\n      prompt: {{en: Which?}}\n      answers:\n{listed}---\n"


@pytest.mark.parametrize("kind", CHOICES)
def test_rows_that_answer_are_known_by_their_words(course, kind):
    """Answers name them by their keys, which another place in the file does not change."""
    first, second, third = CHOICES[kind]
    add(course, choosing(kind, CHOICES[kind]))
    load_course(course)
    made = Question.objects.get(prompt="Which?")
    rows = {"number": made.expectednumber_rows, "short": made.expectedwords_rows}
    kept = rows.get(kind) or (made.match_rows if kind == "matching" else made.option_rows)
    keys = [row.pk for row in kept.all()]

    reworded = second.replace("TWO", "Two of them")
    more = MORE.get(kind, "{words: {en: MORE}}")
    edit(
        course,
        LESSON,
        choosing(kind, CHOICES[kind]),
        choosing(kind, [third, more, first, reworded]),
    )
    load_course(course)

    placed = [row.pk for row in kept.all()]
    assert placed[0] == keys[2]
    assert placed[2] == keys[0]
    assert len(set(placed)) == 4
    assert placed[1] not in keys
    # A number is the same, and so is a partner; of other words nobody knows whose they were.
    assert (placed[3] in keys) == (kind in {"number", "matching"})


def test_rows_in_other_words_keep_their_keys(course):
    add(course, choosing("single", CHOICES["single"]))
    load_course(course)
    kept = Question.objects.get(prompt="Which?").option_rows
    keys = [row.pk for row in kept.all()]
    edit(course, LESSON, "{words: {en: TWO}, right", "{words: {en: Two coins}, right")

    load_course(course)

    assert [(row.pk, row.words) for row in kept.all()] == [
        *((keys[0], "ONE"), (keys[1], "Two coins"), (keys[2], "THREE")),
    ]


def test_evidence_that_is_gone_from_the_key_is_retired(course):
    add(course, DESK)
    load_course(course)
    edit(course, LESSON, "exact: two neighbours who have left", "exact: asks for nothing")

    load_course(course)

    rows = EvidencePassage.objects.order_by("pk")
    assert [row.is_retired for row in rows] == [True, False]


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
            "digests/: other",
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


def test_sentences_that_a_question_offers_come_back_as_they_were(course, tmp_path):
    add(course, DESK)
    edit(course, LESSON, "      evidence:\n", GROUND)
    load_course(course)

    write_course("letters", tmp_path / "first")
    report = load_course(tmp_path / "first")
    write_course("letters", tmp_path / "second")

    question = Question.objects.get(kind=QuestionKind.EVIDENCE)
    assert question.ground.anchors.get().exact.startswith("She asks for nothing")
    assert question.ground.anchors.get().exact.endswith("in forty houses.")
    assert report.is_unchanged
    assert contents(tmp_path / "first") == contents(tmp_path / "second")


def test_whole_text_is_offered_again_when_the_file_says_so(course):
    add(course, DESK)
    edit(course, LESSON, "      evidence:\n", GROUND)
    load_course(course)
    edit(course, LESSON, GROUND, "      evidence:\n")

    load_course(course)

    assert Question.objects.get(kind=QuestionKind.EVIDENCE).ground is None


def test_step_whose_offered_sentences_are_not_public_is_not_written(course, tmp_path):
    add(course, DESK)
    edit(course, LESSON, "      evidence:\n", GROUND)
    load_course(course)
    question = Question.objects.get(kind=QuestionKind.EVIDENCE)
    question.ground.anchors.update(
        status="orphaned", start=None, end=None, exact="", prefix="", suffix=""
    )

    _count, warnings = write_course("letters", tmp_path / "first")

    assert len(warnings) == 1
    assert warnings[0].startswith("The step “Show it” of the lesson")
    assert Question.objects.filter(pk=question.pk).exists()
    assert "kind: evidence" not in (tmp_path / "first" / LESSON).read_text(encoding="utf-8")


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
