"""Indicators and observations."""

import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError

from tests.factories import article, indicator, observation
from timeline.models import Indicator, Observation

pytestmark = pytest.mark.django_db


def test_indicator_has_a_unit():
    with pytest.raises(IntegrityError, match="indicator_has_a_unit"):
        indicator(unit="")


def test_settled_indicator_has_a_reason():
    made = indicator()

    with pytest.raises(IntegrityError, match="settled_indicator_has_a_reason"):
        Indicator.objects.filter(pk=made.pk).update(settled_value="30")


def test_observation_has_a_unit():
    made = observation(indicator(), article(), "ferry", 30)

    with pytest.raises(IntegrityError, match="observation_has_a_unit"):
        Observation.objects.filter(pk=made.pk).update(unit="")


def test_passage_gives_a_figure_once():
    about, text = indicator(), article()
    made = observation(about, text, "ferry", 30)
    other = observation(about, text, "seven", 31)

    with pytest.raises(IntegrityError):
        Observation.objects.filter(pk=other.pk).update(passage=made.passage)


def test_passage_gives_a_figure_for_each_of_two_times():
    about, text = indicator(), article()

    observation(about, text, "ferry", 30, as_of="1998")
    observation(about, text, "ferry", 20, as_of="1986")

    assert [str(row) for row in about.observations.all()] == [
        "Passengers: 20 passengers",
        "Passengers: 30 passengers",
    ]


def test_observation_holds_its_passage():
    made = observation(indicator(), article(), "ferry", 30)

    with pytest.raises(ProtectedError):
        made.passage.delete()


def test_published_and_disputed_narrow_indicators():
    indicator("draft", status="draft")
    disputed = indicator(verdict="contradict")

    assert list(Indicator.objects.published()) == [disputed]
    assert list(Indicator.objects.disputed()) == [disputed]
