"""Rows that answer a question stay what they are when its file is loaded again."""

import pytest
from django.core.management import CommandError, call_command

from portal.courses.exporting import write_course
from portal.courses.files import review_course
from portal.courses.loading import load_course
from portal.lessons.models import EvidencePassage, Question, QuestionKind
from tests.portal.courses.example import DESK, DIGEST, LESSON, SOURCE, contents, edit

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


def test_changed_answer_keeps_the_question_that_learners_answered(course):
    load_course(course)
    question = Question.objects.get()
    edit(course, LESSON, "value: 2", "value: 3\n          tolerance: 1")

    load_course(course)

    assert Question.objects.get() == question
    changed = question.expectednumber_rows.get()
    assert (changed.value, changed.tolerance) == (3, 1)


@pytest.mark.parametrize(
    ("kind", "answers", "message"),
    [
        ("single", ("{words: {en: ONE}}", "{words: {en: TWO}}"), "Some options must be right"),
        ("multiple", ("{words: {en: ONE}}", "{words: {en: TWO}}"), "Some options must be right"),
        ("multiple", ("{words: {en: ONE}, right: true}",), "Some options must be right"),
        ("short", ("{words: {en: ONE}}",), "One form at least must be accepted."),
        ("number", ("{value: 1}",), "One number at least must be accepted."),
        ("ordering", ("{words: {en: ONE}}",), "Two different items at least"),
    ],
)
def test_question_that_nothing_answers_is_refused_with_its_line(course, kind, answers, message):
    add(course, choosing(kind, answers))
    text = (course / LESSON).read_text(encoding="utf-8")
    line = text[: text.rindex("    question:\n      kind: " + kind)].count("\n") + 1

    with pytest.raises(CommandError):
        call_command("load_course", str(course))

    [problem] = review_course(course).errors
    assert (problem.file, problem.line) == (LESSON, line)
    assert problem.message.startswith(message)
    assert Question.objects.count() == 0


@pytest.mark.parametrize("name", [SOURCE, DIGEST])
@pytest.mark.parametrize("code", ["xx", "xx-VN"])
def test_language_that_there_is_not_is_refused_with_its_line(course, name, code):
    edit(course, name, "language: en", f"language: {code}")
    text = (course / name).read_text(encoding="utf-8")
    line = text[: text.index("language: xx")].count("\n") + 1

    [problem] = review_course(course).errors

    assert (problem.file, problem.line) == (name, line)
    assert problem.message.startswith(f"“language” is the code of no language: {code}.")


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


def reworded_second(course, before, after):
    """The keys of three options before and after the second was put in other words."""
    first, _second, third = CHOICES["single"]
    answers = [choosing("single", (first, words, third)) for words in (before, after)]
    add(course, answers[0])
    load_course(course)
    kept = Question.objects.get(prompt="Which?").option_rows
    keys = [row.pk for row in kept.all()]
    edit(course, LESSON, *answers)

    load_course(course)

    return keys, [row.pk for row in kept.all()]


def test_option_in_place_of_another_is_not_that_one(course):
    before, after = reworded_second(
        course, "{words: {en: '1945'}, right: true}", "{words: {en: '1950'}, right: true}"
    )

    assert (after[0], after[2]) == (before[0], before[2])
    assert after[1] not in before


def test_option_that_is_reworded_in_one_language_keeps_its_key(course):
    before, after = reworded_second(
        course,
        "{words: {en: Tow coins, vi: Hai xu}, right: true}",
        "{words: {en: Two coins, vi: Hai xu}, right: true}",
    )

    assert after == before


def test_evidence_that_is_gone_from_the_key_is_retired(course):
    add(course, DESK)
    load_course(course)
    edit(course, LESSON, "exact: two neighbours who have left", "exact: asks for nothing")

    load_course(course)

    rows = EvidencePassage.objects.order_by("pk")
    assert [row.is_retired for row in rows] == [True, False]


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
