"""Events as TimelineJS reads them."""

import pytest
from hypothesis import given, settings

from articles.dating import UNKNOWN_START, civil_date, parse
from portal.chronicle.timelinejs import Slide, has_a_day, timeline_data
from tests.articles.dating.strategies import texts

MOST_DAYS = 10**7


def slide(date, **fields):
    given = {
        "key": "sailing",
        "date": parse(date),
        "when": "then",
        "title": "The sailing",
        "text": "",
        "group": "event",
        "url": "https://open-door.example/events/sailing/",
        "link": "2 passages",
    }
    return Slide(**given | fields)


def placed(date):
    [event] = timeline_data("T", "W", [slide(date)])["events"]
    return event.get("start_date"), event.get("end_date")


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("1998-03-14", {"year": 1998, "month": 3, "day": 14}, None),
        ("1998-03", {"year": 1998, "month": 3}, None),
        ("1998", {"year": 1998}, None),
        ("1986~", {"year": 1985}, {"year": 1987}),
        ("198X", {"year": 1980}, {"year": 1989}),
        (
            "1998-03-14/1998-04",
            {"year": 1998, "month": 3, "day": 14},
            {"year": 1998, "month": 4, "day": 30},
        ),
        ("2030/..", {"year": 2030}, None),
        ("../1949", {"year": 1949}, None),
        ("-0043", {"year": -43}, None),
        ("0000", {"year": 0}, None),
    ],
)
def test_date_is_said_in_its_coarsest_unit(date, start, end):
    assert placed(date) == (start, end)


def test_words_are_set_as_html_and_nothing_in_them_is():
    data = timeline_data("<b>T", "W & V", [slide("1998", title="<i>x", text="<script>")])

    [event] = data["events"]
    assert data["title"]["text"] == {"headline": "&lt;b&gt;T", "text": "<p>W &amp; V</p>"}
    assert event["text"] == {
        "headline": "&lt;i&gt;x",
        "text": "<p>&lt;script&gt;</p>"
        '<p><a href="https://open-door.example/events/sailing/">2 passages</a></p>',
    }


@pytest.mark.parametrize("text", ["1998", "../1949", "2030/..", "1985/", "/1985"])
def test_a_date_with_one_end_has_a_day(text):
    assert has_a_day(parse(text))


@settings(deadline=None)
@given(texts)
def test_the_place_of_a_date_begins_with_it(text):
    date = parse(text)

    start, _end = placed(text)

    if date.earliest > UNKNOWN_START and abs(date.earliest) < MOST_DAYS:
        found = (start["year"], start.get("month", 1), start.get("day", 1))
        assert found == civil_date(date.earliest)
    assert (start is None) is not has_a_day(date)
