"""The words of a source that a digest reports are led to once readers can have seen both."""

import datetime

import pytest

from articles.models import SourcePlace
from articles.operations.passages import mark_passage
from articles.operations.publishing import publish_revision
from articles.queries.reading import public_anchor
from articles.queries.source_places import RealWords, words_in_source, words_in_sources
from tests.factories import article, digest, published, revision

pytestmark = pytest.mark.django_db

TEXT = "The ferry leaves at seven. The fare is three coins."
LATER = "The ferry leaves at seven. The fare is three coins. A child pays one."
DIGEST = "It names a fare."
LONGER = "It names a fare. It names a second one."
TOMORROW = datetime.timedelta(days=1)


def marked(on, words):
    start = on.text.index(words)
    return mark_passage(by=None, revision=on, start=start, end=start + len(words))


def place(on_digest, in_source, *, reports="a fare", words="three coins"):
    """Words of a revision of a digest, tied to words of a revision of its source."""
    return SourcePlace.objects.create(
        passage=marked(on_digest, reports),
        words=marked(in_source, words),
        start=0,
        end=9,
        sha256="0" * 64,
    )


def led_to(made):
    """The words of the source that one place leads to, and whether their page is there."""
    one = words_in_source(made.passage.public_id)
    assert words_in_sources([made.passage_id]) == ({made.passage_id: one} if one else {})
    return one, public_anchor(made.words.public_id) is not None


def test_words_of_both_published_revisions_are_led_to():
    source, reporting = published("ferry", text=TEXT), digest(text=DIGEST)

    made = place(reporting.revisions.get(), source.published_revision)

    assert led_to(made) == (RealWords(made.words.public_id, "public"), True)


def test_words_in_a_draft_of_the_source_are_not_led_to():
    source, reporting = published("ferry", text=TEXT), digest(text=DIGEST)
    draft = revision(source, text=LATER)
    made = place(reporting.revisions.get(), draft, words="A child pays one")

    before = led_to(made)
    publish_revision(by=None, revision=draft)

    assert before == (None, False)
    assert led_to(made) == (RealWords(made.words.public_id, "public"), True)


def test_place_in_a_draft_of_the_digest_opens_no_words():
    source, reporting = published("ferry", text=TEXT), digest(text=DIGEST)
    draft = revision(reporting, text=LONGER)
    made = place(draft, source.published_revision, reports="a second one")

    before = public_anchor(made.words.public_id)
    publish_revision(by=None, revision=draft)

    assert before is None
    assert public_anchor(made.words.public_id) is not None


def test_words_of_a_source_that_is_a_draft_are_not_led_to():
    reporting = digest(text=DIGEST)

    made = place(reporting.revisions.get(), article("ferry", text=TEXT).revisions.get())

    assert led_to(made) == (None, False)
