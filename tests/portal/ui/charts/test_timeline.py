from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.ui.charts.items import Crowd, extent_of
from portal.ui.charts.placement import MOST_MARKS
from portal.ui.charts.scale import window_of
from portal.ui.charts.sketch import importance
from portal.ui.charts.timeline import Caption, Kind, across, downwards, draw, place_marks
from tests.portal.ui.charts.samples import (
    LANES,
    LINKS,
    TODAY,
    WORDS,
    captions_for,
    event,
    items,
    windows,
)

layouts = st.sampled_from([across(), downwards()])


def arranged(found, window="1945/2045", layout=None, **more):
    return place_marks(
        found, window=window_of(window), lanes=LANES, layout=layout or across(), **more
    )


def drawn(found, window="1945/2045", layout=None, label="An event"):
    placement = arranged(found, window, layout)
    return draw(
        placement,
        captions_for(placement, label),
        links=LINKS,
        today=TODAY,
        language="en",
    )


@settings(deadline=None, max_examples=60)
@given(items(), windows, layouts)
def test_place_marks_loses_and_doubles_nothing(found, window, layout):
    placement = place_marks(found, window=window, lanes=LANES, layout=layout)

    shown = [item.key for entry in placement.entries for item in entry.items]
    due = [
        item.key
        for item in found
        if extent_of(item)[1] >= window.first and extent_of(item)[0] <= window.last
    ]
    assert sorted(shown) == sorted(due)


@settings(deadline=None, max_examples=40)
@given(items(), windows, layouts)
def test_marks_of_a_lane_never_touch(found, window, layout):
    placement = place_marks(found, window=window, lanes=LANES, layout=layout)

    touching = [
        (one, other)
        for one, other in combinations(placement.entries, 2)
        if one.lane == other.lane and one.before < other.after and other.before < one.after
    ]
    assert touching == []


@settings(deadline=None, max_examples=60)
@given(items(), windows, layouts, st.data())
def test_labels_never_meet_and_never_leave_the_drawing(found, window, layout, data):
    placement = place_marks(found, window=window, lanes=LANES, layout=layout)
    captions = {
        key: Caption(data.draw(st.sampled_from(WORDS)), key, f"/{key}/") for key in placement.alone
    }

    drawing = draw(placement, captions, links=LINKS, today=TODAY, language="vi")

    boxes = [mark.label.box for mark in drawing.marks if mark.label]
    assert [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])] == []
    width, height = float(drawing.width), float(drawing.height)
    assert [
        box
        for box in boxes
        if box.left < 0 or box.top < 0 or box.right > width or box.bottom > height
    ] == []


@settings(deadline=None, max_examples=30)
@given(items(), windows, layouts, st.randoms(use_true_random=False))
def test_draw_gives_the_same_in_whatever_order_items_come(found, window, layout, dice):
    shuffled = list(found)
    dice.shuffle(shuffled)

    both = [
        draw(placement, captions_for(placement), links=LINKS, today=TODAY, language="en")
        for given_items in (found, shuffled)
        for placement in [place_marks(given_items, window=window, lanes=LANES, layout=layout)]
    ]

    assert both[0] == both[1]


@settings(deadline=None, max_examples=30)
@given(items(), windows, layouts)
def test_place_marks_keeps_the_order_of_time(found, window, layout):
    placement = place_marks(found, window=window, lanes=LANES, layout=layout)

    middles = [entry.middle for entry in placement.entries]
    assert middles == sorted(middles)
    for entry in placement.entries:
        first_days = [item.earliest for item in entry.items]
        assert first_days == sorted(first_days)


@pytest.mark.parametrize("layout", [across(), downwards()])
def test_ten_thousand_items_become_at_most_eighty_marks(layout):
    found = [event(f"e{n}", f"{1945 + 37 * n % 101}-{1 + n % 12:02}", "trade") for n in range(500)]
    many = [
        item._replace(key=f"{item.key}-{n}", lane=LANES[n % 3].key)
        for item in found
        for n in range(20)
    ]

    placement = arranged(many, layout=layout)

    assert len(placement.entries) <= MOST_MARKS
    assert sum(len(entry.items) for entry in placement.entries) == 10_000


@settings(deadline=None, max_examples=60)
@given(items(), windows, layouts)
def test_crowds_lose_and_double_nothing_and_never_touch(found, window, layout):
    alone, crowds = crowded(found, window, layout)

    placement = place_marks(alone, window=window, lanes=LANES, layout=layout, crowds=crowds)

    there = place_marks(found, window=window, lanes=LANES, layout=layout)
    entries = placement.entries
    assert sum(entry.size for entry in entries) == sum(entry.size for entry in there.entries)
    assert sum(e.passages for e in entries) == sum(e.passages for e in there.entries)
    assert [
        (one, other)
        for one, other in combinations(entries, 2)
        if one.lane == other.lane and one.before < other.after and other.before < one.after
    ] == []


@settings(deadline=None, max_examples=60)
@given(items(), windows, layouts)
def test_items_of_a_crowd_would_share_a_ring(found, window, layout):
    alone, _crowds = crowded(found, window, layout)
    solitary = {item.key for item in alone}

    placement = place_marks(found, window=window, lanes=LANES, layout=layout)

    assert solitary.issuperset(placement.alone)


