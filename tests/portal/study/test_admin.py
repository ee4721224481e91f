"""Answers on the desk are for administrators, and are graded again there."""

import pytest
from django.contrib.admin.models import LogEntry

from articles.operations.publishing import publish_revision
from portal.lessons.models import Option
from portal.study.models import Answer, Regrading
from portal.study.operations.answers import RegradingError, grade_again
from tests.factories import administrator, editor, person, revision
from tests.factories import questions as q

pytestmark = [pytest.mark.django_db, pytest.mark.queries_in_templates]


@pytest.fixture
def answered(client_of):
    """The wrong choice of a reader called Mai."""
    made = q.single()
    step = q.asking(made)
    wrong = made.option_rows.get(words="Two coins")
    client_of(person("mai")).post(
        f"/study/questions/{step.pk}/", {"attempt": 1, "options": wrong.pk}
    )
    return Answer.objects.get()


def act(browser, answer, reason):
    return browser.post(
        "/admin/study/answer/",
        {"action": "grade_again", "_selected_action": [answer.pk], "reason": reason, "index": 0},
        follow=True,
    )


def test_grading_again_follows_the_key_of_today_and_keeps_what_stood(client, answered):
    Option.objects.filter(words="Two coins").update(is_right=True)
    chief = administrator()
    client.force_login(chief)

    page = act(client, answered, "The key was wrong.")

    assert "1 answer was graded again." in page.content.decode()
    again = Regrading.objects.get()
    assert (again.score, again.reason, again.made_by) == (1, "The key was wrong.", chief)
    assert again.key_words == "Two coins\nThree coins"
    answered.refresh_from_db()
    assert (answered.score, answered.key_words) == (0, "Three coins")
    assert LogEntry.objects.get().change_message == "Graded again: The key was wrong."


def test_learner_sees_the_new_score(client_of, answered):
    Option.objects.filter(words="Two coins").update(is_right=True)
    grade_again(by=administrator(), answer=answered, reason="The key was wrong.")

    step = answered.question.steps.get()
    page = client_of(answered.person).get(f"/study/questions/{step.pk}/").context["page"]

    assert (page.result.score, page.form) == ("100 %", None)


def test_grading_again_needs_a_reason(client, answered):
    client.force_login(administrator())

    page = act(client, answered, " ")

    assert "Say why: the reason is kept." in page.content.decode()
    assert Regrading.objects.count() == 0


def test_grading_again_needs_a_key(client, answered):
    Option.objects.update(is_right=False)
    client.force_login(administrator())

    page = act(client, answered, "Once more.")

    assert "has no key to grade by" in page.content.decode()
    assert Regrading.objects.count() == 0


def test_evidence_is_graded_again_in_the_revision_that_was_answered(client_of):
    made = q.evidence()
    step = q.asking(made)
    client_of(person()).post(f"/study/questions/{step.pk}/", {"attempt": 1, "sentence": ["4"]})
    q.evidence_passage(made, "four coins", alternative=2)
    later = revision(made.article, text="A new first sentence. " + q.HARBOUR)
    publish_revision(by=None, revision=later)
    answer = Answer.objects.get()

    again = grade_again(by=None, answer=answer, reason="A second answer was found.")

    assert (answer.score, again.score) == (0, 1)
    assert again.key_words == "three coins\nfour coins"


def test_evidence_without_its_words_is_not_graded_again(client_of):
    made = q.evidence()
    step = q.asking(made)
    client_of(person()).post(f"/study/questions/{step.pk}/", {"attempt": 1, "sentence": ["4"]})
    made.evidence.update(is_retired=True)

    with pytest.raises(RegradingError):
        grade_again(by=None, answer=Answer.objects.get(), reason="So.")


def test_list_does_not_name_people(client, answered):
    client.force_login(administrator())

    pages = [
        client.get(address).content.decode()
        for address in ("/admin/study/answer/", f"/admin/study/answer/{answered.pk}/change/")
    ]

    assert ["mai" in page.lower().replace("main", "") for page in pages] == [False, False]
    assert "Two coins" in pages[1]


@pytest.mark.parametrize("who", [editor, person])
def test_answers_are_for_administrators(client, answered, who):
    client.force_login(who("somebody"))

    listed = client.get("/admin/study/answer/")
    acted = act(client, answered, "Mine.")

    assert listed.status_code in {302, 403}
    assert acted.status_code in {200, 403}
    assert Regrading.objects.count() == 0
