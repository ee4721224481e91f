"""What holds for whatever is put in order."""

import hashlib
from itertools import permutations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from portal.lessons.scoring import (
    OrderingKey,
    SequenceKey,
    shuffled,
)

# On a machine with much other work a first example may take long.
PATIENT = settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])

NAMES = [str(number) for number in range(8)]
orders = st.lists(st.sampled_from(NAMES), min_size=2, unique=True)
words = st.text(min_size=1).filter(str.strip)


@PATIENT
@given(orders, st.data())
def test_ordering_gives_full_marks_for_its_order_and_none_turned_round(order, data):
    key = OrderingKey(tuple(order))
    drawn = data.draw(st.permutations(order))

    assert key.score(order) == 1
    assert key.score(order[::-1]) == 0
    assert 0 <= key.score(drawn) <= 1
    assert (key.score(drawn) == 1) == (drawn == order)


@st.composite
def spans(draw):
    """Items, each with a first and a last day."""
    found = []
    for name in draw(st.lists(st.sampled_from(NAMES), min_size=2, unique=True)):
        first = draw(st.integers(0, 12))
        found.append((name, first, draw(st.integers(first, 14))))
    return found


def lie_apart(days):
    """Whether one item at least is over before another begins."""
    return any(one[2] < other[1] for one, other in permutations(days, 2))


sequences = spans().filter(lie_apart)


@PATIENT
@given(sequences, st.data())
def test_sequence_gives_full_marks_for_the_order_of_time_and_none_turned_round(days, data):
    key = SequenceKey(tuple(days))
    order = [name for name, first, last in sorted(days, key=lambda each: (each[1], each[2]))]
    drawn = data.draw(st.permutations(order))

    assert key.score(order) == 1
    assert key.right(order) == len(key.told_apart)
    assert key.score(order[::-1]) == 0
    assert 0 <= key.score(drawn) <= 1


@PATIENT
@given(orders, st.data())
def test_sequence_of_items_that_all_lie_apart_scores_as_an_ordering(order, data):
    key = SequenceKey(tuple((name, day, day) for day, name in enumerate(order)))
    drawn = data.draw(st.permutations(order))

    assert key.score(drawn) == OrderingKey(tuple(order)).score(drawn)


@PATIENT
@given(sequences, st.data())
def test_two_whose_days_meet_may_change_places(days, data):
    key = SequenceKey(tuple(days))
    drawn = data.draw(st.permutations([name for name, _first, _last in days]))
    place = data.draw(st.integers(0, len(drawn) - 2))
    one, other = drawn[place : place + 2]
    turned = [*drawn[:place], other, one, *drawn[place + 2 :]]

    assume(not {(one, other), (other, one)} & key.told_apart)
    assert key.score(turned) == key.score(drawn)


def lots(seed):
    return lambda words: hashlib.sha256(f"{seed}:{words}".encode()).hexdigest()


@PATIENT
@given(orders, st.text())
def test_shuffled_items_are_the_same_in_an_order_that_lots_decide(order, seed):
    drawn = shuffled(order, lots(seed))

    assert sorted(drawn) == sorted(order)
    assert drawn != order or len(order) == 2
    assert drawn == shuffled(order, lots(seed))


def test_two_items_stand_either_way_round():
    """An order that never is the right one would tell which it is."""
    drawn = [tuple(shuffled(["a", "b"], lots(str(seed)))) for seed in range(1000)]

    assert 400 < drawn.count(("a", "b")) < 600


def test_three_items_stand_in_each_of_the_other_orders_as_often():
    drawn = [tuple(shuffled(["a", "b", "c"], lots(str(seed)))) for seed in range(1000)]

    assert {order: 140 < drawn.count(order) < 260 for order in set(drawn)} == {
        order: True for order in permutations("abc") if order != ("a", "b", "c")
    }


def test_lots_that_are_all_alike_do_not_show_the_right_order():
    assert shuffled(["a", "b", "c"], lambda _words: "") == ["b", "c", "a"]
