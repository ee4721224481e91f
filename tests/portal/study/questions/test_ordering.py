"""Things that are put in order."""

import re

import pytest

from tests.factories import questions as q
from tests.portal.study.questions.answering import address, give, options, order_of

pytestmark = pytest.mark.django_db


def test_ordering_moves_items_by_buttons_and_scores_the_order(client):
    made = q.ordering()
    step = q.asking(made)
    page = client.get(address(step))
    bell, gangway, whistle = order_of(page, "The bell", "The gangway", "The whistle")
    wrong = [gangway, bell, whistle]

    moved = client.post(address(step), {"attempt": 1, "order": wrong, "move": f"up-{bell}"})
    at_the_end = client.post(
        address(step), {"attempt": 1, "order": wrong, "move": f"down-{whistle}"}
    )
    half = give(client, step, order=wrong).context["page"]
    full = give(client, step, 2, order=[bell, gangway, whistle]).context["page"]

    assert [item.token for item in moved.context["page"].items] == [bell, gangway, whistle]
    assert [item.token for item in at_the_end.context["page"].items] == wrong
    assert (half.result.score, full.result.score) == ("33 %", "100 %")
    assert full.result.expected == ("The bell", "The gangway", "The whistle")


def test_ordering_does_not_begin_in_its_order_nor_name_it(client):
    made = q.ordering()
    page = client.get(address(q.asking(made)))

    shown = [item.words for item in page.context["page"].items]
    assert sorted(shown) == ["The bell", "The gangway", "The whistle"]
    assert shown != ["The bell", "The gangway", "The whistle"]
    named = re.findall(r'name="order" value="([^"]+)"', page.content.decode())
    assert len(named) == 3
    assert not set(named) & set(options(made, *shown))


def test_order_that_is_shown_hangs_on_the_secret_of_the_site(client, settings):
    made = q.ordering()
    step = q.asking(made)

    def shown():
        return tuple(item.words for item in client.get(address(step)).context["page"].items)

    seen = set()
    for number in range(30):
        settings.SECRET_KEY = f"another-secret-{number}"
        seen.add(shown())
        assert shown() == shown()

    assert ("The bell", "The gangway", "The whistle") not in seen
    assert len(seen) > 2


def test_two_items_do_not_tell_their_order(client, settings):
    made = q.ordering()
    made.option_rows.get(words="The whistle").delete()
    step = q.asking(made)

    seen = set()
    for number in range(30):
        settings.SECRET_KEY = f"another-secret-{number}"
        seen.add(tuple(item.words for item in client.get(address(step)).context["page"].items))

    assert seen == {("The bell", "The gangway"), ("The gangway", "The bell")}
