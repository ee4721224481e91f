"""Making statements of chosen words."""

import pytest
from django.core.exceptions import ValidationError

from articles.dating import parse
from articles.models import Passage
from articles.queries.waiting import to_confirm
from tests.factories import article, event, figure, indicator, revision
from timeline.models import Event, Indicator
from timeline.operations.events import EventFields, IndicatorFields
from timeline.operations.statements import About
from timeline.operations.stating import ChosenWords, attest_words, observe_words

pytestmark = pytest.mark.django_db

ABOUT = About(scope="departure")


def chosen(text, words="leaves at seven", *, number=1):
    found = text.revisions.get(number=number)
    start = found.text.index(words)
    return ChosenWords(found, start, start + len(words))


def test_attest_words_marks_them_and_makes_the_event():
    fields = EventFields("sailing", "A sailing")

    made = attest_words(
        by=None, words=chosen(article()), event=fields, value=parse("1998"), about=ABOUT
    )

    anchor = made.passage.anchors.get()
    assert (made.event.slug, made.event.status, made.date, made.scope, anchor.exact) == (
        "sailing",
        "draft",
        "1998",
        "departure",
        "leaves at seven",
    )


def test_attest_words_takes_an_event_that_is_there():
    there = event()

    made = attest_words(
        by=None, words=chosen(article()), event=there, value=parse("1998"), about=ABOUT
    )

    assert (made.event, Event.objects.count()) == (there, 1)


def test_attest_words_makes_nothing_where_the_statement_is_refused():
    text, there = article(), event()
    attest_words(by=None, words=chosen(text), event=there, value=parse("1998"), about=ABOUT)

    with pytest.raises(ValidationError):
        attest_words(
            by=None,
            words=chosen(text, "ferry"),
            event=EventFields(there.slug, "Another"),
            value=parse("1998"),
            about=ABOUT,
        )

    assert (Event.objects.count(), Passage.objects.count()) == (1, 1)


def test_attest_words_of_an_older_revision_waits_where_they_changed_since():
    text = article(text="The ferry leaves at seven.")
    words = chosen(text)
    revision(text, text="The ferry leaves at eight.")

    made = attest_words(by=None, words=words, event=event(), value=parse("1998"), about=ABOUT)

    assert [each.use.key for each in to_confirm()] == [f"attestation:{made.pk}"]


def test_observe_words_marks_them_and_makes_the_indicator():
    fields = IndicatorFields("sailings", "Sailings", "sailings", "flow")

    made = observe_words(
        by=None,
        words=chosen(article()),
        indicator=fields,
        value=figure(7, "sailings"),
        about=ABOUT,
    )

    assert (made.indicator.slug, made.value, made.passage.anchors.get().exact) == (
        "sailings",
        7,
        "leaves at seven",
    )


def test_observe_words_takes_an_indicator_that_is_there():
    there = indicator()

    made = observe_words(
        by=None, words=chosen(article()), indicator=there, value=figure(7), about=ABOUT
    )

    assert (made.indicator, Indicator.objects.count()) == (there, 1)
