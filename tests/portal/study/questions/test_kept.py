"""Whose answers they are, and what is kept of them."""

import datetime

import pytest
import time_machine

from articles.operations.publishing import publish_revision
from portal.study.keeping import SHORTLY
from portal.study.models import Answer, AskedHelp
from tests.factories import editor, person, revision
from tests.factories import questions as q
from tests.factories.courses import lesson
from tests.portal.study.questions.answering import RIGHT, WRONG, address, give, matches

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2030, 3, 1, 12, tzinfo=datetime.UTC)
SECOND = datetime.timedelta(seconds=1)


def test_answer_of_each_new_kind_is_kept_with_its_key_in_words(client):
    client.force_login(person())
    claim, pairs, kept_in = q.true_false(), q.matching(), lesson()
    step = q.asking(claim, within=kept_in)
    give(client, step, judgement="false", correction="Three coins")
    asked = q.asking(pairs, within=kept_in)
    right = matches(client, asked, bell="seven", gangway="eight", whistle="nine")
    give(client, asked, **right)

    kept = {answer.question_id: (answer.words, answer.key_words) for answer in Answer.objects.all()}
    assert kept == {
        claim.pk: ("It is false\nThree coins", "false\nThree coins"),
        pairs.pk: (
            "The bell – seven\nThe gangway – eight\nThe whistle – nine",
            "The bell – seven\nThe gangway – eight\nThe whistle – nine",
        ),
    }


def test_answer_keeps_its_revision_when_the_text_moves_on(client):
    made = q.evidence()
    step = q.asking(made)
    reader = person()
    client.force_login(reader)
    give(client, step, 1, sentence=["1"])
    later = revision(made.article, text="A new first sentence. " + q.HARBOUR)
    publish_revision(by=None, revision=later)

    page = client.get(address(step)).context["page"]

    answer = Answer.objects.get()
    assert (answer.revision.number, answer.words, answer.key_words) == (
        1,
        "It costs three coins.",
        "three coins",
    )
    [sentence] = page.result.compared.sentences
    assert sentence.url == "/articles/harbour/r/1/27-48/"
    assert "".join(piece.words for piece in sentence.pieces) == "It costs three coins."


def test_answers_of_a_person_are_resumed_on_any_device(client, client_of):
    made = q.single()
    step = q.asking(made)
    reader = person()
    client.force_login(reader)
    give(client, step, 1, **WRONG["single"](made))

    elsewhere = client_of(reader).get(address(step)).context["page"]
    somebody_else = client_of(person("other")).get(address(step)).context["page"]

    assert elsewhere.result.score == "0 %"
    assert elsewhere.attempts == "1 attempt left"
    assert somebody_else.result is None


def test_a_second_session_gives_a_person_no_further_attempt(client, client_of):
    made = q.single(attempts=1)
    step = q.asking(made)
    reader = person()
    client.force_login(reader)
    give(client, step, 1, **WRONG["single"](made))

    page = give(client_of(reader), step, 1, **RIGHT["single"](made)).context["page"]

    assert page.result.score == "0 %"
    assert Answer.objects.count() == 1


def test_signing_in_takes_the_answers_of_the_session_over(client):
    made = q.single()
    q.hint(made)
    step = q.asking(made)
    client.post(address(step), {"act": "hint"})
    give(client, step, 1, **WRONG["single"](made))
    before = Answer.objects.count()

    client.force_login(person())
    page = client.get(address(step)).context["page"]

    assert before == 0
    answer = Answer.objects.get()
    assert (answer.number, answer.words, answer.score, answer.hints) == (1, "Two coins", 0, 1)
    assert AskedHelp.objects.get().hints == 1
    assert (page.attempts, page.hints) == ("1 attempt left", ("Look at the second sentence.",))
    assert "answers" not in client.session


@pytest.mark.parametrize(
    ("after", "kept"), [(SHORTLY, [(1, 0), (2, 1)]), (SHORTLY + SECOND, [(1, 1)])]
)
def test_signing_in_leaves_what_was_answered_long_before(client, after, kept):
    made = q.single(attempts=3)
    step = q.asking(made)
    with time_machine.travel(NOON, tick=False) as clock:
        give(client, step, 1, **WRONG["single"](made))
        clock.shift(after)
        give(client, step, 2, **RIGHT["single"](made))

        client.force_login(person())

    assert [(answer.number, answer.score) for answer in Answer.objects.all()] == kept


def test_signing_in_gives_no_more_attempts_than_there_are(client, client_of):
    made = q.single(attempts=1)
    step = q.asking(made)
    reader = person()
    give(client_of(reader), step, 1, **WRONG["single"](made))
    give(client, step, 1, **RIGHT["single"](made))

    client.force_login(reader)

    assert [answer.score for answer in Answer.objects.all()] == [0]


def test_signing_in_takes_over_up_to_the_answer_that_closes(client, client_of):
    made = q.single(attempts=2)
    step = q.asking(made)
    reader = person()
    give(client_of(reader), step, 1, **WRONG["single"](made))
    give(client, step, 1, **WRONG["single"](made))
    give(client, step, 2, **RIGHT["single"](made))
    client.post(address(step), {"act": "show"})

    client.force_login(reader)

    assert list(Answer.objects.values_list("number", "score")) == [(1, 0), (2, 0)]
    assert AskedHelp.objects.filter(gave_up_at__isnull=False).exists()


def test_what_editors_try_before_the_lesson_is_public_is_not_kept(client):
    made = q.single()
    step = q.asking(made, within=lesson(published_at=None))
    hidden = client.get(address(step)).status_code
    client.force_login(editor())

    page = give(client, step, 1, **RIGHT["single"](made)).context["page"]

    assert hidden == 404
    assert page.result.score == "100 %"
    assert Answer.objects.count() == 0
