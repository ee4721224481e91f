"""Events and references to them."""

import pytest
from django.db import IntegrityError

from articles.dating import parse
from tests.factories import annotation, article, event
from timeline.models import Event, EventReference

pytestmark = pytest.mark.django_db


def test_event_keeps_bounds_and_precision_of_its_date():
    made = event(date="1998-03")

    made.refresh_from_db()
    date = parse("1998-03")
    assert (made.date_earliest, made.date_latest, made.date_precision) == (
        date.earliest,
        date.latest,
        "month",
    )


def test_event_without_a_date_has_no_precision():
    made = event(date="")

    made.refresh_from_db()
    assert (made.date_earliest, made.date_latest, made.date_precision) == (None, None, "")


@pytest.mark.parametrize("weight", [0, 6])
def test_event_weighs_one_to_five(weight):
    with pytest.raises(IntegrityError, match="event_weighs_one_to_five"):
        event(weight=weight)


@pytest.mark.parametrize(
    "fields",
    [
        {"settled_at": "2026-03-01T12:00:00Z"},
        {"settlement": "The note gives the day in full."},
        {"settled_value": "1998-03-14"},
    ],
)
def test_settled_event_has_a_reason(fields):
    made = event()

    with pytest.raises(IntegrityError, match="settled_event_has_a_reason"):
        Event.objects.filter(pk=made.pk).update(**fields)


def test_published_leaves_out_drafts():
    event("draft", status="draft")
    shown = event()

    assert list(Event.objects.published()) == [shown]


def test_disputed_finds_contradictions():
    event("settled-on", verdict="agree")
    disputed = event(verdict="contradict")

    assert list(Event.objects.disputed()) == [disputed]


def test_annotation_points_to_one_event():
    note, about = annotation(article(), "ferry"), event()
    EventReference.objects.create(annotation=note, event=about)

    with pytest.raises(IntegrityError):
        EventReference.objects.create(annotation=note, event=event("second-sailing"))
