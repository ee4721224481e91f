"""Verdicts stay up to date with what readers see."""

import datetime

import pytest
import time_machine

from articles.operations.desk import confirm_use, place_anew, undo
from articles.operations.publishing import publish_revision, withdraw_article
from tests.factories import (
    article,
    attestation,
    event,
    figure,
    indicator,
    observation,
    published,
    revision,
)
from timeline.models import Attestation, Event
from timeline.operations.judging import judge_what_is_due
from timeline.operations.statements import (
    observe,
    restore_attestation,
    retire_attestation,
)

pytestmark = pytest.mark.django_db

SENTENCE = "The ferry leaves at seven."
NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
CHANGED = "The ferry leaves at eight.\n\nNobody on the quay agrees about the fare."


def verdict(subject):
    subject.refresh_from_db()
    return subject.verdict


def disputed(text):
    """An event with two days in one text; the attestations come with it."""
    made = event()
    return (
        made,
        attestation(made, text, SENTENCE, "1998-03-14"),
        attestation(made, text, "fare", "1998-03-15"),
    )


def test_verdict_follows_the_attestations():
    made, first, _second = disputed(published())

    told = [verdict(made)]
    retire_attestation(None, first.pk)
    told.append(verdict(made))
    restore_attestation(None, first.pk)
    told.append(verdict(made))
    first.delete()
    told.append(verdict(made))

    assert told == ["contradict", "single", "contradict", "single"]


def test_verdict_of_an_indicator_follows_its_observations():
    made, text = indicator(), published()

    observation(made, text, "ferry", 30, as_of="1998")
    told = [verdict(made)]
    observation(made, text, "fare", 40, as_of="1998-03")
    told.append(verdict(made))

    assert (told, made.verdict_is_weak) == (["single", "contradict"], True)


def test_verdict_follows_what_readers_see_of_the_text():
    text = article()
    made, *_ = disputed(text)

    told = [verdict(made)]
    publish_revision(by=None, revision=text.revisions.get())
    told.append(verdict(made))
    withdraw_article(by=None, article=text)
    told.append(verdict(made))

    assert told == ["single", "contradict", "single"]


def test_verdict_follows_changed_words_and_their_confirmation():
    text = published()
    made, first, _second = disputed(text)
    changed = revision(text, text=CHANGED)

    told = [verdict(made)]
    publish_revision(by=None, revision=changed)
    told.append(verdict(made))
    anchor = first.passage.anchors.get(revision=changed)
    action = confirm_use(by=None, anchor=anchor, use=f"attestation:{first.pk}")
    told.append(verdict(made))
    undo(by=None, action=action)
    told.append(verdict(made))

    assert told == ["contradict", "single", "contradict", "single"]


def test_verdict_follows_an_orphan_that_is_placed_anew():
    text = published()
    made, first, _second = disputed(text)
    gone = revision(text, text="Nobody on the quay agrees about the fare.")
    publish_revision(by=None, revision=gone)

    told = [verdict(made)]
    place_anew(by=None, anchor=first.passage.anchors.get(revision=gone), start=0, end=6)
    told.append(verdict(made))

    assert told == ["single", "contradict"]


def test_verdict_follows_the_date_of_a_source():
    made, early, late = indicator(), published("early"), published("late")
    observe(
        by=None,
        indicator=made,
        passage=observation(indicator("other"), early, "ferry", 30).passage,
        value=figure(30),
    )
    observation(made, late, "ferry", 40)

    told = [verdict(made)]
    early.source.published = "1990"
    early.source.save()
    told.append(verdict(made))

    assert told == ["contradict", "develop"]


def test_verdict_follows_a_text_that_appears_and_goes_by_the_clock(django_assert_num_queries):
    with time_machine.travel(NOON - HOUR, tick=False) as clock:
        text = published(at=NOON)
        text.withdrawn_at = NOON + HOUR
        text.save()
        made, *_ = disputed(text)
        count = indicator()
        observation(count, text, "ferry", 30)

        told = []
        for moment in (NOON - HOUR, NOON, NOON + HOUR):
            clock.move_to(moment)
            judge_what_is_due(moment)
            told.append((verdict(made), verdict(count), made.statement_count, made.judged_until))
        with django_assert_num_queries(1):
            judge_what_is_due(NOON + 9 * HOUR)

    assert told == [
        ("single", "single", 0, NOON),
        ("contradict", "single", 2, NOON + HOUR),
        ("single", "single", 0, None),
    ]


def test_verdict_of_an_older_statement_follows_a_moment_that_is_set_later():
    with time_machine.travel(NOON - HOUR, tick=False) as clock:
        text = article()
        made, *_ = disputed(text)
        publish_revision(by=None, revision=text.revisions.get(), at=NOON)
        clock.move_to(NOON)
        judge_what_is_due(NOON)

        assert verdict(made) == "contradict"


def test_an_event_goes_with_its_attestations():
    made, *_ = disputed(published())

    made.delete()

    assert (Event.objects.count(), Attestation.objects.count()) == (0, 0)
