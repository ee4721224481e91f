"""A sequence: events are put in order, and then their dates open with the words they stand on."""

import re

import pytest
from django.db import IntegrityError

from portal.lessons.queries import events_to_order
from portal.study.learner import Learner
from portal.study.models import Arrangement
from portal.study.operations import arrangements
from portal.study.queries.arrangements import arrangement_of
from tests.factories import editor, lesson, person, sequence, step
from tests.factories.chronicle import SAILINGS, attested_event, dated_events_apart
from tests.factories.people import PASSWORD
from timeline.models import Event

pytestmark = pytest.mark.django_db

TITLES = [title for _date, title in SAILINGS]
FRAGMENT = {"X-Fragment": "1"}


@pytest.fixture
def task(db):
    made = lesson()
    step(made)
    return sequence(made, *dated_events_apart(), title="Which came first?", body="By *time*.")


def address_of(task, prefix=""):
    return f"{prefix}/study/sequences/{task.pk}/"


def tokens(client, task, *titles):
    """The tokens of events, in the order of their titles."""
    found = {item.words: item.token for item in client.get(address_of(task)).context["page"].items}
    return [found[title] for title in titles or TITLES]


@pytest.mark.parametrize("headers", [{}, FRAGMENT])
@pytest.mark.parametrize("prefix", ["", "/vi"])
def test_nothing_of_the_dates_is_there_before_the_order(client, task, headers, prefix):
    response = client.get(address_of(task, prefix), headers=headers)

    html = response.content.decode()
    shown = [item.words for item in response.context["page"].items]
    assert sorted(shown) == sorted(TITLES)
    assert shown != TITLES
    assert [date for date, _title in SAILINGS if date in html.replace("csrf", "")] == []
    assert "The ferry sailed" not in html
    assert response["Cache-Control"] == "private, no-store"
    named = re.findall(r'name="order" value="([^"]+)"', html)
    assert not set(named) & {str(row.event_id) for row in task.events.all()}


def test_page_leads_back_to_its_step(client, task):
    page = client.get(address_of(task)).context["page"]

    assert page.back.url == "/modules/the-fare/two-prices/#step-2"
    assert page.words == "<p>By <em>time</em>.</p>"


def test_events_move_by_buttons_before_they_are_sent(client, task):
    first, second, third = tokens(client, task)

    moved = client.post(address_of(task), {"order": [second, first, third], "move": f"up-{first}"})

    assert [item.words for item in moved.context["page"].items] == TITLES
    assert moved.context["page"].placed == ()


@pytest.mark.parametrize("signed_in", [True, False])
def test_order_is_given_once_and_opens_the_dates(client, task, signed_in):
    if signed_in:
        client.force_login(person())
    first, second, third = tokens(client, task)

    sent = client.post(address_of(task), {"order": [second, first, third], "act": "answer"})
    client.post(address_of(task), {"order": [first, second, third], "act": "answer"})
    page = client.get(address_of(task)).context["page"]

    assert (sent.status_code, sent["Location"]) == (303, address_of(task))
    assert page.form is None
    assert [(each.title, each.when, each.yours) for each in page.placed] == [
        ("The timber raft", "1995", "Your place: 2"),
        ("The steamer", "1998", "Your place: 1"),
        ("The bridge", "2003", "Your place: 3"),
    ]
    assert (page.result, page.score) == ("2 of 3 pairs stand in the order of time.", "33 %")
    assert page.unsettled == ()
    assert Arrangement.objects.count() == int(signed_in)


def test_each_event_opens_with_the_words_that_date_it(client, task):
    client.post(address_of(task), {"order": tokens(client, task)})

    response = client.get(address_of(task))

    placed = response.context["page"].placed
    assert [
        (said.letter, said.value, said.words) for each in placed for said in each.statements
    ] == [
        ("A", "1995", "a day"),
        ("B", "1998", "a day"),
        ("C", "2003", "a day"),
    ]
    assert placed[0].url == "/events/sailing-1995/"
    assert response.context["page"].score == "100 %"
    assert "<mark>a day</mark>" in response.content.decode()


def test_words_of_texts_for_signed_in_people_are_not_shown(client):
    early, late = dated_events_apart(("1995", "Early"), ("1999", "Late"))
    text = early.attestations.get().passage.article
    text.rights = "account"
    text.save()
    task = sequence(lesson(), early, late)
    client.post(address_of(task), {"order": tokens(client, task, "Early", "Late")})

    shown = client.get(address_of(task)).context["page"].placed

    assert [said.words for each in shown for said in each.statements] == ["", "a day"]


def test_events_whose_dates_meet_may_stand_either_way_round(client, task):
    within = attested_event("within", date="1998-05", title="The race", title_vi="")
    task.events.create(event=within)
    order = tokens(client, task, "The timber raft", "The race", "The steamer", "The bridge")

    client.post(address_of(task), {"order": order})
    page = client.get(address_of(task)).context["page"]

    assert page.score == "100 %"
    assert page.result == "5 of 5 pairs stand in the order of time."
    assert page.unsettled == (
        "“The steamer” and “The race”: their dates meet, so that either may come first.",
    )


@pytest.mark.parametrize("order", [[], ["0" * 12], None])
def test_what_is_no_order_is_refused(client, task, order):
    sent = order if order is not None else tokens(client, task)[:2]

    refused = client.post(address_of(task), {"order": sent})

    assert refused.status_code == 422
    assert client.get(address_of(task)).context["page"].form is not None


def test_order_is_resumed_on_another_device(client, client_of, task):
    reader = person()
    client.force_login(reader)
    client.post(address_of(task), {"order": tokens(client, task)})

    there = client_of(reader).get(address_of(task)).context["page"]
    others = client_of(person("other")).get(address_of(task)).context["page"]

    assert there.score == "100 %"
    assert others.form is not None


