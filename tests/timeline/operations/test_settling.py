"""Settling disagreements."""

import pytest

from tests.factories import event, indicator, person
from timeline.operations.settling import SettlingError, settle, unsettle

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [event, indicator])
def test_settle_keeps_who_when_why_and_what(make):
    subject, editor = make(), person("editor")

    settle(
        by=editor, subject=subject, reason=" As in the log. ", reason_vi="Theo nhật ký.", value="30"
    )

    subject.refresh_from_db()
    assert (
        subject.is_settled,
        subject.settled_by,
        subject.settlement,
        subject.settlement_vi,
        subject.settled_value,
    ) == (True, editor, "As in the log.", "Theo nhật ký.", "30")


def test_settle_refuses_no_reason():
    subject = event()

    with pytest.raises(SettlingError, match="Say why"):
        settle(by=None, subject=subject, reason="  ")

    subject.refresh_from_db()
    assert subject.is_settled is False


def test_unsettle_opens_the_case_again():
    subject = event()
    settle(by=person("editor"), subject=subject, reason="As in the log.", value="1998")

    unsettle(by=None, subject=subject)

    subject.refresh_from_db()
    assert (subject.is_settled, subject.settled_by, subject.settlement, subject.settled_value) == (
        False,
        None,
        "",
        "",
    )
