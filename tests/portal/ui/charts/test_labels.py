from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from portal.ui.charts.labels import Shelf, Stop, Wish, spread


def test_shelf_raises_a_label_that_would_meet_another():
    shelf = Shelf(0, 400, 3)

    levels = [shelf.place(Wish(x, x - 5, x + 5, 100)).level for x in (100, 156, 270)]

    assert levels == [0, 1, 0]


def test_shelf_covers_as_few_other_marks_as_it_can():
    shelf = Shelf(0, 400, 3, middles=[150, 200])

    place = shelf.place(Wish(200, 195, 205, 120))

    assert (place.anchor, place.left) == ("start", 195)


def test_shelf_leaves_out_what_has_no_room():
    assert Shelf(0, 90, 3).place(Wish(45, 40, 50, 100)) is None


def test_spread_moves_labels_as_little_as_it_can():
    stops = [Stop(100, 1), Stop(104, 1), Stop(200, 1)]

    assert spread(stops, pitch=18, top=0, bottom=400, furthest=50) == {0: 93.0, 1: 111.0, 2: 200.0}


def test_spread_leaves_out_the_least_important_of_a_pile():
    stops = [Stop(100, 3), Stop(100, 1), Stop(100, 2)]

    assert sorted(spread(stops, pitch=18, top=0, bottom=400, furthest=10)) == [0, 2]


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 5)), max_size=60))
def test_spread_keeps_order_distance_and_edges(wishes):
    stops = [Stop(float(wish), importance) for wish, importance in wishes]

    places = spread(stops, pitch=18, top=0, bottom=400, furthest=60)

    in_order = sorted(places, key=lambda n: (stops[n].wish, n))
    heights = [places[n] for n in in_order]
    assert all(0 <= height <= 400 for height in heights)
    assert all(later - earlier >= 18 - 1e-6 for earlier, later in pairwise(heights))
    assert all(abs(places[n] - stops[n].wish) <= 60 for n in places)
