"""Figures: the list, the chart, the table, the CSV."""

import csv

import pytest

from portal.ui.page_store import store
from tests.factories import figure, indicator, observation
from tests.factories.chronicle import counted_indicator, dated_text
from timeline.agreement import Counting, Qualifier
from timeline.operations.statements import retire_observation

pytestmark = pytest.mark.django_db

STORE = 2  # the page store looks for the page and writes it

FIGURES = (("1999", "30"), ("2001", "40"), ("2003", "55"))


def page_of(client, prefix=""):
    return client.get(f"{prefix}/indicators/passengers/").context["page"]


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_once_for_three_indicators_as_for_one(client, django_assert_num_queries, count):
    for number in range(count):
        counted_indicator(f"i-{number}", name=f"I{number}")
    store.look()

    with django_assert_num_queries(1 + STORE):
        response = client.get("/indicators/")

    rows = response.context["page"].indicators
    assert [(row.name, row.figures) for row in rows] == [
        (f"I{number}", "2 figures") for number in range(count)
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_indicator_asks_as_often_for_three_figures_as_for_one(
    client, django_assert_num_queries, count
):
    counted_indicator(figures=FIGURES[:count])
    store.look()

    with django_assert_num_queries(7 + STORE):
        response = client.get("/indicators/passengers/")

    assert len(response.context["page"].chart.dots) == count


def test_each_point_leads_to_its_words(client):
    counted_indicator(figures=FIGURES)

    page = page_of(client)

    assert [dot.figure.label for dot in page.chart.dots] == [
        "30 passengers", "40 passengers", "55 passengers",
    ]  # fmt: skip
    for dot in page.chart.dots:
        assert client.get(dot.figure.url).context["page"].words == dot.figure.label
    assert len(page.narrow.dots) == 3


def test_indicator_speaks_vietnamese(client):
    counted_indicator(name_vi="Hành khách", definition_vi="Ai đi phà.")

    page = page_of(client, "/vi")

    assert (page.title, page.unit, page.definition) == ("Hành khách", "hành khách", "Ai đi phà.")


def test_figures_of_another_unit_or_time_are_not_drawn_with_the_others(client):
    made = counted_indicator(figures=FIGURES[:1])
    apart = [
        ("unit", figure("2", unit="boats"), "2001"),
        ("flow", figure("3", counting=Counting.FLOW), "2002"),
        ("undated", figure("4"), ""),
        ("open", figure("5"), "2004/.."),
    ]
    for slug, value, printed in apart:
        observation(made, dated_text(slug, printed, count="5"), "5 passengers", value)
    under = figure("6", qualifier=Qualifier.UNDER)
    observation(made, dated_text("under", "2005", count="6"), "6 passengers", under, scope="deck")

    page = page_of(client)

    assert [dot.figure.label for dot in page.chart.dots] == [
        "30 passengers", "under 6 passengers (deck)",
    ]  # fmt: skip
    assert sorted(said.value for said in page.apart) == [
        "2 boats", "3 passengers", "4 passengers", "5 passengers",
    ]  # fmt: skip
    assert len(page.statements) == 6


def test_data_is_csv_with_a_head(client, settings):
    settings.SITE_URL = "http://localhost:8000"
    made = counted_indicator(figures=FIGURES[:1])
    risky = dated_text("risky", "2001", count="40")
    risky.title = "=1+1"
    risky.save()
    observation(made, risky, "40 passengers", "-40", as_of="2000-05", scope="deck")

    response = client.get("/indicators/passengers/data.csv")
    first, second = csv.DictReader(response.content.decode().splitlines())

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Cache-Control"].startswith("public")
    assert (first["value"], first["as_of"], first["published"]) == ("30", "", "1999")
    assert (second["value"], second["as_of"], second["scope"]) == ("-40", "2000-05", "deck")
    assert second["text"] == "'=1+1"
    assert second["passage"].startswith("http://localhost:8000/passages/")
    assert client.get(second["passage"].removeprefix("http://localhost:8000")).status_code == 200


def test_indicator_is_not_there_for_readers_as_draft_or_without_words(client):
    counted_indicator("draft", status="draft")
    indicator("empty")
    retired = counted_indicator("retired", figures=FIGURES[:1])
    retire_observation(None, retired.observations.get().pk)

    for slug in ("draft", "empty", "retired", "unknown"):
        assert client.get(f"/indicators/{slug}/").status_code == 404
        assert client.get(f"/indicators/{slug}/data.csv").status_code == 404
    assert client.get("/indicators/").context["page"].indicators == ()
