"""What a drawing of a window asks for."""

import random

import pytest

from articles.dating import UNKNOWN_END, parse
from tests.factories import theme
from timeline.models import Event, EventKind
from timeline.queries.drawn import Days, Drawn, drawn_among, drawn_in
from timeline.queries.overview import dated_events

pytestmark = pytest.mark.django_db

WHOLE, DECADE, MONTH = (parse(edtf) for edtf in ("1945/2045", "198X", "1986-07"))


def made(number, date, kind="event", **fields):
    """An event as the operations would leave it that vouched for it."""
    given = {"status": "published", "statement_count": 2, "verdict": "agree"}
    return Event.objects.create(
        slug=f"event-{number}", title=f"Event {number}", date=date, kind=kind, **given | fields
    )


def days_of(window, step):
    return Days(window.earliest, window.latest, step)


@pytest.fixture
def many(db):
    dice = random.Random(20261122)
    for number in range(300):
        year = dice.randrange(1945, 2046)
        dates = (f"{year}", f"{year}~", f"{year}-07", f"{year}-07-0{dice.randrange(1, 9)}")
        spans = (f"{year}/{year + 9}", f"{year}/..", f"../{year}", f"{year}/", f"/{year}")
        disputed = number % 20 == 0
        made(
            number,
            dice.choice(dates + spans),
            dice.choice(EventKind.values),
            verdict="contradict" if disputed else "agree",
        )


@pytest.mark.parametrize("window", [WHOLE, DECADE, MONTH], ids=str)
@pytest.mark.parametrize("step", [1, 30, 219])
def test_no_event_of_a_window_is_lost_or_counted_twice(many, window, step):
    found = drawn_in(days_of(window, step))

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

    found = drawn_in(days_of(MONTH, 10))

    assert sorted(found) == [
        Drawn("event", 0, 2, first.pk, first.date_earliest, first.date_latest + 1, 4, None),
        Drawn("event", 1, 1, later.pk, later.date_earliest, later.date_latest, 2, None),
        Drawn("meeting", 0, 1, other.pk, other.date_earliest, other.date_latest, 2, None),
    ]


def test_goal_stands_where_it_falls_due():
    made(1, "1980/1986-07-30", kind="goal")

    assert [each.place for each in drawn_in(days_of(MONTH, 10))] == [2]


def test_disputed_events_stand_alone_wherever_their_days_lie():
    fields = {"verdict": "contradict", "disputed_days": "1:1 5:5"}
    keys = {made(number, "1986-07-01", **fields).pk for number in range(2)}
    elsewhere = made(2, "1999", **fields).pk

    found = drawn_in(days_of(MONTH, 10))

    assert {(each.key, each.size, each.disputed) for each in found} == {
        (key, 1, "1:1 5:5") for key in (*keys, elsewhere)
    }


def test_drawing_is_narrowed_by_theme_and_kind_and_by_any_choice():
    ferries = theme("ferries")
    both = made(1, "1986-07-01", kind="meeting")
    both.themes.add(ferries)
    made(2, "1986-07-20").themes.add(ferries)
    made(3, "1986-07-25", kind="meeting")
    window = days_of(MONTH, 1)

    assert [each.key for each in drawn_in(window, theme="ferries", kind="meeting")] == [both.pk]
    assert len(drawn_in(window, theme="ferries")) == 2
    assert len(drawn_in(window, kind="meeting")) == 2
    chosen = dated_events().filter(title="Event 1")
    assert [each.key for each in drawn_among(chosen, window)] == [both.pk]
