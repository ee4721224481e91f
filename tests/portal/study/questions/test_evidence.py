"""Words of a text that answer a question."""

import pytest
from django.urls import reverse

from articles.operations.publishing import publish_revision
from tests.factories import person, published, revision
from tests.factories import questions as q
from tests.portal.study.questions.answering import address, give

pytestmark = pytest.mark.django_db


def test_marked_words_and_ticked_sentences_score_the_same(client):
    made = q.evidence(attempts=0)
    step = q.asking(made)
    start = made.article.published_revision.text.index("costs three")

    by_words = give(client, step, 1, marked=f"{start}-{start + 5}").context["page"]

    assert by_words.result.score == "100 %"
    [sentence] = by_words.result.compared.sentences
    assert sentence.who == "You and the editor"
    assert [(p.words, p.is_chosen, p.is_named) for p in sentence.pieces] == [
        ("It ", False, False),
        ("costs", True, False),
        (" ", False, False),
        ("three coins", False, True),
        (".", False, False),
    ]


def test_line_and_ground_are_told_apart_in_words(client):
    made = q.evidence("three coins", "four coins")
    step = q.asking(made)

    response = give(client, step, 1, sentence=["1", "3"])
    half = response.context["page"].result
    client.post(address(step), {"act": "show"})
    page = client.get(address(step))
    result = page.context["page"].result

    assert (half.score, half.title) == ("0 %", "Right and wrong cancel each other out")
    assert [s.who for s in half.compared.sentences] == ["You", "You"]
    assert [(s.who, s.place) for s in result.compared.sentences] == [
        ("You and the editor", "paragraph 1"),
        ("Only you", "paragraph 2"),
        ("The editor, as another answer", "paragraph 2"),
    ]
    assert result.compared.in_words == (
        "You chose 2 sentences. The editor named 2 sentences. 1 sentence is in both."
    )
    assert 'href="/articles/harbour/r/1/27-48/"' in page.content.decode()


def test_evidence_is_chosen_among_the_offered_sentences_alone(client):
    made = q.evidence()
    made.ground = q.passage(made.article, "The ferry leaves at seven. It costs three coins.")
    made.save()
    step = q.asking(made)

    page = client.get(address(step)).context["page"]
    elsewhere = client.post(address(step), {"attempt": 1, "sentence": ["4"]})
    everything = give(client, step, 1, sentence=["0", "1"]).context["page"]

    assert [s.words for block in page.blocks for s in block.sentences] == [
        "The ferry leaves at seven.",
        "It costs three coins.",
    ]
    assert elsewhere.status_code == 422
    assert everything.result.score == "0 %"


def test_answer_waits_while_an_editor_has_to_confirm_the_key(client):
    made = q.evidence()
    step = q.asking(made)
    changed = revision(made.article, text=q.HARBOUR.replace("three coins", "five coins"))
    publish_revision(by=None, revision=changed)

    asked = client.get(address(step)).context["page"]
    page = give(client, step, 1, sentence=["1"]).context["page"]

    assert "checking the answer" in asked.notice
    assert (page.result.title, page.result.score) == ("Your answer is kept", "")


def test_question_about_a_text_for_signed_in_people_asks_to_sign_in(client):
    step = q.asking(q.evidence(text=published("harbour", text=q.HARBOUR, rights="account")))

    stranger = client.get(address(step))
    client.force_login(person())
    reader = client.get(address(step))

    assert stranger.url == f"{reverse('accounts:sign_in')}?next={address(step)}"
    assert reader.status_code == 200


def test_question_about_an_excerpt_is_not_asked(client):
    step = q.asking(q.evidence(text=published("harbour", text=q.HARBOUR, rights="excerpt")))

    assert client.get(address(step)).status_code == 404
