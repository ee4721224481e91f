"""The complete list of events."""

import pytest

from portal.ui.page_store import store
from tests.factories.chronicle import attested_event, disputed_event, many_events

pytestmark = pytest.mark.django_db

STORE = 2  # the page store looks for the page and writes it


def page_of(client, path="/timeline/list/", **query):
    return client.get(path, query).context["page"]


def listed(page):
    return [entry.title for year in page.years for entry in year.entries]


def test_list_of_a_period_says_so_and_leads_to_all_years(client):
    attested_event("early", date="1998-03")
    attested_event("late", date="2001")

    page = page_of(client, "/timeline/list/?period=1998&kind=event")

    assert (page.title, page.count) == ("Events, 1998", "1 event")
    assert page.every.url == "/timeline/list/?kind=event"
    assert page_of(client, page.every.url).every is None


def test_list_is_paged_by_a_hundred(client, django_assert_num_queries):
    many_events(101)
    store.look()

    with django_assert_num_queries(3 + STORE):
        page = page_of(client)

    assert (len(listed(page)), page.count) == (100, "101 events")
    assert page.paging.next_url == "/timeline/list/?page=2"
    assert listed(page_of(client, page="2")) == ["Event 100"]


def test_list_ends_with_the_events_without_a_date(client):
    disputed_event("mystery", title="Mystery", date="")
    attested_event()

    page = page_of(client)

    assert [(year.heading, [each.when for each in year.entries]) for year in page.years] == [
        ("1998", ["March 1998"]),
        ("Without a date", [""]),
    ]
    assert page.count == "2 events"
    assert listed(page_of(client, disputed="yes")) == ["Mystery"]
    assert listed(page_of(client, period="1998")) == ["The first sailing"]
