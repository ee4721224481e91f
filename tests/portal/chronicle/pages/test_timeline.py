"""The timeline: its window, its filters, its list by year."""

import pytest
from django.utils.translation import override

from portal.chronicle.pages.choosing import Chosen, zoom_of
from portal.ui.charts.scale import window_of_years
from portal.ui.page_store import store
from tests.factories import attestation, event
from tests.factories.chronicle import attested_event, dated_text, disputed_event, many_events
from timeline.agreement import Kind, Wording

pytestmark = pytest.mark.django_db

BOTH = pytest.mark.parametrize("prefix", ["", "/vi"])
STORE = 2  # the page store looks for the page and writes it, where the address has no query
FILTERS = ["", "theme=ferries", "text=chronicle", "kind=document", "words=event", "period=1990"]
ALL_FILTERS = [*FILTERS, "disputed=yes", "theme=ferries&words=event&period=199X", "kind=nothing"]


def page_of(client, path="/timeline/", **query):
    return client.get(path, query).context["page"]


def listed(page):
    return [entry.title for year in page.years for entry in year.entries]


@BOTH
@pytest.mark.parametrize("query", FILTERS)
@pytest.mark.parametrize("count", [1, 3, 30])
def test_timeline_asks_three_times_whatever_the_filter(
    client, django_assert_num_queries, prefix, query, count
):
    many_events(count)
    store.look()

    with django_assert_num_queries(3 if query else 3 + STORE):
        response = client.get(f"{prefix}/timeline/?{query}")

    assert response.context["page"].drawing.marks


@pytest.mark.parametrize("query", ALL_FILTERS)
def test_timeline_asks_of_its_tables_at_most_four_times_before_it_has_looked_at_the_clock(
    client, django_assert_max_num_queries, query
):
    many_events(3)
    disputed_event()
    store.clear()

    with django_assert_max_num_queries(20) as asked:
        client.get(f"/timeline/?{query}")

    events = [each["sql"] for each in asked.captured_queries if "timeline_event" in each["sql"]]
    assert len(events) == (3 if query == "kind=nothing" else 4)


def test_timeline_asks_three_times_for_a_hundred(client, django_assert_num_queries):
    many_events(100)
    store.look()

    with django_assert_num_queries(3 + STORE):
        response = client.get("/timeline/")

    page = response.context["page"]
    assert page.count == "100 events"
    assert sum(mark.size for mark in page.drawing.marks) == 100
    assert len(page.drawing.marks) <= 80


def test_timeline_lists_what_it_draws(client):
    attested_event(date="1977-03-04")
    disputed_event(printed=2003)
    attested_event("goal", title="Goal: a bridge", title_vi="", date="2030", kind="goal")

    page = page_of(client)

    assert [
        (year.heading, entry.when, entry.title, entry.passages, entry.disputed, entry.goal)
        for year in page.years
        for entry in year.entries
    ] == [
        ("1977", "4 March 1977", "The first sailing", "1 passage", False, False),
        ("1998", "within the year", "The maiden voyage", "4 passages", True, False),
        ("2030", "within the year", "Goal: a bridge", "1 passage", False, True),
    ]
    assert sorted(mark.url for mark in page.drawing.marks) == sorted(
        entry.url for year in page.years for entry in year.entries
    )


def test_timeline_speaks_vietnamese(client):
    attested_event()

    page = page_of(client, "/vi/timeline/")

    [[entry]] = [year.entries for year in page.years]
    assert (entry.when, entry.title) == ("tháng 3 năm 1998", "Chuyến đi đầu tiên")
    assert entry.url == "/vi/events/first-sailing/"
    assert page.drawing.marks[0].label.words == "Chuyến đi đầu tiên"


def test_timeline_puts_about_a_year_under_that_year(client):
    attested_event(date="1946~")

    assert [year.heading for year in page_of(client).years] == ["1946"]
    assert [year.heading for year in page_of(client, "/timeline/list/").years] == ["1946"]


# --- Narrowing and zooming ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({"theme": "ferries"}, ["Event 0", "Event 3"]),
        ({"kind": "event"}, ["Event 1", "Event 2", "The maiden voyage"]),
        ({"words": "EVENT 2"}, ["Event 2"]),
        ({"words": "kiện 3"}, ["Event 3"]),
        ({"text": "other"}, ["The maiden voyage"]),
        ({"disputed": "yes"}, ["The maiden voyage"]),
        ({"period": "1990-02/1990-03"}, ["Event 1", "Event 2"]),
        ({"period": "1990-02", "kind": "document"}, []),
        ({"theme": "unknown"}, []),
        ({"text": "unknown"}, []),
        ({"kind": "unknown"}, []),
        ({"disputed": "perhaps"}, []),
        ({"period": "nonsense"}, []),
        ({"period": "1990/.."}, []),
        ({"period": "-0043"}, []),
        ({"words": "x" * 101}, []),
    ],
)
def test_timeline_narrows(client, query, titles):
    many_events(4)
    disputed_event(printed=2003)
    attestation(disputed_event_of(), dated_text("other", "2009", day="May 1998"), "May", "1998-05")

    page = page_of(client, "/timeline/list/", **query)

    assert listed(page) == titles
    drawn = page_of(client, **query)
    assert drawn.count == page.count == f"{len(titles)} event{'s' * (len(titles) != 1)}"
    if not titles:
        assert "No event answers all of these" in client.get("/timeline/", query).content.decode()


