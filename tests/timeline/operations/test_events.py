"""Making events and showing them."""

import pytest
from django.core.exceptions import ValidationError

from articles.dating import parse
from tests.factories import article, attestation, event, indicator, observation, theme
from timeline.models import EventKind
from timeline.operations.events import (
    EventFields,
    IndicatorFields,
    PublishingError,
    create_event,
    create_indicator,
    publish,
    take_back,
)
from timeline.operations.statements import retire_attestation

pytestmark = pytest.mark.django_db


def test_create_event_makes_a_draft():
    trade = theme()
    fields = EventFields(
        "sailing", "A sailing", date=parse("1998"), kind=EventKind.GOAL, weight=5, themes=(trade,)
    )

    made = create_event(by=None, fields=fields)

    made.refresh_from_db()
    assert (made.status, made.date, made.kind, made.weight, list(made.themes.all())) == (
        "draft",
        "1998",
        "goal",
        5,
        [trade],
    )


def test_create_event_refuses_an_address_that_is_taken():
    event("sailing")

    with pytest.raises(ValidationError) as refusal:
        create_event(by=None, fields=EventFields("sailing", "A sailing"))

    assert list(refusal.value.message_dict) == ["slug"]


def test_create_indicator_makes_a_draft():
    fields = IndicatorFields("ports", "Ports of call", "ports", "stock", unit_vi="cảng")

    made = create_indicator(by=None, fields=fields)

    made.refresh_from_db()
    assert (made.status, made.name, made.unit, made.unit_vi, made.counting) == (
        "draft",
        "Ports of call",
        "ports",
        "cảng",
        "stock",
    )


def test_create_indicator_refuses_an_address_that_is_taken():
    indicator("ports")

    with pytest.raises(ValidationError) as refusal:
        create_indicator(by=None, fields=IndicatorFields("ports", "Ports", "ports", "stock"))

    assert list(refusal.value.message_dict) == ["slug"]


@pytest.mark.parametrize("make", [event, indicator])
def test_publish_refuses_what_stands_on_no_passage(make):
    subject = make(status="draft")

    with pytest.raises(PublishingError, match="stands on no passage yet"):
        publish(by=None, subject=subject)

    subject.refresh_from_db()
    assert subject.status == "draft"


def test_publish_refuses_an_event_whose_attestations_are_retired():
    made = attestation(event(status="draft"), article(), "ferry")
    retire_attestation(None, made.pk)

    with pytest.raises(PublishingError):
        publish(by=None, subject=made.event)


def test_publish_shows_and_take_back_hides():
    text, sailing, passengers = article(), event(status="draft"), indicator(status="draft")
    attestation(sailing, text, "ferry")
    observation(passengers, text, "seven", 7)

    for subject in (sailing, passengers):
        publish(by=None, subject=subject)
        subject.refresh_from_db()
        shown = subject.status
        take_back(by=None, subject=subject)
        subject.refresh_from_db()
        assert (shown, subject.status) == ("published", "draft")
