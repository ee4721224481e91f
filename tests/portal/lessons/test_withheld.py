"""What a lesson has found out is nowhere on its page."""

import re

import pytest

from tests.factories import (
    article,
    close_reading,
    context,
    desk,
    editor,
    event,
    figure_step,
    indicator,
    lesson,
    published,
    reading,
    sequence,
    source,
    sourcing,
)
from tests.factories.chronicle import (
    attested_event,
    counted_indicator,
    dated_events_apart,
    disputed_event,
)

pytestmark = pytest.mark.django_db

BOTH = pytest.mark.parametrize("prefix", ["", "/vi"])
ADDRESS = "/modules/the-fare/two-prices/"


def steps_of(client, path=ADDRESS):
    return client.get(path).context["page"].steps


@pytest.mark.parametrize("address", [ADDRESS, "/modules/the-fare/"])
def test_card_that_is_guessed_is_nowhere_on_the_page(client, address):
    text = published(
        source=source(
            authors=("Ada Quay",),
            published="1998-03",
            who="A harbour clerk",
            to_whom="To the council",
            ask="Who paid her?",
        )
    )
    made = lesson()
    sourcing(made, text)
    reading(made, text)

    page = client.get(address).content.decode()

    for secret in ("Ada Quay", "1998", "Harbour Review", "clerk", "council", "Who paid her?"):
        assert secret not in page


@BOTH
def test_figures_of_a_text_that_is_guessed_are_not_drawn(client, prefix):
    made = lesson()
    counted = counted_indicator(figures=(("1997", "30"), ("1999", "35"), ("2001", "40")))
    guessed = counted.observations.get(value=30).passage.article
    sourcing(made, guessed)
    figure_step(made, counted)

    [_guess, figure] = steps_of(client, f"{prefix}{ADDRESS}")

    assert [dot.figure.value for dot in figure.chart.chart.dots] == [35, 40]
    assert "1997" not in client.get(f"{prefix}{ADDRESS}").content.decode()


@BOTH
def test_verdict_on_what_is_compared_is_nowhere_on_the_page(client, prefix):
    made = lesson()
    happened = disputed_event()
    happened.settlement, happened.settled_value = "The log is right.", "4 March"
    happened.settled_at = happened.attestations.first().created_at
    happened.save()
    context(made, "1998")
    desk(made, event=happened)

    page = client.get(f"{prefix}{ADDRESS}").content.decode()

    assert 'class="disputed"' not in page
    assert "badge disputed" not in page
    assert "bracket" not in page
    for secret in ("The log is right.", "4 March", "contradict", "disagree", "mâu thuẫn"):
        assert secret not in page.replace("Say first who", "")


def test_other_disputes_are_drawn_as_such(client):
    made = lesson()
    disputed_event("other-event")
    context(made, "1998")

    assert "badge disputed" in client.get(ADDRESS).content.decode()


@pytest.mark.parametrize("subject", ["event", "indicator"])
def test_page_holds_no_form_and_no_input(client, subject):
    made = lesson()
    subjects = {"event": disputed_event, "indicator": counted_indicator}
    task = desk(made, **{subject: subjects[subject]()})
    guess = sourcing(made, published())

    page = client.get(ADDRESS).content.decode()

    assert not re.search("<(form|input|textarea|select)", page)
    assert f'href="/study/desks/{task.pk}/"' in page
    assert f'href="/study/guesses/{guess.pk}/"' in page


@pytest.mark.parametrize("count", [0, 1])
def test_desk_with_less_than_two_statements_is_not_there(client, count):
    desk(lesson(), event=disputed_event(days=("1998-03-04",)[:count]))

    assert steps_of(client) == ()


@BOTH
def test_events_to_put_in_order_are_nowhere_on_the_page(client, prefix):
    made = lesson()
    events = dated_events_apart()
    attested_event("other", date="1998-06", title="The new quay", title_vi="The new quay")
    context(made, "1990/2005")
    task = sequence(made, *events)

    response = client.get(f"{prefix}{ADDRESS}")

    html = response.content.decode()
    assert f'href="{prefix}/study/sequences/{task.pk}/"' in html
    assert "The new quay" in html
    secrets = [words for each in events for words in (each.title, each.slug)]
    assert [words for words in secrets if words in html] == []
    period = response.context["page"].steps[0].period
    drawn = [entry.url for group in period.groups for entry in group.entries]
    assert drawn == [f"{prefix}/events/other/"]
    assert response.context["page"].steps[1].task.about == ("3 sự kiện" if prefix else "3 events")


@pytest.mark.parametrize("dates", [("1995",), ("1995", "1995-03"), ("1995", "")])
def test_sequence_without_two_events_apart_in_time_is_not_there(client, dates):
    events = [attested_event(f"event-{at}", date=date) for at, date in enumerate(dates)]
    sequence(lesson(), *events)

    assert steps_of(client) == ()


def test_sequence_counts_what_readers_see(client):
    drafted = attested_event("drafted", date="1990", status="draft")
    unvouched = event("unvouched", date="1991")
    sequence(lesson(), *dated_events_apart(), drafted, unvouched)

    [shown] = steps_of(client)

    assert shown.task.about == "3 events"


# --- Preview --------------------------------------------------------------------------------------


def test_preview_says_what_readers_do_not_see_and_links_nowhere_absent(client):
    made = lesson(published_at=None)
    made.module.published_at = None
    made.module.save()
    reading(made, article("draft"), title="A draft")
    text = published()
    reading(made, text, title="A text")
    close_reading(made, text, "at seven")
    desk(made, event=disputed_event(days=()))
    figure_step(made, indicator())
    context(made, "1850")
    client.force_login(editor())

    response = client.get(f"/lessons/{made.pk}/preview/")

    shown = response.context["page"].steps
    assert [bool(each.notice) for each in shown] == [True, False, False, True, True, True]
    links = set(
        re.findall(r"<main.*?</main>", response.content.decode(), re.DOTALL)[0].split('href="')
    )
    for link in links:
        address = link.partition('"')[0]
        if address.startswith("/"):
            assert client.get(address).status_code == 200, address