def disputed_event_of():
    from timeline.models import Event  # noqa: PLC0415

    return Event.objects.get(slug="maiden-voyage")


def test_timeline_keeps_the_choice_in_its_links(client):
    many_events(4)

    page = page_of(client, theme="ferries", period="1990-01")

    assert [link.url for link in page.zoom.wider] == [
        "/timeline/?theme=ferries",
    ]  # of which 1990 is the whole
    assert page.zoom.here == "January 1990"
    assert page.list_url == "/timeline/list/?theme=ferries&period=1990-01"
    assert page.drawing_url == "/timeline/drawing/?theme=ferries&period=1990-01"
    assert page.narrowing.clear_url == "/timeline/?period=1990-01"
    assert page.narrowing.period == "1990-01"


def test_timeline_gives_every_cluster_a_window_with_all_of_it(client):
    many_events(100)

    page = page_of(client)
    cluster = next(mark for mark in page.drawing.marks if mark.size > 1)

    inner = client.get(cluster.url).context["page"]
    assert int(inner.count.split()[0]) >= cluster.size


@pytest.mark.parametrize("period", ["9999-12", "999X", "000X", "0000-01"])
@pytest.mark.parametrize("path", ["/timeline/", "/timeline/drawing/", "/timeline/list/"])
def test_last_and_first_periods_are_answered(client, path, period):
    attested_event(date="1998")

    assert client.get(f"{path}?period={period}").status_code == 200


@pytest.mark.parametrize("words", ["đổi MỚI", "ĐỔI", "(renewal)"])
@pytest.mark.parametrize("path", ["/timeline/", "/timeline/list/"])
def test_words_are_found_whatever_their_capitals(client, path, words):
    attested_event("renewal", title="Begins (Renewal)", title_vi="Đổi mới bắt đầu")
    attested_event("other", title="Renewal", title_vi="Khác")

    page = client.get(path, {"words": words}).context["page"]

    assert page.count == "1 event"


def test_drawing_runs_downwards_with_a_letter_for_each_lane(client):
    attested_event()
    attested_event("paper", kind="document")

    page = page_of(client, "/timeline/drawing/")

    assert page.drawing.down
    assert [lane.words[0][2] for lane in page.drawing.lanes] == ["E", "D"]


def test_letters_of_lanes_differ_in_both_languages():
    from portal.chronicle.pages.timeline import lanes  # noqa: PLC0415

    for code in ("en", "vi"):
        with override(code):
            letters = [lane.letter for lane in lanes()]
        assert len(set(letters)) == len(letters)


@pytest.mark.parametrize(
    ("years", "periods"),
    [
        ((1998, 1998), []),
        ((1998, 2001), ["1998", "1999", "2000", "2001"]),
        ((1945, 2045), ["1945/1974", "1975/1999", "2000/2024", "2025/2045"]),
    ],
)
def test_zoom_parts_the_whole_into_a_few_periods(years, periods):
    whole = window_of_years(*years)

    zoom = zoom_of((whole.first, whole.last))

    assert (zoom.whole, [period.edtf for period in zoom.periods]) == (whole, periods)


def test_zoom_is_nowhere_without_days():
    assert zoom_of(None) is None


def test_window_is_the_whole_unless_told():
    whole = window_of_years(1990, 2000)

    assert Chosen("chronicle:timeline", {}, "").window(whole) == whole


def test_timeline_is_empty_without_events(client):
    response = client.get("/timeline/")

    page = response.context["page"]
    assert (page.drawing, page.zoom, page.years, page.count) == (None, None, (), "0 events")


# --- Without a date, and dates of the editors -----------------------------------------------------


def undated_dispute():
    """A disputed event without a date."""
    return disputed_event("mystery", title="Mystery", title_vi="Bí ẩn", date="")


@pytest.mark.parametrize("path", ["/timeline/", "/timeline/drawing/"])
def test_drawing_says_how_many_have_no_date_and_leads_to_them(client, path):
    undated_dispute()
    many_events(101)

    page = page_of(client, path)

    assert page.undated.label == "1 without a date"
    assert listed(client.get(page.undated.url).context["page"])[-1] == "Mystery"
    assert page_of(client, path, disputed="yes").undated.label == "1 without a date"
    assert page_of(client, path, kind="meeting").undated is None


def test_date_that_no_passage_gives_is_marked_as_the_editors(client):
    made = attested_event("stated", title="Stated", title_vi="", date="1998-03")
    chosen = event("chosen", title="Chosen", title_vi="", date="2014")
    attestation(chosen, made.attestations.get().passage.article, "full", Wording(Kind.WORDS, "x"))

    for path in ("/timeline/", "/timeline/list/"):
        whens = {e.title: e.when for year in page_of(client, path).years for e in year.entries}
        assert whens == {"Stated": "March 1998", "Chosen": "within the year, date by the editors"}
    names = {mark.name for mark in page_of(client, kind="event").drawing.marks}
    assert "Chosen, 2014, date by the editors" in str(names)
    assert page_of(client, "/events/chosen/").when == "2014, date by the editors"
    assert page_of(client, "/events/stated/").when == "March 1998"