def crowded(found, window, layout):
    """Items and crowds as the database gives them: those without a dispute by days that are one."""
    step = max(1, layout.crowd_days(window))
    groups = {}
    for item in found:
        first, last = extent_of(item)
        if last < window.first or first > window.last:
            continue
        at = last if item.kind == Kind.GOAL else first
        place = (min(max(at, window.first), window.last) - window.first) // step
        key = item.key if item.disputed else (item.lane, item.kind, place)
        groups.setdefault(key, []).append((item, place))
    alone = [group[0][0] for group in groups.values() if len(group) == 1]
    crowds = [
        Crowd(
            group[0][0].lane,
            len(group),
            sum(item.passages for item, _place in group),
            window.first + group[0][1] * step,
            window.first + group[0][1] * step + step - 1,
            min(extent_of(item)[0] for item, _place in group),
            max(extent_of(item)[1] for item, _place in group),
        )
        for group in groups.values()
        if len(group) > 1
    ]
    return alone, crowds


@pytest.mark.parametrize(
    ("edtf", "more", "shape"),
    [
        ("2013-04-10", {}, "dot"),
        ("2013-04", {}, "bar"),
        ("1996/1998", {}, "bar"),
        ("1986~", {}, "about"),
        ("1986/..", {}, "arrow"),
        ("../1986", {}, "arrow"),
        ("2030", {"kind": Kind.GOAL}, "goal"),
    ],
)
def test_draw_gives_each_precision_its_shape(edtf, more, shape):
    drawing = drawn([event("one", edtf, **more)])

    assert [mark.shape for mark in drawing.marks] == [shape]


def test_draw_gives_each_passage_a_tick():
    [mark] = drawn([event("one", "2013-04-10", passages=3)]).marks

    assert mark.ticks.count("v") == 3


def test_draw_brackets_the_days_that_sources_disagree_about():
    [mark] = drawn(
        [event("r22", "2013", disputed=("2013-03-10", "2013-04-04", "2013-10-04"))], "2013"
    ).marks

    assert mark.disputed
    assert mark.path.count("Z") == 3
    assert mark.bracket.count("L") == 3


def test_draw_brackets_a_ring_that_holds_a_disagreement():
    [mark] = drawn(
        [event("a", "2013-04-10"), event("b", "2013", disputed=("2013-03-10", "2013-10-04"))]
    ).marks

    assert (mark.shape, mark.size, mark.disputed) == ("ring", 2, True)
    assert mark.bracket != ""


def test_ring_leads_to_the_narrowest_window_that_holds_its_items():
    found = [event("a", "2013-04-10"), event("b", "2013-04-12"), event("c", "2013-11-03")]

    urls = {
        window: [mark.url for mark in drawn(found[:count], window).marks if mark.size > 1]
        for window, count in (("1945/2045", 2), ("201X", 3), ("2013", 2))
    }

    assert urls == {
        "1945/2045": ["?window=2013-04"],
        "201X": ["?window=2013-04"],
        "2013": ["?window=2013-04"],
    }


def test_ring_of_one_day_leads_to_the_complete_list():
    found = [event("a", "2013-04-10"), event("b", "2013-04-10")]

    [mark] = drawn(found, "2013-04").marks

    assert (mark.url, mark.keys, mark.years) == ("?all", ("a", "b"), "2013")


def test_draw_marks_what_has_not_come_yet():
    drawing = drawn([event("past", "2013"), event("goal", "2045", "goals", kind=Kind.GOAL)])

    assert [(mark.keys, mark.ahead) for mark in drawing.marks] == [
        (("past",), False),
        (("goal",), True),
    ]
    assert drawing.future is not None
    assert drawn([event("past", "2013")], "2013").future is None


def test_labels_of_disagreements_come_first_then_what_weighs_more():
    found = [
        event("light", "1990-02-01", passages=5),
        event("heavy", "2000-02-01", weight=9),
        event("r22", "2013", disputed=("2013-01-01", "2013-12-30")),
    ]

    entries = sorted(arranged(found).entries, key=importance)

    assert [entry.items[0].key for entry in entries] == ["r22", "heavy", "light"]


def test_raised_label_hangs_on_a_leader():
    found = [event(f"e{year}", str(year)) for year in (2000, 2005, 2010, 2015, 2020)]

    drawing = drawn(found, label="Resolution 7")

    assert drawing.leads.count("M") == 1


def test_lanes_beyond_the_marks_are_refused():
    with pytest.raises(ValueError, match="3 lines cannot be drawn with 2 marks"):
        arranged([], most=2)


def test_numbers_in_a_drawing_have_points_in_both_languages():
    placement = arranged([event("a", "2013-02-01"), event("b", "1991-05")])

    both = [
        draw(placement, captions_for(placement), links=LINKS, today=TODAY, language=language)
        for language in ("en", "vi")
    ]

    assert [mark.path for mark in both[0].marks] == [mark.path for mark in both[1].marks]
    assert all("," not in mark.path for mark in both[1].marks)
