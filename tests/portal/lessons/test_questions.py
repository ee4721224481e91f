"""Questions: what may be stored, where they are used, how they are made on the desk."""

import re

import pytest
from django.db import IntegrityError

from portal.lessons.answering import key_of
from portal.lessons.models import ExpectedNumber, Hint, Match, Option, Question
from portal.lessons.scoring import MatchingKey, TrueFalseKey
from tests.factories import administrator, editor, person
from tests.factories import questions as q

pytestmark = [pytest.mark.django_db, pytest.mark.queries_in_templates]


@pytest.fixture
def desk(client):
    client.force_login(editor())
    return client


def rows(prefix, *given, initial=0):
    """A formset with some rows."""
    data = {f"{prefix}-TOTAL_FORMS": len(given), f"{prefix}-INITIAL_FORMS": initial}
    for number, row in enumerate(given):
        data |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
        data[f"{prefix}-{number}-position"] = number
    return data


def form(**fields):
    return {"prompt": "Who paid?", "attempts": 2, **rows("hint_rows", {"words": "Look."}), **fields}


COINS = {"words": "Coins", "is_right": "on", "feedback": "Yes."}
SHELLS = {"words": "Shells", "feedback": "No."}
BELL, WHISTLE = {"words": "Bell", "partner": "Seven"}, {"words": "Whistle", "partner": "Nine"}

RIGHT = {
    "single": rows("option_rows", COINS, SHELLS),
    "multiple": rows("option_rows", COINS, SHELLS),
    "short": {"ignores_case": "on", **rows("expectedwords_rows", COINS)},
    "number": {
        "unit": "coins",
        **rows("expectednumber_rows", {"value": "1,500", "tolerance": "0.5", "is_right": "on"}),
    },
    "ordering": rows("option_rows", {"words": "First"}, {"words": "Second"}),
    "matching": rows("match_rows", BELL, WHISTLE, {"partner": "Eight"}),
    "true_false": {"is_true": "False", **rows("expectedwords_rows", COINS, SHELLS)},
    "free": rows("criterion_rows", {"words": "Names both", "points": "2"}),
}

WRONG = {
    "single": (rows("option_rows", COINS), "leave one that is wrong"),
    "multiple": (rows("option_rows", SHELLS, SHELLS), "leave one that is wrong"),
    "short": (rows("expectedwords_rows", SHELLS), "at least as right"),
    "number": (rows("expectednumber_rows", {"value": "1", "tolerance": "0"}), "at least as right"),
    "ordering": (rows("option_rows", {"words": "First"}), "two items at least"),
    "matching": (rows("match_rows", BELL, BELL, {"partner": "Nine"}), "two different things"),
    "true_false": (
        {"is_true": "False", **rows("expectedwords_rows", SHELLS)},
        "Say what is right instead",
    ),
}


@pytest.mark.parametrize("kind", RIGHT)
def test_question_of_each_kind_is_made_on_the_desk(desk, kind):
    data = form(**RIGHT[kind])
    if kind == "number":
        data["expectednumber_rows-0-value"] = "1500"

    answer = desk.post(f"/admin/lessons/question/add/?kind={kind}", data)

    assert answer.status_code == 302, answer.context["errors"]
    made = Question.objects.get()
    assert (made.kind, made.prompt, Hint.objects.get().words) == (kind, "Who paid?", "Look.")
    assert key_of(made)
    page = desk.get(f"/admin/lessons/question/{made.pk}/change/").content.decode()
    assert "Answers can be scored." in page


@pytest.mark.parametrize("kind", WRONG)
def test_question_that_nothing_or_anything_would_answer_is_refused(desk, kind):
    data, words = WRONG[kind]

    page = desk.post(f"/admin/lessons/question/add/?kind={kind}", form(**data))

    assert words in page.content.decode()
    assert Question.objects.count() == 0


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"is_true": "True", **rows("expectedwords_rows", COINS)}, "is not put right"),
        ({**rows("expectedwords_rows", COINS)}, "This field is required."),
    ],
)
def test_claim_says_whether_it_is_true_and_only_a_false_one_is_put_right(desk, given, words):
    page = desk.post("/admin/lessons/question/add/?kind=true_false", form(**given))

    assert words in page.content.decode()
    assert Question.objects.count() == 0


