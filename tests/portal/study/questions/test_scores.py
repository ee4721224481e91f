"""Answers of the kinds that are scored at once, attempts, hints."""

import pytest

from tests.factories import questions as q
from tests.portal.study.questions.answering import RIGHT, WRONG, address, give

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", RIGHT)
def test_right_answer_scores_everything_and_closes_the_question(client, kind):
    made = q.KINDS[kind]()
    step = q.asking(made)

    page = give(client, step, **RIGHT[kind](made)).context["page"]

    assert (page.result.title, page.result.score) == ("That is right", "100 %")
    assert page.result.feedback == "<p>So it is.</p>"
    assert page.result.afterword == "<p>The fare was never printed.</p>"
    assert page.form is None


@pytest.mark.parametrize("kind", WRONG)
def test_wrong_answer_scores_nothing_and_says_nothing_of_the_key(client, kind):
    made = q.KINDS[kind]()
    step = q.asking(made)

    response = give(client, step, **WRONG[kind](made))
    page = response.context["page"]

    assert (page.result.title, page.result.score) == ("That is not right", "0 %")
    assert page.result.expected == ()
    assert page.result.afterword == ""
    assert all(reply.is_right is None for reply in page.result.replies)
    assert "the editor" not in response.content.decode()
    assert page.attempts == "1 attempt left"


@pytest.mark.parametrize(
    ("kind", "feedback"),
    [
        ("single", ["That was the old fare."]),
        ("multiple", ["Nobody took shells."]),
        ("short", ["It came later."]),
        ("number", ["Coins, not cents."]),
    ],
)
def test_an_answer_has_the_feedback_of_its_own(client, kind, feedback):
    made = q.KINDS[kind]()
    step = q.asking(made)

    page = give(client, step, **WRONG[kind](made)).context["page"]

    assert [reply.feedback for reply in page.result.replies if reply.feedback] == feedback


@pytest.mark.parametrize(
    ("kind", "values", "error"),
    [
        ("single", {}, "Choose an answer."),
        ("single", {"options": "999"}, "Select a valid choice."),
        ("multiple", {}, "Choose one answer at least."),
        ("short", {"words": " "}, "This field is required."),
        ("number", {"number_written": "many"}, "Write a number in figures, without words."),
        ("ordering", {"order": []}, "This field is required."),
        ("true_false", {}, "Say whether it is true or false."),
        ("true_false", {"judgement": "perhaps"}, "Select a valid choice."),
        ("matching", {}, "Choose what belongs to it."),
        ("evidence", {}, "Tick a sentence, or mark words in the text."),
        ("evidence", {"sentence": ["77"]}, "Select a valid choice."),
    ],
)
def test_what_is_no_answer_is_refused_in_words_and_counts_as_none(client, kind, values, error):
    step = q.asking(q.KINDS[kind]())

    refused = client.post(address(step), {"attempt": 1, **values})

    assert refused.status_code == 422
    assert error in refused.content.decode()
    assert client.get(address(step)).context["page"].result is None


def test_attempts_are_counted_and_the_last_one_shows_the_key(client):
    made = q.single()
    step = q.asking(made)
    wrong = WRONG["single"](made)

    give(client, step, 1, **wrong)
    closed = give(client, step, 2, **wrong).context["page"]
    third = give(client, step, 3, **RIGHT["single"](made)).context["page"]

    assert closed.form is None
    assert [(r.words, r.is_right) for r in closed.result.replies] == [
        ("Two coins", False),
        ("Three coins", True),
        ("Four coins", False),
    ]
    assert third.result.score == "0 %"


def test_any_number_of_attempts(client):
    made = q.single(attempts=0)
    step = q.asking(made)

    for attempt in range(1, 5):
        page = give(client, step, attempt, **WRONG["single"](made)).context["page"]

    assert page.attempts == "You may answer as often as you like."
    assert page.form is not None


def test_form_that_is_sent_twice_is_one_attempt(client):
    made = q.single()
    step = q.asking(made)

    give(client, step, 1, **WRONG["single"](made))
    page = give(client, step, 1, **WRONG["single"](made)).context["page"]

    assert page.attempts == "1 attempt left"


def test_hints_come_one_by_one_and_are_counted(client):
    made = q.single()
    q.hint(made, "Look at the quay.")
    q.hint(made, "Count the coins.")
    step = q.asking(made)
    before = client.get(address(step)).context["page"]

    seen = [
        client.post(address(step), {"act": "hint"}, follow=True).context["page"] for _ in range(3)
    ]

    assert (before.hints, before.hints_left) == ((), 2)
    assert [page.hints for page in seen] == [
        ("Look at the quay.",),
        ("Look at the quay.", "Count the coins."),
        ("Look at the quay.", "Count the coins."),
    ]
    assert seen[-1].hints_left == 0


def test_the_answer_is_shown_on_demand_but_not_before_a_try(client):
    made = q.single()
    step = q.asking(made)

    early = client.post(address(step), {"act": "show"}, follow=True).context["page"]
    give(client, step, 1, **WRONG["single"](made))
    shown = client.post(address(step), {"act": "show"}, follow=True).context["page"]

    assert early.form is not None
    assert shown.form is None
    assert [reply.words for reply in shown.result.replies if reply.is_right] == ["Three coins"]


@pytest.mark.parametrize("kind", ["short", "true_false"])
def test_rule_says_what_does_not_count_in_words(client, kind):
    strict = q.asking(q.KINDS[kind](ignores_case=False))
    lenient = q.asking(
        q.KINDS[kind](ignores_diacritics=True, ignores_spaces=True), within=strict.lesson
    )

    told = [client.get(address(step)).context["page"].rule for step in (strict, lenient)]

    said = ("Capitals do not count.", "Diacritics do not count.", "Spaces between words do not")
    assert [[words in rule for words in said] for rule in told] == [[False] * 3, [True] * 3]
