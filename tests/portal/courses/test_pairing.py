"""What learners did stays with its task when the file of a lesson is changed and loaded again."""

import re

import pytest

from portal.courses.exporting import write_course
from portal.courses.loading import LoadRefused, Prefer, load_course
from portal.lessons.models import Question, Step, StepKind
from portal.study.models import Answer, Arrangement, Guess, Pairing
from tests.factories import person
from tests.portal.courses.example import EVENTS, LESSON, contents, edit
from tests.portal.courses.test_steps import RAIN

pytestmark = pytest.mark.django_db

INTRODUCTION = """  - kind: text
    title: {en: Before you begin}
    body: {en: Sit down.}
"""
COUNTING = """  - kind: question
    title: {en: Check}
    question:
      kind: number
      prompt: {en: How many houses?}
      answers: [{value: 40, right: true}]
"""
NAMING = """  - kind: question
    title: {en: Check}
    question:
      kind: short
      prompt: {en: What did the water take?}
      answers: [{words: {en: rice}, right: true}]
"""
WEIGHING = """  - kind: question
    title: {en: Weigh}
    question:
      kind: number
      prompt: {en: How many brothers?}
      answers: [{value: 1, right: true}]
"""
GUESSING = """  - kind: sourcing
    title: {en: Who speaks}
    text: letter-1950-digest
"""
COMPARING = """  - kind: corroboration
    title: {en: Compare}
    event: flood
"""
SORTING = """  - kind: sequence
    title: {en: In order}
    events: [rain, flood]
"""
TASKS = (COUNTING, NAMING, WEIGHING, GUESSING, COMPARING, SORTING)


def write(course, *steps):
    """Let the lesson have these steps and no others."""
    path = course / LESSON
    head = path.read_text(encoding="utf-8").partition("steps:\n")[0]
    path.write_text(f"{head}steps:\n{''.join(steps)}---\n", encoding="utf-8")


def load(course, *steps, **options):
    write(course, *steps)
    return load_course(course, **options)


@pytest.fixture
def worked(course, client):
    """A course at each of whose tasks somebody has worked; the client is theirs."""
    path = course / EVENTS
    path.write_text(RAIN + path.read_text(encoding="utf-8"), encoding="utf-8")
    load(course, *TASKS)
    client.force_login(person("mai"))
    for prompt, given in (
        ("How many houses?", {"number_written": "41"}),
        ("What did the water take?", {"words": "the boat"}),
        ("How many brothers?", {"number_written": "1"}),
    ):
        step = Step.objects.get(question__prompt=prompt)
        client.post(f"/study/questions/{step.pk}/", {"attempt": 1, **given})
    guessed = Step.objects.get(kind=StepKind.SOURCING)
    client.post(f"/study/guesses/{guessed.pk}/", {"who": "a sister", "trust": "most"})
    sorted_step = Step.objects.get(kind=StepKind.SEQUENCE)
    items = client.get(f"/study/sequences/{sorted_step.pk}/").context["page"].items
    client.post(f"/study/sequences/{sorted_step.pk}/", {"order": [item.token for item in items]})
    desk = Step.objects.get(kind=StepKind.CORROBORATION)
    client.post(f"/study/desks/{desk.pk}/", {"pair-0-1": "agree"})
    return course


def kept(client):
    """What the learner finds at each task of the lesson, by prompt or title."""
    found = {}
    for step in Step.objects.in_force().order_by("position"):
        if step.question:
            page = client.get(f"/study/questions/{step.pk}/").context["page"]
            found[step.question.prompt] = page.result.words if page.result else None
        elif step.kind == StepKind.SOURCING:
            rows = client.get(f"/study/guesses/{step.pk}/").context["page"].rows
            found[step.title] = rows[0].guess if rows else None
        elif step.kind == StepKind.SEQUENCE:
            page = client.get(f"/study/sequences/{step.pk}/").context["page"]
            found[step.title] = page.form is None
        elif step.kind == StepKind.CORROBORATION:
            page = client.get(f"/study/desks/{step.pk}/").context["page"]
            found[step.title] = page.left == 0
    return found


ALL = {
    "How many houses?": "41",
    "What did the water take?": "the boat",
    "How many brothers?": "1",
    "Who speaks": "a sister",
    "Compare": True,
    "In order": True,
}


@pytest.mark.parametrize(
    "steps",
    [
        TASKS,
        (INTRODUCTION, *TASKS),
        TASKS[::-1],
        (WEIGHING, SORTING, COUNTING, INTRODUCTION, GUESSING, NAMING, COMPARING),
    ],
    ids=["as it was", "one before", "turned round", "mixed"],
)
def test_work_stays_with_its_task_wherever_that_stands(worked, client, steps):
    load(worked, *steps)

    assert kept(client) == ALL


def test_task_under_another_title_keeps_its_work(worked, client):
    renamed = [re.sub(r"title: \{en: (.*)\}", r"title: {en: Now \1}", each) for each in TASKS]

    load(worked, *renamed[::-1])

    found = kept(client)
    assert found == {
        "How many houses?": "41",
        "What did the water take?": "the boat",
        "How many brothers?": "1",
        "Now Who speaks": "a sister",
        "Now Compare": True,
        "Now In order": True,
    }
    assert Step.objects.filter(is_retired=True).count() == 0