def test_order_of_a_visitor_is_taken_along_at_sign_in(client, task):
    reader = person()
    client.post(address_of(task), {"order": tokens(client, task)})

    client.post("/accounts/sign-in/", {"username": reader.username, "password": PASSWORD})
    page = client.get(address_of(task)).context["page"]

    assert Arrangement.objects.get().person == reader
    assert page.score == "100 %"


def put_in(task):
    task.events.create(event=attested_event("later", date="2010", title="Later", title_vi=""))


def put_in_place_of_another(task):
    take_out(task)
    put_in(task)


def take_out(task):
    task.events.filter(event__slug="sailing-1998").delete()


def unpublish(_task):
    Event.objects.filter(slug="sailing-1998").update(status="draft")


@pytest.mark.parametrize("signed_in", [True, False])
@pytest.mark.parametrize("change", [put_in, put_in_place_of_another, take_out, unpublish])
def test_order_of_other_events_opens_no_date(client, task, change, signed_in):
    if signed_in:
        client.force_login(person())
    client.post(address_of(task), {"order": tokens(client, task)})

    change(task)
    response = client.get(address_of(task))
    page = response.context["page"]

    assert page.form is not None
    assert (page.placed, page.result, page.score) == ((), "", "")
    assert "The editors have changed this step" in response.content.decode()
    assert "2010" not in response.content.decode()


@pytest.mark.parametrize("signed_in", [True, False])
def test_order_of_the_events_of_today_takes_the_place_of_the_old_one(client, task, signed_in):
    if signed_in:
        client.force_login(person())
    client.post(address_of(task), {"order": tokens(client, task)})
    put_in(task)

    order = tokens(client, task, "Later", *TITLES)
    client.post(address_of(task), {"order": order})
    client.post(address_of(task), {"order": order[::-1]})
    response = client.get(address_of(task))

    page = response.context["page"]
    assert [each.yours for each in page.placed] == [f"Your place: {n}" for n in (2, 3, 4, 1)]
    assert "The editors have changed this step" not in response.content.decode()
    assert Arrangement.objects.count() == int(signed_in)


@pytest.mark.parametrize("change", [None, put_in])
def test_first_of_two_orders_that_are_sent_at_once_counts(client, task, monkeypatch, change):
    """Both have looked for an order before either is written."""
    reader = person()
    client.force_login(reader)
    if change:
        client.post(address_of(task), {"order": tokens(client, task)})
        change(task)
    events = events_to_order(task)
    keys = [str(event.pk) for event in events]
    learner = Learner(person=reader, session=client.session)
    seen = arrangement_of(learner, task, events)
    monkeypatch.setattr(arrangements, "arrangement_of", lambda *_args: seen)

    for order in (keys, keys[::-1]):
        arrangements.arrange(by=learner, step=task, events=events, order=order)

    assert Arrangement.objects.get().order == keys


def test_order_counts_again_when_its_events_are_back(client, task):
    client.post(address_of(task), {"order": tokens(client, task)})
    unpublish(task)
    without = client.get(address_of(task)).context["page"].form

    Event.objects.update(status="published")

    assert without is not None
    assert client.get(address_of(task)).context["page"].score == "100 %"


@pytest.mark.parametrize(("changed", "kept"), [(False, "0 %"), (True, "100 %")])
def test_order_of_an_account_gives_way_to_a_visitors_only_if_it_is_of_other_events(
    client, client_of, task, changed, kept
):
    reader = person()
    before = tokens(client, task)[::-1]
    client_of(reader).post(address_of(task), {"order": before})
    if changed:
        take_out(task)
    titles = [title for title in TITLES if not changed or title != "The steamer"]
    client.post(address_of(task), {"order": tokens(client, task, *titles)})

    client.force_login(reader)

    assert client.get(address_of(task)).context["page"].score == kept


def test_order_that_a_session_holds_of_other_events_is_not_taken_over(client, task):
    client.post(address_of(task), {"order": tokens(client, task)})
    take_out(task)

    client.force_login(person())

    assert Arrangement.objects.count() == 0


def test_editor_sees_a_sequence_of_which_one_event_is_left(client, task):
    client.force_login(editor())
    first, *others = task.events.all()
    for each in others:
        each.delete()

    client.post(address_of(task), {"order": tokens(client, task, first.event.title)})
    page = client.get(address_of(task)).context["page"]

    assert [each.title for each in page.placed] == [first.event.title]
    assert (page.result, page.unsettled) == ("", ())


@pytest.mark.parametrize("count", [2, 5])
def test_opened_page_asks_a_fixed_number_of_times(client, django_assert_num_queries, count):
    given = [(f"{1990 + place}", f"Event {place}") for place in range(count)]
    task = sequence(lesson(), *dated_events_apart(*given))
    client.force_login(person())
    client.post(address_of(task), {"order": tokens(client, task, *(title for _, title in given))})

    with django_assert_num_queries(13):
        page = client.get(address_of(task))

    assert len(page.context["page"].placed) == count


def test_sequence_of_a_draft_is_for_editors(client, client_of):
    made = lesson(published_at=None)
    task = sequence(made, *dated_events_apart())

    assert client.get(address_of(task)).status_code == 404
    assert client_of(editor()).get(address_of(task)).status_code == 200


def test_somebody_arranges_a_sequence_once(task):
    reader = person()
    Arrangement.objects.create(person=reader, step=task, order=[])

    with pytest.raises(IntegrityError):
        Arrangement.objects.create(person=reader, step=task, order=[])


def test_arrangement_is_named_by_its_keys(task):
    made = Arrangement(person=person(), step=task, order=[])

    assert str(made) == f"{made.person_id}: {task.pk}"
