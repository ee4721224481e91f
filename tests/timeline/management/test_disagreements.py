"""manage.py disagreements."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from tests.factories import attestation, event, figure, indicator, observation, published
from timeline.operations.settling import settle

pytestmark = pytest.mark.django_db


def listed(*options):
    out = StringIO()
    call_command("disagreements", *options, stdout=out)
    return out.getvalue()


def disputed():
    made, text = event(), published()
    attestation(made, text, "ferry", "2013-04-10")
    attestation(made, text, "fare", "2013-10-04")
    return made


def test_disagreements_are_listed_with_reason_hint_and_statements():
    disputed()
    passengers, text = indicator(), published("figures")
    observation(passengers, text, "ferry", 30, as_of="1998")
    observation(passengers, text, "fare", figure(40), as_of="1998-03")
    settle(by=None, subject=passengers, reason="As in the log.")

    assert listed().splitlines() == [
        "The first sailing",
        "  “10 April 2013” and “4 October 2013” have no day in common.",
        (
            "  With day and month exchanged, “10 April 2013” is “4 October 2013”: one of the two "
            "may have been read month first."
        ),
        "  - 10 April 2013: ferry",
        "  - 4 October 2013: ferry",
        "Passengers (weak, settled)",
        (
            "  “30 passengers” and “40 passengers” cannot both be true, unless there is time "
            "between them: the sources do not say."
        ),
        "  - 30 passengers: figures",
        "  - 40 passengers: figures",
        "2 disagreements.",
    ]


def test_disagreements_are_written_as_json():
    made = disputed()
    first, second = made.attestations.order_by("pk")

    [row] = json.loads(listed("--json"))

    assert row == {
        "subject": "event",
        "slug": "first-sailing",
        "is_weak": False,
        "is_settled": False,
        "reason": "“10 April 2013” and “4 October 2013” have no day in common.",
        "hint": "With day and month exchanged, “10 April 2013” is “4 October 2013”: one of the two "
        "may have been read month first.",
        "statements": [
            {
                "key": f"attestation:{first.pk}",
                "source": "ferry",
                "value": "10 April 2013",
                "scope": "",
            },
            {
                "key": f"attestation:{second.pk}",
                "source": "ferry",
                "value": "4 October 2013",
                "scope": "",
            },
        ],
    }


def test_nothing_is_listed_where_sources_agree():
    assert listed() == "0 disagreements.\n"
