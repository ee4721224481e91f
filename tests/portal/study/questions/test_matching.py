"""What belongs together."""

import re

import pytest

from tests.factories import questions as q
from tests.factories.courses import lesson
from tests.portal.study.questions.answering import address, give, matches

pytestmark = pytest.mark.django_db


def test_what_belongs_together_is_chosen_from_lists(client):
    made = q.matching()
    step = q.asking(made)
    page = client.get(address(step))
    partly = matches(client, step, bell="seven", gangway="eight", whistle="ten")
    full = matches(client, step, bell="seven", gangway="eight", whistle="nine")

    half = give(client, step, 1, **partly).context["page"]
    done = give(client, step, 2, **full).context["page"]

    labels = [words for _token, words in page.context["page"].form.matches[0].field.choices]
    assert sorted(labels) == ["eight", "nine", "seven", "ten"]
    assert (half.result.score, done.result.score) == ("50 %", "100 %")
    assert [(pair.words, pair.yours, pair.is_right) for pair in half.result.matched] == [
        ("The bell", "seven", None),
        ("The gangway", "eight", None),
        ("The whistle", "ten", None),
    ]


def test_last_pairs_are_chosen_already_and_the_right_ones_shown_in_the_end(client):
    made = q.matching()
    step = q.asking(made)
    same = matches(client, step, bell="seven", gangway="seven", whistle="seven")

    nothing = give(client, step, 1, **same).context["page"]
    again = {field.html_name: field.value() for field in nothing.form.matches}
    closed = give(client, step, 2, **same).context["page"]

    assert (nothing.result.score, nothing.result.title) == (
        "0 %",
        "Too little of it is right to count",
    )
    assert again == same
    assert [(pair.right, pair.is_right) for pair in closed.result.matched] == [
        ("seven", True),
        ("eight", False),
        ("nine", False),
    ]


def test_page_of_matching_names_no_key_of_the_database(client):
    made = q.matching()

    html = client.get(address(q.asking(made))).content.decode()

    values = re.findall(r'type="radio" name="match-[^"]*" value="([^"]*)"', html)
    names = set(re.findall(r'name="match-([^"]*)"', html))
    assert len(values) == 3 * 4
    assert len(names) == 3
    assert not {str(row.pk) for row in made.match_rows.all()} & {*values, *names}


def test_neither_column_stands_in_the_order_of_the_editor(client, settings):
    """Both orders are this site's own: another secret gives others, the same one the same."""
    made = q.matching()
    step = q.asking(made)

    def columns():
        found = client.get(address(step)).context["page"].form.matches
        partners = [words for _token, words in found[0].field.choices]
        return tuple(field.label for field in found), tuple(partners)

    seen = set()
    for number in range(30):
        settings.SECRET_KEY = f"another-secret-{number}"
        seen.add(columns())
        assert columns() == columns()

    assert len({items for items, _partners in seen}) > 3
    assert len({partners for _items, partners in seen}) > 3
    assert {tuple(sorted(items)) for items, _partners in seen} == {
        ("The bell", "The gangway", "The whistle")
    }


def test_questions_stand_in_orders_of_their_own(client):
    kept_in = lesson()
    made = [q.asking(q.matching(), within=kept_in) for _ in range(8)]

    orders = {
        tuple(field.label for field in client.get(address(step)).context["page"].form.matches)
        for step in made
    }

    assert len(orders) > 1
