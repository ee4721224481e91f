"""Claims that are true, or false and put right."""

import pytest

from tests.factories import questions as q
from tests.portal.study.questions.answering import address, give

pytestmark = pytest.mark.django_db


def test_false_claim_is_half_seen_and_half_put_right(client):
    step = q.asking(q.true_false(attempts=3))

    half = give(client, step, 1, judgement="false", correction="Shells").context["page"]
    nothing = give(client, step, 2, judgement="true").context["page"]
    closed = give(client, step, 3, judgement="false", correction="").context["page"]

    assert (half.result.score, nothing.result.score, closed.result.score) == ("50 %", "0 %", "50 %")
    assert [reply.feedback for reply in half.result.replies] == ["Nobody took shells."]
    assert half.result.words == "It is false\nShells"
    assert half.result.expected_label == ""
    assert closed.result.expected == ("Three coins",)
    assert closed.result.expected_label == "It is false; accepted instead"


def test_true_claim_needs_no_correction(client):
    step = q.asking(q.true_false(is_true=True))

    refused = client.post(
        address(step), {"attempt": 1, "judgement": "true", "correction": "Three coins"}
    )
    wrong = give(client, step, 1, judgement="false", correction="Three coins").context["page"]
    right = give(client, step, 2, judgement="true").context["page"]

    assert refused.status_code == 422
    assert "needs no correction" in refused.content.decode()
    assert (wrong.result.score, right.result.score) == ("0 %", "100 %")
    assert (right.result.expected, right.result.expected_label) == ((), "It is true")
