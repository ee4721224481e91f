"""The steps of a lesson on its page, which is the same for everyone."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from articles.operations.publishing import withdraw_article
from portal.lessons.models import Question, Step
from portal.ui.page_store import store
from tests.factories import (
    administrator,
    annotation,
    article,
    close_reading,
    concordance,
    context,
    desk,
    editor,
    event,
    extracts,
    figure_step,
    indicator,
    lesson,
    published,
    reading,
    sequence,
    source,
    sourcing,
    step,
    term,
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
STORE = 2  # the page store looks for the page and writes it


def steps_of(client, path=ADDRESS):
    return client.get(path).context["page"].steps


def of_every_kind(made, name, year):
    """One step of each kind that the lesson's own page shows or leads to."""
    text = published(f"{name}-text")
    step(made).terms.set([term(f"{name}-ferry", is_published=True), term(f"{name}-quay")])
    sourcing(made, published(f"{name}-guessed"))
    context(made, str(year))
    reading(made, text)
    extracts(made, (text, "The ferry"), (text, "Nobody"))
    close_reading(made, text, "at seven")
    desk(made, event=disputed_event(name, date=str(year), printed=year + 1))
    figure_step(made, counted_indicator(f"{name}-counted"))
    sequence(
        made,
        attested_event(f"{name}-early", date=str(year - 20)),
        attested_event(f"{name}-late", date=str(year - 10)),
    )
    concordance(made, term(f"{name}-term", name=name, is_published=True))
    step(made, kind="question", question=Question.objects.create(kind="single"))
    step(made, kind="summary")


@BOTH
@pytest.mark.parametrize("count", [1, 3])
def test_lesson_asks_six_times_whatever_its_steps(client, django_assert_num_queries, prefix, count):
    made = lesson()
    for number in range(count):
        of_every_kind(made, f"part-{number}", 1998 + number)
    store.look()

    with django_assert_num_queries(6 + STORE):
        response = client.get(f"{prefix}{ADDRESS}")

    assert len(response.context["page"].steps) == 12 * count


@BOTH
def test_step_leads_to_the_words_to_know(client, prefix):
    told = step(lesson())
    told.terms.set(
        [
            term("wharf", name="wharf", name_vi="bến", is_published=True),
            term("ferry", name="ferry", name_vi="phà", is_published=True),
            term("draft", name="draft"),
        ]
    )

    [shown] = steps_of(client, f"{prefix}{ADDRESS}")

    names = ("bến", "phà") if prefix else ("ferry", "wharf")
    slugs = ("wharf", "ferry") if prefix else ("ferry", "wharf")
    assert shown.terms == tuple(
        (name, f"{prefix}/terms/{slug}/") for name, slug in zip(names, slugs, strict=True)
    )
    html = client.get(f"{prefix}{ADDRESS}").content.decode()
    assert f'<li><a href="{prefix}/terms/wharf/">{names[1 - bool(prefix)]}</a></li>' in html


def test_preview_shows_the_words_to_know(client):
    told = step(lesson(published_at=None))
    told.terms.add(term("ferry", name="ferry", is_published=True))
    client.force_login(administrator())

    [shown] = steps_of(client, f"/lessons/{told.lesson_id}/preview/")

    assert shown.terms == (("ferry", "/terms/ferry/"),)


def test_lesson_with_everything_it_loads_is_light(client):
    made = lesson()
    of_every_kind(made, "part", 1998)

    page = client.get(ADDRESS)
    parts = re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js|svg))"', page.content.decode())
    files = [Path(finders.find(part)).read_bytes() for part in parts]

    assert "css/chronicle.css" in parts
    assert sum(len(gzip.compress(data)) for data in [page.content, *files]) <= 60 * 1024


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
@pytest.mark.parametrize("make", [reading, sourcing])
def test_step_on_a_text_that_is_not_public_is_not_there(client, make, state):
    text = article() if state == "draft" else published()
    kept = lesson()
    make(kept, text, title="A secret title", body="A secret prompt.")
    step(kept, title="After it")
    if state == "withdrawn":
        withdraw_article(by=None, article=text)

    page = client.get(ADDRESS)

    assert [each.title for each in page.context["page"].steps] == ["After it"]
    assert page.context["page"].steps[0].anchor == "step-2"
    assert "secret" not in page.content.decode()


