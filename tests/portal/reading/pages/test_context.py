"""What had happened by the day of a text."""

import pytest

from tests.factories import annotation
from tests.factories.chronicle import attested_event, dated_text, disputed_event

pytestmark = pytest.mark.django_db


def test_reading_page_shows_what_had_happened_by_then(client):
    text = dated_text("essay", "1999")
    attested_event("before", text=text, date="1998-03", weight=5, title="Before")
    attested_event("after", text=text, date="2001", weight=5, title="After")
    attested_event("goal", text=text, date="1997", kind="goal", title="Goal")
    disputed_event("dispute", printed=2003)
    annotation(text, "full")

    strip = client.get("/articles/essay/").context["page"].strip

    assert [(entry.label, entry.when, entry.disputed) for entry in strip.entries] == [
        ("The maiden voyage", "1998", True),
        ("Before", "March 1998", False),
    ]
    assert (strip.here_when, strip.here) == ("1999", "This text")


@pytest.mark.parametrize("published_on", ["", "1997", "1999/.."])
def test_reading_page_has_no_strip_without_day_or_events(client, published_on):
    attested_event("sailing", text=dated_text("vouching", "2001"), date="1998")
    dated_text("essay", published_on)

    strip = client.get("/articles/essay/").context["page"].strip

    assert (strip is None) == (published_on != "1999/..")
