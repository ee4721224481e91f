"""The course that ships: what its timeline says, and that its digests keep their measure."""

import pytest

from portal.courses.files import read_course
from portal.courses.loading import load_course
from tests.portal.courses.example import SHIPPED
from timeline.queries.judgements import disagreements
from timeline.queries.standing import Audience


@pytest.fixture(scope="module")
def shipped():
    return read_course(SHIPPED)


def test_timeline_reaches_from_1945_to_2045(shipped):
    dated = [event for event in shipped.events if event.date]

    assert (dated[0].date, dated[-1].date) == ("1945", "2045")
    assert len(dated) >= 30
    assert sum(event.event_kind == "goal" for event in dated) == 5


def test_figures_are_enough_to_compare(shipped):
    counts = [len(indicator.statements) for indicator in shipped.indicators]

    assert len(counts) >= 8
    assert min(counts) >= 2
    assert sum(counts) >= 25


@pytest.mark.django_db
def test_disagreements_of_the_digests_are_raised_and_no_other():
    load_course(SHIPPED)

    raised = {each.subject.slug for each in disagreements(Audience.READERS)}

    assert raised == {
        "financial-crisis",
        "first-strategic-partnership",
        "integration-named-by-a-congress",
        "resolution-22",
        "resolution-numbered-11",
    }


def test_resolution_has_its_four_days(shipped):
    [resolution] = [event for event in shipped.events if event.slug == "resolution-22"]

    stated = {(each.quote.digest, each.value) for each in resolution.statements}

    assert stated == {
        ("communist-review-2023-digest", "2013-03-10"),
        ("do-son-hai-2014-digest", "2013-10-04"),
        ("do-son-hai-2014-digest", "2013-04-10"),
        ("vu-van-hien-2017-digest", "2013-04-04"),
        ("to-lam-2025-digest", "2013"),
    }
    assert resolution.settlement is None


def test_events_are_attested_across_the_texts(shipped):
    texts = {
        event.slug: {each.quote.digest for each in event.statements} for event in shipped.events
    }

    many = {slug for slug, digests in texts.items() if len(digests) >= 3}

    assert many >= {
        "integration-begins",
        "integration-named-by-a-congress",
        "joining-the-wto",
        "renewal-begins",
        "resolution-22",
        "un-peacekeeping",
    }


def test_everything_is_said_in_both_languages(shipped):
    for event in shipped.events:
        assert all((event.title.vi, event.description.vi)), event.slug
    for indicator in shipped.indicators:
        words = (indicator.name.vi, indicator.definition.vi, indicator.unit.vi)
        assert all(words), indicator.slug
    for subject in (*shipped.events, *shipped.indicators):
        for each in subject.statements:
            pairs = (each.wording, each.unit, each.scope, each.comment)
            assert all(bool(pair.en) == bool(pair.vi) for pair in pairs), each.place


def test_digests_keep_their_measure(shipped):
    lengths = {digest.slug: len(digest.document.text.split()) for digest in shipped.digests}

    assert {slug: words for slug, words in lengths.items() if not 700 <= words <= 1100} == {}
