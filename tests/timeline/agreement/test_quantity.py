"""What figures can mean."""

from decimal import Decimal

import pytest
from hypothesis import given, settings

from tests.timeline.agreement.strategies import quantities
from timeline.agreement import Counting, Qualifier, Quantity


def figure(value, qualifier="exact"):
    return Quantity(Decimal(value), "ships", Counting.STOCK, Qualifier(qualifier))


@pytest.mark.parametrize(
    ("one", "other", "meets"),
    [
        (figure(30), figure(30), True),
        (figure(30), figure(31), False),
        (figure(30, "over"), figure(30), False),
        (figure(30, "over"), figure("30.1"), True),
        (figure(30, "over"), figure(30, "under"), False),
        (figure(30, "under"), figure(30), False),
        (figure(30, "under"), figure(-5), True),
        (figure(30, "nearly"), figure(30), False),
        (figure(30, "nearly"), figure(27), True),
        (figure(30, "nearly"), figure(26), False),
        (figure(-30, "nearly"), figure(-33), True),
        (figure(0, "nearly"), figure(0), True),
        (figure(30, "about"), figure(33), True),
        (figure(30, "about"), figure(34), False),
        (figure(30, "over"), figure(5, "over"), True),
    ],
)
def test_ranges_meet_where_both_figures_can_be_true(one, other, meets):
    assert (one.range.meets(other.range), other.range.meets(one.range)) == (meets, meets)


@settings(deadline=None, max_examples=200)
@given(quantities)
def test_a_range_is_never_empty(quantity):
    assert quantity.range.meets(quantity.range)
