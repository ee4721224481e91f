"""Loading and exporting the kinds of step and of question."""

import pytest

from portal.courses.exporting import write_course
from portal.courses.files import CourseFilesError, read_course
from portal.courses.loading import load_course
from portal.lessons.models import EvidencePassage, Lesson, Question, QuestionKind, Step, StepKind
from tests.portal.courses.example import DESK, LESSON, SHIPPED, contents, edit

pytestmark = pytest.mark.django_db


def add(course, text):
    path = course / LESSON
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.removesuffix("---\n") + text, encoding="utf-8")


def problems_of(folder) -> list[str]:
    with pytest.raises(CourseFilesError) as caught:
        read_course(folder)
    return [str(problem) for problem in caught.value.problems]


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


def test_steps_come_back_as_they_were(course, tmp_path):
    add(course, DESK)
    load_course(course)

    write_course("letters", tmp_path / "first")
    report = load_course(tmp_path / "first")
    write_course("letters", tmp_path / "second")

    assert report.is_unchanged
    assert contents(tmp_path / "first") == contents(tmp_path / "second")


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
    ],
)
def test_problem_of_a_step_is_told(course, old, new, problem):
    add(course, DESK)
    edit(course, LESSON, old, new)

    [found] = problems_of(course)

    assert found.startswith(f"{LESSON}:")
    assert problem in found
