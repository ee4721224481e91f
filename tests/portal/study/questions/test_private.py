"""What is withheld is nowhere but on the private page."""

import pytest

from portal.lessons.models import EvidencePassage, Option
from tests.factories import person
from tests.factories import questions as q
from tests.portal.study.questions.answering import RIGHT, address, give

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", q.KINDS)
def test_no_public_page_holds_a_key_an_option_or_feedback(client, kind):
    given = {
        "feedback_right": "secret-right",
        "feedback_part": "secret-part",
        "feedback_wrong": "secret-wrong",
        "afterword": "secret-afterword",
    }
    made = q.KINDS[kind](**given)
    q.hint(made, "secret-hint")
    Option.objects.update(feedback="secret-option")
    EvidencePassage.objects.update(comment="secret-comment")
    step = q.asking(made)
    secrets = list(given.values())
    secrets += ["secret", "Three coins", "Notes", "gangway", "Bến Đò", "± ", "both prices"]
    secrets += ["Shells", "The bell", "seven", "ten<", "is_true"]
    secrets += [row.passage.public_id for row in made.evidence.all()]

    for path in ("/", "/modules/the-fare/", "/modules/the-fare/two-prices/"):
        for language in ("", "/vi"):
            html = client.get(f"{language}{path}").content.decode()
            assert [secret for secret in secrets if secret in html] == []

    html = client.get("/modules/the-fare/two-prices/").content.decode()
    assert f'href="{address(step)}"' in html
    assert "What does a crossing cost?" in html


def test_passage_of_a_key_has_no_public_page(client):
    made = q.evidence()

    page = client.get(f"/passages/{made.evidence.get().passage.public_id}/")

    assert page.status_code == 404


@pytest.mark.parametrize("kind", q.KINDS)
def test_form_holds_neither_key_nor_feedback(client, kind):
    made = q.KINDS[kind](feedback_right="secret", feedback_wrong="secret", afterword="secret")
    q.hint(made, "secret")
    Option.objects.update(feedback="secret")
    step = q.asking(made)

    for headers in ({}, {"x-fragment": "1"}):
        page = client.get(address(step), headers=headers)
        html = page.content.decode()

        assert page["Cache-Control"] == "private, no-store"
        assert "csrfmiddlewaretoken" in html
        assert "secret" not in html
        assert "is_right" not in html
        assert "Bến Đò" not in html
        assert "<mark" not in html


def test_question_takes_no_answer_without_its_token(client_of):
    made = q.single()
    step = q.asking(made)
    strict = client_of(None, enforce_csrf_checks=True)

    assert strict.post(address(step), {"attempt": 1}).status_code == 403


def test_question_is_asked_in_vietnamese(client):
    made = q.single()
    step = q.asking(made)

    page = client.post(
        address(step, "/vi"), {"attempt": 1, **RIGHT["single"](made)}, follow=True
    ).context["page"]

    assert page.prompt == "Sang sông tốn bao nhiêu?"
    assert page.result.feedback == "<p>Đúng thế.</p>"
    assert page.result.title == "Đúng rồi"


@pytest.mark.parametrize("count", [1, 3])
def test_page_asks_a_fixed_number_of_times(client, django_assert_num_queries, count):
    made = q.evidence(attempts=0)
    for _ in range(count - 1):
        q.hint(made)
        q.evidence_passage(made, "four coins", alternative=_ + 2)
    step = q.asking(made)
    client.force_login(person())
    for attempt in range(1, count + 1):
        give(client, step, attempt, sentence=["4"])

    with django_assert_num_queries(13):
        page = client.get(address(step))

    assert page.status_code == 200
