"""The chronicle for other programs."""

import pytest

from portal.ui.page_store import store
from tests.factories import attestation, event, published
from tests.factories.chronicle import attested_event, dated_text, disputed_event, many_events
from timeline.agreement import Kind, Wording

pytestmark = pytest.mark.django_db

SITE = "http://localhost:8000"


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = SITE


def test_timelinejs_has_each_public_event_in_order_of_time(client):
    attested_event("second", title="The second", title_vi="Thứ hai", date="1999", kind="meeting")
    attested_event("first", title="The first", date="1998-03", description="Began.")
    event("draft", status="draft")
    event("vouched-for-by-nobody")

    answer = client.get("/timeline/timelinejs.json")

    data = answer.json()
    assert [each["unique_id"] for each in data["events"]] == ["first", "second"]
    assert data["events"][0] == {
        "unique_id": "first",
        "group": "event",
        "display_date": "March 1998",
        "text": {
            "headline": "The first",
            "text": f'<p>Began.</p><p><a href="{SITE}/events/first/">1 passage</a></p>',
        },
        "start_date": {"year": 1998, "month": 3},
    }
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"].startswith("public")


def test_timelinejs_speaks_vietnamese_at_its_address(client):
    attested_event(title_vi="Chuyến đầu", date="1998")

    [found] = client.get("/vi/timeline/timelinejs.json").json()["events"]

    assert (found["text"]["headline"], found["display_date"]) == ("Chuyến đầu", "năm 1998")
    assert f"{SITE}/vi/events/first-sailing/" in found["text"]["text"]


def test_timelinejs_leaves_out_what_has_no_day_at_all(client):
    attested_event(date="[..1850,2090..]")

    assert client.get("/timeline/timelinejs.json").json()["events"] == []


def test_jsonld_ends_with_what_has_no_date(client):
    attested_event("mystery", title="Mystery", date="")
    attested_event("first", date="1998-03")

    every = client.get("/timeline/events.jsonld").json()["itemListElement"]
    dated = client.get("/timeline/events.jsonld?period=1998").json()["itemListElement"]

    assert [each["@id"].split("/")[-2] for each in every] == ["first", "mystery"]
    assert every[-1].keys() == {"@id", "@type", "url", "name"}
    assert [each["@id"].split("/")[-2] for each in dated] == ["first"]


@pytest.mark.parametrize("path", ["/timeline/timelinejs.json", "/timeline/events.jsonld"])
def test_data_answers_the_choice_of_its_address(client, path):
    attested_event("sailing", title="A sailing")
    disputed_event()

    data = client.get(path, {"disputed": "yes"}).json()

    rows = data.get("events") or data["itemListElement"]
    assert len(rows) == 1


@pytest.mark.parametrize("path", ["/timeline/timelinejs.json", "/timeline/events.jsonld"])
@pytest.mark.parametrize("count", [1, 3])
def test_data_asks_once(client, django_assert_num_queries, path, count):
    many_events(count)
    store.look()

    with django_assert_num_queries(1):
        client.get(f"{path}?words=event")


def test_list_links_to_the_same_choice_as_data(client):
    many_events(3)

    page = client.get("/timeline/list/?kind=document").content.decode()

    assert 'href="/timeline/timelinejs.json?kind=document"' in page
    assert 'href="/timeline/events.jsonld?kind=document"' in page


def test_jsonld_lists_the_events_with_their_dates(client):
    attested_event("first", title="The first", date="1998-03")
    attested_event("later", title="Later", date="2030/..")

    answer = client.get("/timeline/events.jsonld")

    data = answer.json()
    assert answer.headers["Content-Type"] == "application/ld+json"
    assert (data["@type"], data["@id"]) == ("ItemList", f"{SITE}/timeline/")
    assert data["itemListElement"] == [
        {
            "@id": f"{SITE}/events/first/",
            "@type": "Event",
            "url": f"{SITE}/events/first/",
            "name": "The first",
            "startDate": "1998-03-01",
            "endDate": "1998-03-31",
            "dcterms:date": {
                "@type": "http://id.loc.gov/datatypes/edtf/EDTF",
                "@value": "1998-03",
            },
        },
        {
            "@id": f"{SITE}/events/later/",
            "@type": "Event",
            "url": f"{SITE}/events/later/",
            "name": "Later",
            "startDate": "2030-01-01",
            "dcterms:date": {
                "@type": "http://id.loc.gov/datatypes/edtf/EDTF",
                "@value": "2030/..",
            },
        },
    ]


def test_jsonld_of_an_event_quotes_its_passages(client):
    made = event("sailing")
    text = dated_text("log", "1999", day="14 March")
    said = attestation(made, text, "14 March", "1998-03-14", scope="departure", as_of="1998")

    data = client.get("/events/sailing/event.jsonld").json()

    assert data["subjectOf"] == [
        {
            "@id": f"{SITE}/passages/{said.passage.public_id}/",
            "@type": "Quotation",
            "text": "14 March",
            "inLanguage": "en",
            "abstract": "14 March 1998",
            "description": "departure, 1998",
            "isPartOf": {
                "@id": f"{SITE}/articles/log/",
                "@type": "CreativeWork",
                "name": "Text log",
                "author": "Author of log",
            },
        }
    ]


def test_jsonld_quotes_no_words_that_are_not_for_everybody(client):
    made = event("sailing")
    attestation(made, published(rights="account"), "seven", "1998-03-14")

    [said] = client.get("/events/sailing/event.jsonld").json()["subjectOf"]

    assert "text" not in said
    assert said["abstract"] == "14 March 1998"


def test_jsonld_of_a_year_before_ours_gives_edtf_alone(client):
    attested_event(date="-0043")

    [found] = client.get("/timeline/events.jsonld").json()["itemListElement"]

    assert found["dcterms:date"]["@value"] == "-0043"
    assert "startDate" not in found


@pytest.mark.parametrize("fields", [{"status": "draft"}, {}])
def test_there_is_no_data_where_there_is_no_page(client, fields):
    event("sailing", **fields)

    statuses = [client.get(f"/events/{s}/event.jsonld").status_code for s in ("sailing", "none")]

    assert statuses == [404, 404]


def test_event_page_leads_to_its_data(client):
    attested_event()

    page = client.get("/events/first-sailing/").content.decode()

    assert page.count('href="/events/first-sailing/event.jsonld"') == 2


def test_timelinejs_says_what_is_disputed_and_which_dates_are_the_editors(client):
    disputed_event()
    stated = attested_event(date="1998")
    chosen = event("chosen", title="Chosen", date="2014")
    text = stated.attestations.get().passage.article
    attestation(chosen, text, "full", Wording(Kind.WORDS, "x"))

    slides = client.get("/timeline/timelinejs.json").json()["events"]

    found = {each["unique_id"]: each for each in slides}
    assert "<p>The sources disagree.</p>" in found["maiden-voyage"]["text"]["text"]
    assert "disagree" not in found["first-sailing"]["text"]["text"]
    assert found["chosen"]["display_date"] == "2014, date by the editors"
    assert found["first-sailing"]["display_date"] == "1998"
    listed = client.get("/timeline/events.jsonld").json()["itemListElement"]
    marked = [each["name"] for each in listed if "disambiguatingDescription" in each]
    assert marked == ["Chosen"]
    assert "disambiguatingDescription" in client.get("/events/chosen/event.jsonld").json()
