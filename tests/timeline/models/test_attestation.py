"""Attestations."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import ProtectedError

from tests.factories import article, attestation, event, figure
from timeline.agreement import Kind, Wording
from timeline.models import Attestation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "fields",
    [
        {"date": ""},
        {"text": "signed"},
        {"number": 3},
        {"unit": "ships"},
        {"kind": "number"},
        {"kind": "words"},
        {"kind": "words", "date": ""},
        {"kind": "number", "date": "", "number": 3},
        {"kind": "hearsay"},
    ],
)
def test_attestation_has_a_value_of_its_kind_alone(fields):
    made = attestation(event(), article(), "ferry")

    with pytest.raises(IntegrityError, match="attestation_has_a_value_of_its_kind_alone"):
        Attestation.objects.filter(pk=made.pk).update(**fields)


def test_passage_attests_a_kind_of_value_once():
    about, text = event(), article()
    made = attestation(about, text, "ferry")
    other = attestation(about, text, "seven")

    with pytest.raises(IntegrityError):
        Attestation.objects.filter(pk=other.pk).update(passage=made.passage)


def test_passage_attests_two_kinds_of_value():
    about, text = event(), article()

    attestation(about, text, "ferry")
    attestation(about, text, "ferry", Wording(Kind.STATUS, "running"))

    assert about.attestations.count() == 2


def test_a_retired_attestation_makes_room_for_another():
    about, text = event(), article()
    Attestation.objects.filter(pk=attestation(about, text, "ferry").pk).update(is_retired=True)

    made = attestation(about, text, "ferry", "1999")

    assert list(Attestation.objects.in_force()) == [made]


def test_attestation_holds_its_passage():
    made = attestation(event(), article(), "ferry")

    with pytest.raises(ProtectedError):
        made.passage.delete()


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("date", "date"),
        ("number", "number"),
        ("term", "text"),
        ("status", "text"),
        ("words", "text"),
    ],
)
def test_clean_names_the_field_that_lacks_its_value(kind, field):
    with pytest.raises(ValidationError) as refusal:
        Attestation(kind=kind).clean()

    assert list(refusal.value.message_dict) == [field]


def test_attestation_is_shown_with_its_value():
    about, text = event(), article()

    shown = [
        str(attestation(about, text, "ferry")),
        str(attestation(about, text, "seven", Wording(Kind.WORDS, "at seven"))),
        str(attestation(about, text, "fare", figure(30))),
    ]

    assert shown == [
        "The first sailing: 1998-03",
        "The first sailing: at seven",
        "The first sailing: 30 passengers",
    ]
