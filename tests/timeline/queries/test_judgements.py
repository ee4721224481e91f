"""What sources say together."""

import pytest

from tests.factories import attestation, event, indicator, observation, published, revision
from timeline.agreement import Verdict
from timeline.queries.judgements import (
    disagreements,
    judgements_of_events,
    judgements_of_indicators,
)
from timeline.queries.standing import Audience, ground

pytestmark = pytest.mark.django_db

CHANGED = "The ferry leaves at eight.\n\nNobody on the quay agrees about the fare."


def disputed(slug="first-sailing", *, text="ferry", **fields):
    """An event for which one text gives two days."""
    made, source = event(slug, **fields), published(text)
    attestation(made, source, "The ferry leaves at seven.", "1998-03-14")
    attestation(made, source, "fare", "1998-03-15")
    return made


@pytest.mark.parametrize("count", [1, 3])
def test_events_are_judged_in_a_fixed_number_of_queries(count, django_assert_num_queries):
    made = [disputed(f"sailing-{n}", text=f"text-{n}") for n in range(count)]

    with django_assert_num_queries(3):
        judgements = judgements_of_events()

    assert {key: one.verdict for key, one in judgements.items()} == {
        one.pk: Verdict.CONTRADICT for one in made
    }


@pytest.mark.parametrize("count", [1, 3])
def test_indicators_are_judged_in_a_fixed_number_of_queries(count, django_assert_num_queries):
    made = [indicator(f"passengers-{n}") for n in range(count)]
    for number, each in enumerate(made):
        text = published(f"text-{number}")
        observation(each, text, "ferry", 30, as_of="1998")
        observation(each, text, "fare", 20, as_of="1986")

    with django_assert_num_queries(3):
        judgements = judgements_of_indicators()

    assert {key: (one.verdict, len(one.series)) for key, one in judgements.items()} == {
        one.pk: (Verdict.DEVELOP, 1) for one in made
    }


@pytest.mark.parametrize("count", [1, 3])
def test_changed_words_cost_a_fixed_number_of_queries(count, django_assert_num_queries):
    for number in range(count):
        made = disputed(f"sailing-{number}", text=f"text-{number}")
        revision(made.attestations.first().passage.article, text=CHANGED)

    with django_assert_num_queries(14):
        judgements = judgements_of_events(on=ground(Audience.EDITORS))

    assert [one.verdict for one in judgements.values()] == [Verdict.SINGLE] * count


def test_a_judgement_leaves_out_what_waits():
    made = disputed()
    revision(made.attestations.first().passage.article, text=CHANGED)

    found = judgements_of_events([made.pk], on=ground(Audience.EDITORS))[made.pk]

    assert (found.verdict, len(found.statements)) == (Verdict.SINGLE, 1)


def test_disagreements_are_listed_in_the_order_of_time():
    late = disputed("late", text="late", date="1998")
    early = disputed("early", text="early", date="1990", status="draft")
    figures, text = indicator(), published("figures")
    observation(figures, text, "ferry", 30, as_of="1998")
    observation(figures, text, "fare", 20, as_of="1998")
    agreed = event("agreed")
    attestation(agreed, text, "ferry")
    attestation(agreed, text, "fare")

    for_editors = [each.subject for each in disagreements()]
    for_readers = [each.subject for each in disagreements(Audience.READERS)]

    assert for_editors == [early, late, figures]
    assert for_readers == [late, figures]
