"""The corroboration desk: pairs, and then the editors' view."""

import pytest
from django.db import IntegrityError

from portal.study.models import Pairing
from tests.factories import desk, event, lesson, person
from tests.factories.chronicle import counted_indicator, disputed_event

pytestmark = pytest.mark.django_db

THREE = ("1998-03-04", "1998-04-03", "1998-03-04")
SECRETS = ("The log is right.", "4 March, by the log", "contradiction", "dates exclude")
FRAGMENT = {"X-Fragment": "1"}
ALL = {"pair-0-1": "contradict", "pair-0-2": "agree", "pair-1-2": "time"}


@pytest.fixture
def task(db):
    happened = disputed_event(days=THREE)
    said = happened.attestations.first()
    said.comment = "A comment that gives it away."
    said.save()
    happened.settlement, happened.settled_value = "The log is right.", "4 March, by the log"
    happened.settled_at = said.created_at
    happened.save()
    return desk(lesson(), event=happened)


def address_of(task, prefix=""):
    return f"{prefix}/study/desks/{task.pk}/"


def page_of(client, task):
    return client.get(address_of(task)).context["page"]


@pytest.mark.parametrize("headers", [{}, FRAGMENT])
@pytest.mark.parametrize("sent", [{}, {"pair-0-1": "contradict", "pair-0-2": "agree"}])
def test_editors_view_is_not_there_before_every_pair_is(client, task, headers, sent):
    if sent:
        client.post(address_of(task), sent)

    response = client.get(address_of(task), headers=headers)

    html, page = response.content.decode(), response.context["page"]
    assert [secret for secret in (*SECRETS, "gives it away", "disputed") if secret in html] == []
    assert [(pair.editors, pair.reason) for pair in page.pairs] == [("", "")] * 3
    assert (page.judged, page.subject_url, page.left) == (None, "", 3 - len(sent))
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("signed_in", [True, False])
def test_pairs_are_resumed_and_then_stand_beside_the_editors(client, task, signed_in):
    if signed_in:
        client.force_login(person())
    client.post(address_of(task), {"pair-0-1": "agree"})
    client.post(address_of(task), {"pair-0-1": "contradict", "pair-0-2": "agree"})
    chosen = [
        [choice.value for choice in pair.choices if choice.chosen]
        for pair in page_of(client, task).pairs
    ]

    client.post(address_of(task), ALL)
    page = page_of(client, task)

    assert chosen == [["contradict"], ["agree"], []]
    assert [(pair.yours, pair.editors) for pair in page.pairs] == [
        ("they contradict each other", "they contradict each other"),
        ("they agree", "they agree"),
        ("they differ by time", "they contradict each other"),
    ]
    assert (page.same, page.judged.settlement) == (2, "The log is right.")
    assert page.subject_url == "/events/maiden-voyage/"
    assert all(pair.reason for pair in page.pairs)
    assert Pairing.objects.count() == (3 if signed_in else 0)


def test_figures_are_compared_too(client):
    task = desk(lesson(), indicator=counted_indicator())

    client.post(address_of(task), {"pair-0-1": "time"})
    page = page_of(client, task)

    assert [(pair.yours, pair.editors) for pair in page.pairs] == [
        ("they differ by time", "they differ by time")
    ]
    assert page.subject_url == "/indicators/passengers/"


def test_desk_sets_out_six_statements_at_most(client):
    days = [f"1998-03-{day:02}" for day in range(1, 9)]

    page = page_of(client, desk(lesson(), event=disputed_event(days=days)))

    assert (len(page.statements), len(page.pairs)) == (6, 15)


@pytest.mark.parametrize("count", [2, 4])
def test_desk_asks_as_often_for_four_statements_as_for_two(
    client, django_assert_num_queries, count
):
    days = [f"1998-03-{day:02}" for day in range(1, count + 1)]
    task = desk(lesson(), event=disputed_event(days=days))

    with django_assert_num_queries(12):
        client.get(address_of(task))


def test_what_is_no_relation_is_not_kept(client, task):
    client.force_login(person())

    client.post(address_of(task), {"pair-0-1": "rumour", "pair-5-9": "agree", "other": "agree"})

    assert Pairing.objects.count() == 0


def test_signing_in_takes_the_pairs_of_the_session_over(client, task):
    reader = person()
    client.force_login(reader)
    client.post(address_of(task), {"pair-0-1": "agree"})
    client.logout()
    client.post(address_of(task), {"pair-0-1": "contradict", "pair-0-2": "agree"})

    client.force_login(reader)

    found = Pairing.objects.filter(person=reader).order_by("first", "second")
    assert [row.relation for row in found] == ["agree", "agree"]


def test_nobody_sees_the_pairs_of_another(client, task):
    client.force_login(person())
    client.post(address_of(task), ALL)
    client.force_login(person("stranger"))

    page = page_of(client, task)

    assert (page.left, page.judged) == (3, None)


def test_desk_of_what_is_not_public_is_not_there(client):
    made = lesson()
    draft = disputed_event("draft-voyage", days=THREE)
    type(draft).objects.update(status="draft")
    tasks = [desk(made, event=draft), desk(made, event=event("bare"))]

    assert [client.get(address_of(each)).status_code for each in tasks] == [404, 404]


def test_somebody_classifies_a_pair_once(task):
    made = {"person": person(), "step": task, "first": "a", "second": "b", "relation": "agree"}
    Pairing.objects.create(**made)

    with pytest.raises(IntegrityError):
        Pairing.objects.create(**made)


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("pair_is_of_two_statements", {"second": "a"}),
        ("pair_stands_in_a_known_relation", {"relation": "rumour"}),
    ],
)
def test_pairing_is_of_two_and_in_a_known_relation(task, name, fields):
    made = {"person": person(), "step": task, "first": "a", "second": "b", "relation": "agree"}

    with pytest.raises(IntegrityError, match=name):
        Pairing.objects.create(**made | fields)