def test_question_that_is_put_in_other_words_keeps_its_answers(worked, client):
    load(
        worked, INTRODUCTION, WEIGHING.replace("many brothers", "many brothers has she"), *TASKS[3:]
    )

    assert kept(client)["How many brothers has she?"] == "1"


def test_question_in_place_of_another_gets_none_of_its_answers(worked, client):
    other = WEIGHING.replace("Weigh", "Sum").replace("many brothers", "many sisters")

    load(worked, COUNTING, NAMING, other, *TASKS[3:])

    assert kept(client) == {
        name: given for name, given in ALL.items() if name != "How many brothers?"
    } | {"How many sisters?": None}
    assert Answer.objects.filter(question__prompt="How many brothers?").count() == 1


def test_questions_under_one_title_are_not_taken_for_each_other(worked, client):
    """Two of a kind under one title, both with new words: nobody can tell which was which."""
    load(worked, COUNTING, COUNTING.replace("houses", "boats"), *TASKS[1:])
    load(
        worked, COUNTING.replace("houses", "huts"), COUNTING.replace("houses", "rafts"), *TASKS[1:]
    )

    found = kept(client)
    assert (found["How many huts?"], found["How many rafts?"]) == (None, None)
    assert Answer.objects.filter(question__prompt="How many houses?").count() == 1


def test_question_of_another_kind_is_another_question(worked, client):
    number = NAMING.replace("short", "number").replace("{words: {en: rice}", "{value: 1")

    load(worked, COUNTING, number, *TASKS[2:])

    assert kept(client)["What did the water take?"] is None
    assert Answer.objects.get(question__kind="short").words == "the boat"


@pytest.mark.parametrize("kind", ["sourcing", "corroboration", "sequence", "question"])
def test_task_that_is_gone_is_kept_for_its_work_and_comes_back_with_it(worked, client, kind):
    rest = [each for each in TASKS if f"  - kind: {kind}\n" not in each]

    load(worked, INTRODUCTION, *rest)
    without = kept(client)
    gone = Step.objects.filter(is_retired=True)
    answers = [
        client.get(f"/study/{room}/{step.pk}/").status_code
        for step in gone
        for room in ("questions", "guesses", "sequences", "desks")
    ]
    load(worked, INTRODUCTION, *TASKS)

    assert without == {name: given for name, given in ALL.items() if name in without}
    assert len(without) == len(rest)
    assert set(answers) == {404}
    assert kept(client) == ALL
    counts = [model.objects.count() for model in (Answer, Guess, Pairing, Arrangement)]
    assert counts == [3, 1, 1, 1]


def test_guess_of_one_text_is_not_shown_for_another(worked, client):
    """The title stays; what is guessed does not."""
    other = (worked / "digests/letter-1950-digest.md").read_text(encoding="utf-8")
    other = other.replace("slug: letter-1950-digest", "slug: another", 1)
    (worked / "digests/another.md").write_text(other, encoding="utf-8")

    load(worked, *TASKS[:3], GUESSING.replace("letter-1950-digest", "another"), *TASKS[4:])

    assert kept(client)["Who speaks"] is None
    assert Guess.objects.get().step.is_retired


def test_task_without_work_that_is_gone_is_deleted(worked):
    Answer.objects.all().delete()

    load(worked, *TASKS[3:])

    assert list(Step.objects.filter(kind=StepKind.QUESTION)) == []
    assert Question.objects.count() == 3


def test_steps_without_tasks_keep_their_rows(course):
    load_course(course)
    before = list(Step.objects.exclude(kind=StepKind.QUESTION).order_by("pk"))
    edit(course, LESSON, "en: Write an answer", "en: Answer her")

    load_course(course)

    assert list(Step.objects.exclude(kind=StepKind.QUESTION).order_by("pk")) == before


def test_retired_task_is_in_no_export(worked, tmp_path):
    load(worked, *TASKS[3:])

    write_course("letters", tmp_path / "first")
    report = load_course(tmp_path / "first")
    write_course("letters", tmp_path / "second")

    assert Step.objects.filter(is_retired=True).count() == 3
    assert "kind: question" not in (tmp_path / "first" / LESSON).read_text(encoding="utf-8")
    assert report.is_unchanged
    assert contents(tmp_path / "first") == contents(tmp_path / "second")


def test_work_stays_where_the_file_is_taken_and_where_it_is_not(worked, client):
    Step.objects.filter(title="Weigh").update(body="Here.")
    write(worked, INTRODUCTION, *TASKS[::-1])

    with pytest.raises(LoadRefused):
        load_course(worked)
    load_course(worked, prefer=Prefer.PORTAL)
    before = kept(client)
    Step.objects.filter(title="Weigh").update(body="Here again.")
    load(
        worked, INTRODUCTION, *TASKS[::-1], COUNTING.replace("houses", "boats"), prefer=Prefer.FILES
    )

    assert before == ALL
    assert list(before) == list(ALL)
    assert kept(client) == {**ALL, "How many boats?": None}
    assert Step.objects.get(title="Weigh").body == ""
