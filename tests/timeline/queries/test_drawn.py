"""What a drawing of a window asks for."""

from itertools import product

import pytest

from articles.dating import UNKNOWN_END, parse
from tests.factories import attestation, published, theme
from timeline.filters import EventFilter
from timeline.models import Event, EventKind
from timeline.queries.drawn import Drawn, Grid, drawn_in
from timeline.queries.overview import dated_events

pytestmark = pytest.mark.django_db

WHOLE, DECADE, MONTH = (parse(edtf) for edtf in ("1945/2045", "198X", "1986-07"))


def made(number, date, kind="event", **fields):
    """An event as the operations would leave it that vouched for it."""
    given = {"status": "published", "statement_count": 2, "verdict": "agree"}
    return Event.objects.create(
        slug=f"event-{number}", title=f"Event {number}", date=date, kind=kind, **given | fields
    )


def grid_of(window, step):
    return Grid(window.earliest, window.latest, step)


@pytest.fixture
def many(db):
    """Every form of a date for every kind, in years from all over the century."""
    forms = ("{}", "{}~", "{}-07", "{}-07-08", "{}/9999", "{}/..", "../{}", "{}/", "/{}")
    years = (1945, 1979, 1986, 1987, 2013, 2045)
    for number, (form, year, kind) in enumerate(product(forms, years, EventKind.values)):
        date = form.format(year).replace("9999", str(year + 9))
        made(number, date, kind, verdict="contradict" if number % 20 == 0 else "agree")


@pytest.mark.parametrize("window", [WHOLE, DECADE, MONTH], ids=str)
@pytest.mark.parametrize("step", [1, 30, 219])
def test_no_event_of_a_window_is_lost_or_counted_twice(many, window, step):
    found = drawn_in(grid_of(window, step), {}).dated

    def lies_there(event):
        if event.date_latest >= UNKNOWN_END:
            return window.earliest <= event.date_earliest <= window.latest
        first = max(event.date_earliest, -UNKNOWN_END + 1)
        first = first if event.date_earliest > -UNKNOWN_END else event.date_latest
        return event.date_latest >= window.earliest and first <= window.latest

    due = [each for each in Event.objects.all() if each.verdict == "contradict" or lies_there(each)]
    assert sum(each.size for each in found) == len(due)
    assert sum(each.passages for each in found) == 2 * len(due)
    assert {each.key for each in found} <= {each.pk for each in due}


def test_events_of_a_kind_within_a_few_days_are_one():
    first = made(1, "1986-07-01")
    made(2, "1986-07-02")
    other = made(3, "1986-07-02", kind="meeting")
    later = made(4, "1986-07-12")

    found = drawn_in(grid_of(MONTH, 10), {}).dated

    assert sorted(found) == [
        Drawn("event", 0, 2, first.pk, first.date_earliest, first.date_latest + 1, 4, None),
        Drawn("event", 1, 1, later.pk, later.date_earliest, later.date_latest, 2, None),
        Drawn("meeting", 0, 1, other.pk, other.date_earliest, other.date_latest, 2, None),
    ]


def test_goal_stands_where_it_falls_due():
    made(1, "1980/1986-07-30", kind="goal")

    assert [each.place for each in drawn_in(grid_of(MONTH, 10), {}).dated] == [2]


def test_disputed_events_stand_alone_wherever_their_days_lie():
    fields = {"verdict": "contradict", "disputed_days": "1:1 5:5"}
    keys = {made(number, "1986-07-01", **fields).pk for number in range(2)}
    elsewhere = made(2, "1999", **fields).pk

    found = drawn_in(grid_of(MONTH, 10), {}).dated

    assert {(each.key, each.size, each.disputed) for each in found} == {
        (key, 1, "1:1 5:5") for key in (*keys, elsewhere)
    }


CHOICES = [
    {},
    {"theme": "ferries"},
    {"kind": "meeting"},
    {"theme": "ferries", "kind": "meeting"},
    {"text": "ferry"},
    {"text": "ferry", "kind": "meeting"},
    {"words": "quay"},
    {"words": "quay EVENT"},
    {"words": "bến"},
    {"words": "50%"},
    {"words": "a_b"},
    {"disputed": "yes"},
    {"disputed": "yes", "words": "quay"},
    {"disputed": "no"},
    {"theme": "nothing"},
    {"kind": "nothing"},
]


@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_drawing_shows_what_a_list_of_the_same_choice_has(choice):
    text = published()
    ferries = theme("ferries")
    first = made(1, "1986-07-01", kind="meeting", description="On the quay, 50% of them.")
    first.themes.add(ferries)
    second = made(2, "1986-07-20", verdict="contradict", title_vi="Bến cảng", description="Quay")
    second.themes.add(ferries)
    made(3, "1986-07-25", kind="meeting", description="500 of a_b")
    for each in (first, second):
        attestation(each, text, "ferry", each.date)

    found = drawn_in(grid_of(MONTH, 1), choice).dated

    listed = EventFilter(choice, queryset=dated_events()).qs
    assert {each.key for each in found} == set(listed.values_list("pk", flat=True))


def test_choices_find_something():
    """So that the test above does not compare nothing with nothing."""
    made(1, "1986-07-01", description="On the quay, 50% of them: a_b", verdict="contradict")

    sizes = [
        len(drawn_in(grid_of(MONTH, 1), choice).dated)
        for choice in ({"words": "QUAY event"}, {"words": "50%"}, {"disputed": "yes"}, {})
    ]

    assert sizes == [1, 1, 1, 1]