def test_true_claim_may_answer_what_learners_put_in_its_place(desk):
    data = form(is_true="True", **rows("expectedwords_rows", SHELLS))

    desk.post("/admin/lessons/question/add/?kind=true_false", data)

    assert key_of(Question.objects.get()) == TrueFalseKey()


def test_partners_keep_their_names_whatever_the_order_of_the_rows():
    made = q.question("matching")
    for words, partner in (("The bell", "seven"), ("The gong", "seven"), ("The whistle", "nine")):
        Match.objects.create(question=made, words=words, partner=partner)
    before = set(key_of(made).pairs)

    made.match_rows.filter(words="The bell").update(position=9)

    assert set(key_of(made).pairs) == before
    assert key_of(made).score(before) == 1


def test_things_to_match_that_are_the_same_are_offered_once():
    made = q.question("matching")
    one, same, other = (
        Match.objects.create(question=made, words=words, partner=partner, position=place)
        for place, (words, partner) in enumerate((("A", "1995"), ("B", "1995 "), ("C", "2007")))
    )

    assert key_of(made) == MatchingKey(
        ((str(one.pk), str(one.pk)), (str(same.pk), str(one.pk)), (str(other.pk), str(other.pk))),
        frozenset({str(one.pk), str(other.pk)}),
    )


def test_a_question_begins_with_its_kind(desk):
    page = desk.get("/admin/lessons/question/add/").content.decode()

    assert 'href="?kind=evidence"' in page
    assert desk.get("/admin/lessons/question/add/?kind=riddle").status_code == 200


def test_expected_numbers_are_shown_as_they_were_written(desk):
    page = desk.get(f"/admin/lessons/question/{q.number('2.50', '0.10').pk}/change/")

    shown = re.findall(r'-(?:value|tolerance)" value="([^"]+)"', page.content.decode())
    assert shown[:2] == ["2.5", "0.1"]


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_a_fixed_number_of_times(desk, django_assert_num_queries, count):
    for _ in range(count):
        q.single()
    desk.get("/admin/lessons/question/")

    with django_assert_num_queries(7):
        page = desk.get("/admin/lessons/question/")

    assert page.context["cl"].result_count == count


# --- Words that change, and uses ----------------------------------------------------------------


def test_question_that_is_asked_or_answered_is_not_deleted(client, client_of):
    made = q.single()
    step = q.asking(made)
    right = made.option_rows.get(is_right=True)
    client_of(person()).post(f"/study/questions/{step.pk}/", {"attempt": 1, "options": right.pk})
    client.force_login(administrator())

    page = client.get(f"/admin/lessons/question/{made.pk}/delete/").content.decode()
    client.post(f"/admin/lessons/question/{made.pk}/delete/", {"post": "yes"})

    assert "Asked in the lesson “Two prices”" in page
    assert "1 answer" in page
    assert Question.objects.filter(pk=made.pk).exists()


@pytest.mark.parametrize(("kind", "is_true"), [("true_false", None), ("single", True)])
def test_only_true_or_false_says_which(kind, is_true):
    with pytest.raises(IntegrityError, match="true_or_false_says_which"):
        q.question(kind, is_true=is_true)


def test_tolerance_is_not_negative():
    with pytest.raises(IntegrityError, match="tolerance_is_not_negative"):
        ExpectedNumber.objects.create(question=q.question("number"), value=1, tolerance=-1)


def test_step_names_a_question_when_it_asks_one():
    with pytest.raises(IntegrityError, match="a_question_step_names_its_question"):
        q.asking(None)


def test_rows_are_named_by_their_words():
    made = q.number("13.50")

    assert str(made) == made.prompt
    assert str(made.expectednumber_rows.first()) == "13.5"
    assert [str(row) for row in Option.objects.all()] == []
    assert str(q.hint(made)) == "Look at the second sentence."
    assert str(q.short().expectedwords_rows.first()) == "Bến Đò"
    assert str(q.matching().match_rows.first()) == "The bell – seven"
    assert str(q.free().criterion_rows.get()) == "Names both prices"
    assert str(q.evidence().evidence.get()) == "What does a crossing cost? · 1"
