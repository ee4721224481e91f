"""What was confirmed on newer words by a load was not made on them."""

import importlib

import pytest
import time_machine
from django.apps import apps

from articles.models import Confirmation
from articles.operations.desk import vouch_for
from tests.factories import attestation, event, indicator, observation, published, revision

pytestmark = pytest.mark.django_db

MIGRATION = importlib.import_module("timeline.migrations.0005_tell_made_from_confirmed")
OLD = "The ferry carries thirty passengers."
NEW = "The ferry carries forty passengers."


def state(kind, text):
    if kind == "attestation":
        return attestation(event(), text, "passengers", "1998")
    return observation(indicator(), text, "passengers", "30")


@pytest.mark.parametrize("kind", ["attestation", "observation"])
@pytest.mark.parametrize("is_made_later", [True, False])
def test_what_was_there_before_a_revision_was_confirmed_on_it(kind, is_made_later):
    with time_machine.travel("2026-01-01T00:00Z"):
        text = published(text=OLD)
        older = None if is_made_later else state(kind, text)
    with time_machine.travel("2026-01-02T00:00Z"):
        later = revision(text, text=NEW)
    with time_machine.travel("2026-01-03T00:00Z"):
        made = older or state(kind, text)
        use = f"{kind}:{made.pk}"
        vouch_for(
            by=None, passage=made.passage, revision_id=later.pk, use=use, is_first=is_made_later
        )
    Confirmation.objects.get_or_create(
        anchor=made.passage.anchors.get(revision=later), use=use
    )
    Confirmation.objects.update(is_first=True)

    MIGRATION.tell_confirmed(apps, None)

    assert Confirmation.objects.get().is_first == is_made_later
