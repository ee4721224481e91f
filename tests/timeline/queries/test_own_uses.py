"""What this room says of passages to the rooms below."""

import pytest

from articles.models import Passage
from articles.uses import Use, retirement_of, uses_of, uses_of_all
from tests.factories import article, attestation, event, indicator, observation

pytestmark = pytest.mark.django_db


def test_passage_tells_of_its_attestation():
    made = attestation(event(), article(), "ferry")

    assert uses_of(made.passage) == [
        Use(
            key=f"attestation:{made.pk}",
            label="Attestation of The first sailing: March 1998",
            address=f"/admin/timeline/event/{made.event_id}/change/",
            blocks_deletion=True,
            is_public=True,
            waits_for_confirmation=True,
        )
    ]


def test_passage_tells_of_its_observation():
    made = observation(indicator(status="draft"), article(), "ferry", 30)

    assert uses_of(made.passage) == [
        Use(
            key=f"observation:{made.pk}",
            label="Figure for Passengers: 30 passengers",
            address=f"/admin/timeline/indicator/{made.indicator_id}/change/",
            blocks_deletion=True,
            is_public=False,
            waits_for_confirmation=True,
        )
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_uses_are_read_in_a_fixed_number_of_queries(count, django_assert_num_queries):
    text = article()
    passages = [
        attestation(event(f"event-{n}"), text, words).passage_id
        for n, words in enumerate(["ferry", "seven", "fare"][:count])
    ]

    with django_assert_num_queries(8):
        found = uses_of_all(Passage, passages)

    assert sorted(found) == sorted(passages)


@pytest.mark.parametrize("kind", ["attestation", "observation"])
def test_a_use_is_retired_and_restored_by_its_key(kind):
    text = article()
    made = (
        attestation(event(), text, "ferry")
        if kind == "attestation"
        else observation(indicator(), text, "ferry", 30)
    )
    retirement, number = retirement_of(f"{kind}:{made.pk}")

    retirement.retire(None, number)
    retired = uses_of(made.passage)
    retirement.restore(None, number)
    restored = [use.key for use in uses_of(made.passage)]

    assert (retired, restored) == ([], [f"{kind}:{made.pk}"])
