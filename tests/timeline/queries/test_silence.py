"""What is known of texts about events; what follows from their dates is tested on the map."""

import pytest

from articles.models import Article
from tests.factories import attestation, published, source, term
from tests.factories.chronicle import attested_event, dated_text
from timeline.agreement import Kind, Wording
from timeline.queries.silence import Heard, hearings, silent_texts

pytestmark = pytest.mark.django_db


def later_text(words):
    """A text in these words that is later than all others."""
    return published("later", source=source("later", published="2010"), text=words)


def stated_event(slug, title, **fields):
    """An event that a text of 1999 states, so that later ones can know of it."""
    return attested_event(slug, title=title, title_vi="", text=dated_text(slug, "1999"), **fields)


def heard_of(text, *events):
    found = hearings(events, [Article.objects.published().get(pk=text.pk)])
    return [found[event.pk, text.pk] for event in events]


def test_undated_event_is_judged_from_its_first_statement_on():
    older = dated_text("older", "1998")
    later = dated_text("later", "2000")
    made = stated_event("mystery", "Mystery", date="")

    assert [text.pk for text in silent_texts(made)] == [later.pk]
    assert heard_of(older, made) == [Heard.UNHEARD_OF]


def test_words_name_every_event_of_one_title():
    events = [stated_event("one", "Lantern night"), stated_event("two", "lantern night")]
    text = later_text("They came back from lantern night.")

    assert heard_of(text, *events) == [Heard.NAMED, Heard.NAMED]


def test_words_name_an_event_whose_title_is_within_that_of_another():
    events = [
        stated_event("long", "Lantern night of the weavers"),
        stated_event("start", "Lantern night"),
        stated_event("end", "The weavers"),
        stated_event("other", "Weavers at sea"),
    ]
    text = later_text("All came to the lantern night of the weavers.")

    assert heard_of(text, *events) == [Heard.NAMED, Heard.NAMED, Heard.NAMED, Heard.SILENT]


def test_words_name_events_by_one_stated_name():
    events = [stated_event("one", "First"), stated_event("two", "Second")]
    for each in events:
        stating = Article.objects.get(slug=each.slug)
        attestation(each, stating, "The ferry", Wording(Kind.TERM, "River crossing"))
    text = later_text("Nobody forgot the river crossing.")

    assert heard_of(text, *events) == [Heard.NAMED, Heard.NAMED]


def test_words_name_events_by_a_term_beside_an_event_of_its_name():
    term("weavers", name="Weavers", kind="body", is_published=True)
    events = [stated_event("guild", "Weavers meet"), stated_event("weavers", "Weavers")]
    text = later_text("Then weavers spoke.")

    assert heard_of(text, *events) == [Heard.NAMED, Heard.NAMED]
