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
