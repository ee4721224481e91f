"""A text of one's own, which people read."""

import pytest

from tests.factories import questions as q
from tests.portal.study.questions.answering import address, give

pytestmark = pytest.mark.django_db


def test_free_text_is_kept_without_a_score_beside_its_rubric(client):
    made = q.free(attempts=1)
    step = q.asking(made)
    asked = client.get(address(step)).context["page"]

    page = give(client, step, words="Two prices.\nOne port.").context["page"]

    assert asked.rubric == page.rubric == ("Names both prices (2 points)",)
    assert (page.result.title, page.result.score) == ("Your answer is kept", "")
    assert page.result.words == "Two prices.\nOne port."
    assert page.form is None