@BOTH
def test_context_draws_what_happened_in_a_period(client, prefix):
    attested_event()
    attested_event("later", date="2001-01")
    context(lesson(), "1998")

    [shown] = steps_of(client, f"{prefix}{ADDRESS}")

    assert shown.period.years == ("năm 1998" if prefix else "1998")
    assert [group.entries[0].url for group in shown.period.groups] == [
        f"{prefix}/events/first-sailing/"
    ]
    assert shown.period.url == f"{prefix}/timeline/?period=1998"


@pytest.mark.parametrize("period", ["1850", "1986/.."])
def test_context_of_a_period_without_events_is_not_there(client, period):
    attested_event()
    made = context(lesson())
    Step.objects.filter(pk=made.pk).update(period=period)

    assert steps_of(client) == ()


def test_figure_draws_an_indicator(client):
    figure_step(lesson(), counted_indicator())

    [shown] = steps_of(client)

    assert [dot.figure.label for dot in shown.chart.chart.dots] == [
        "30 passengers",
        "40 passengers",
    ]
    assert shown.chart.url == "/indicators/passengers/"


def test_figure_without_public_figures_is_not_there(client):
    figure_step(lesson(), indicator())

    assert steps_of(client) == ()


@BOTH
def test_words_of_texts_stand_side_by_side(client, prefix):
    first, other = published(), published("other", source=source("other"))
    extracts(lesson(), (first, "The ferry"), (other, "Nobody"))

    [shown] = steps_of(client, f"{prefix}{ADDRESS}")

    assert [each.words for each in shown.extracts] == ["The ferry", "Nobody"]
    for each in shown.extracts:
        assert each.url.startswith(f"{prefix}/passages/")
        assert client.get(each.url).status_code == 200


def test_close_reading_asks_its_prompts_of_the_words(client):
    close_reading(lesson(), published(), "at seven")

    [shown] = steps_of(client)

    assert [each.words for each in shown.extracts] == ["at seven"]
    assert shown.prompts == ("Why this word?", "Who says so?")


@pytest.mark.parametrize(
    ("rights", "where"), [("account", "/passages/"), ("excerpt", "/articles/")]
)
def test_words_that_are_not_for_everyone_are_not_shown(client, rights, where):
    close_reading(lesson(), published(rights=rights), "at seven")

    response = client.get(ADDRESS)

    [shown] = response.context["page"].steps
    assert shown.extracts[0].words == ""
    assert shown.extracts[0].url.startswith(where)
    assert "at seven" not in response.content.decode()


def test_words_of_a_draft_are_not_there(client):
    close_reading(lesson(), article(), "at seven", title="Look closely")

    assert "Look closely" not in client.get(ADDRESS).content.decode()


def test_reading_leads_to_the_notes_that_it_chose(client):
    text = published()
    annotation(text, "ferry", "On wording.", kind="wording")
    annotation(text, "seven", "On context.", kind="context")
    made = lesson()
    step(made)
    reading(made, text, note_kinds=["wording"])

    [_words, shown] = steps_of(client)
    page = client.get(shown.reading.url)

    assert shown.reading.url == f"{ADDRESS}text/2/"
    assert "On wording." in page.content.decode()
    assert "On context." not in page.content.decode()
    assert [item.current for item in page.context["page"].rail.items] == [False, True]


@pytest.mark.parametrize("number", [0, 1, 3, 9])
def test_notes_of_what_is_no_reading_are_not_there(client, number):
    made = lesson()
    step(made)
    reading(made, published(), note_kinds=["wording"])
    extracts(made, (published("other", source=source("other")), "The ferry"))

    assert client.get(f"{ADDRESS}text/{number}/").status_code == 404


@BOTH
def test_concordance_names_its_term_and_prompts_and_no_words_of_a_text(client, prefix):
    published(text="A red ferry. The ferry leaves at seven.")
    published("other", source=source("other"), rights="account", text="The secret ferry.")
    made = concordance(lesson(), term(name="ferry", name_vi="", is_published=True))

    response = client.get(f"{prefix}{ADDRESS}")

    [shown] = response.context["page"].steps
    html = response.content.decode()
    assert (shown.task.about, len(shown.prompts)) == ("ferry", 1)
    assert f'href="{prefix}/study/concordances/{made.pk}/"' in html
    assert "red ferry" not in html
    assert "secret" not in html


def test_concordance_of_a_term_that_is_not_public_is_not_there(client):
    concordance(lesson(), term(name="ferry"))

    assert steps_of(client) == ()


# --- What a learner should not know yet -----------------------------------------------------------


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
