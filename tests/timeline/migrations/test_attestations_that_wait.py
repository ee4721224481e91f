"""Every event with statements is judged anew, so that those that wait are marked."""

import importlib

import pytest
import time_machine
from django.apps import apps
from django.utils import timezone

from tests.factories import event
from tests.factories.chronicle import attested_event
from timeline.models import Event

pytestmark = pytest.mark.django_db

MIGRATION = importlib.import_module("timeline.migrations.0004_attestations_that_wait")


@time_machine.travel("2026-01-01T00:00Z", tick=False)
def test_events_with_statements_are_due(django_assert_num_queries):
    stated = attested_event("stated")
    event("unstated")
    Event.objects.update(judged_until=None)

    with django_assert_num_queries(1):
        MIGRATION.judge_anew(apps, None)

    assert list(Event.objects.filter(judged_until=timezone.now())) == [stated]
