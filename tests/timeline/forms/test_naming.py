"""Addresses for what editors name."""

import pytest

from tests.factories import event, indicator
from timeline.forms.naming import free_slug
from timeline.models import Event, Indicator

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Đại hội lần thứ IX", "dai-hoi-lan-thu-ix"),
        ("越南", "event"),
        ("A " * 90, ("a-" * 35)[:-1]),
    ],
)
def test_address_has_plain_letters(name, slug):
    assert free_slug(Event, name) == slug


def test_address_that_is_taken_gets_a_number():
    for slug in ("sailing", "sailing-2", "sailing-ship"):
        event(slug)
    indicator("sailing")

    assert (free_slug(Event, "Sailing"), free_slug(Indicator, "Sailing")) == (
        "sailing-3",
        "sailing-2",
    )
