"""What the clock changes on the timeline, without anything being saved."""

import datetime

import pytest
import time_machine

from tests.factories import attestation, event, published

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)


@pytest.mark.parametrize("path", ["/timeline/", "/timeline/?disputed=yes", "/timeline/list/"])
def test_a_disagreement_appears_and_goes_with_its_text(client, path):
    with time_machine.travel(NOON - HOUR, tick=False) as clock:
        text = published(at=NOON)
        text.withdrawn_at = NOON + HOUR
        text.save()
        made = event("sailing", title="The sailing in spring")
        attestation(made, text, "seven", "1998-03-14")
        attestation(made, text, "fare", "1998-03-15")

        shown = []
        for moment in (NOON - HOUR, NOON, NOON + HOUR):
            clock.move_to(moment)
            shown.append("The sailing in spring" in client.get(path).content.decode())

    assert shown == [False, True, False]
