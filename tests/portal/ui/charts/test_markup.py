"""The templates of the drawings: well formed, named, and the same numbers in every language."""

import re
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from portal.ui.charts.axis import draw_axis
from portal.ui.charts.scale import window_of
from portal.ui.charts.series import draw_series
from portal.ui.charts.strip import Strip, StripEntry
from portal.ui.charts.timeline import Kind, across, downwards, draw, place_marks
from tests.portal.ui.charts import test_axis, test_series
from tests.portal.ui.charts.samples import LANES, LINKS, TODAY, captions_for, event

FOUND = [
    event("letter", "1946~", passages=2),
    event("renewal", "1986/..", "trade"),
    event("a", "1991-11-05"),
    event("b", "1991-12"),
    event("r22", "2013", disputed=("2013-03-10", "2013-10-04")),
    event("goal", "2045", "goals", kind=Kind.GOAL),
]


def markup(template, context, language="en"):
    with translation.override(language):
        return render_to_string(f"chronicle/{template}.html", context)


def tree(words):
    return ElementTree.fromstring(f"<div>{words}</div>")


def timeline(layout, language="en"):
    placement = place_marks(FOUND, window=window_of("1945/2045"), lanes=LANES, layout=layout)
    drawing = draw(placement, captions_for(placement), links=LINKS, today=TODAY, language=language)
    template = "_timeline_down" if layout.down else "_timeline"
    return markup(template, {"drawing": drawing, "prefix": "main"}, language)


@pytest.mark.parametrize("layout", [across(), downwards()])
@pytest.mark.parametrize("language", ["en", "vi"])
def test_timeline_names_every_link(layout, language):
    page = tree(timeline(layout, language))

    links = page.findall(".//a")
    assert [link.get("href") for link in links] == [
        "/letter/", "/renewal/", "?window=1991", "/r22/", "/goal/",
    ]  # fmt: skip
    assert all(link.find("title").text for link in links)


def test_timeline_says_how_many_a_ring_holds_and_where_sources_disagree():
    names = [link.find("title").text for link in tree(timeline(across())).findall(".//a")]

    assert names[2:4] == ["2 events, 1991", "An event, in full (sources disagree)"]


@pytest.mark.parametrize("layout", [across(), downwards()])
def test_timeline_writes_the_same_numbers_in_both_languages(layout):
    numbers = [
        re.findall(r' (?:d|x|y|viewBox|width|height)="[^"]*"', timeline(layout, language))
        for language in ("en", "vi")
    ]

    assert numbers[0] == numbers[1]
    assert [number for number in numbers[1] if "," in number] == []


def test_ids_begin_with_the_prefix_of_the_page():
    assert re.findall(r'id="([^"]*)"', timeline(across())) == ["main-fade"]
    assert 'fill="url(#main-fade)"' in timeline(across())


def test_key_is_well_formed():
    assert len(tree(markup("_key", {"prefix": "key", "future": True})).findall("ul/li")) == 9


def test_axis_gives_each_date_its_row_and_the_distance():
    axis = draw_axis(test_axis.stated("2013-10-04", "2013-03-10", "2013~", "2013/.."), "en")

    page = tree(markup("_axis", {"axis": axis}))

    assert [link.get("href") for link in page.findall(".//a")] == ["#A", "#B", "#C", "#D"]
    assert page.find(".//strong").text == "208 days apart"


def test_series_has_a_table_with_the_same_figures():
    figures = [test_series.figure(5, "1990"), test_series.figure(7, "1995", "B")]
    context = {
        "chart": draw_series(figures, width=760, height=320, language="en"),
        "narrow": draw_series(figures, width=344, height=280, language="en"),
        "title": "Trade",
    }

    page = tree(markup("_series", context))

    assert [link.text for link in page.findall(".//td/a")] == ["5", "7"]
    assert [len(svg.findall("a")) for svg in page.findall(".//figure/svg")] == [2, 2]


def test_strip_ends_with_the_text_itself():
    strip = Strip((StripEntry("1977", "Joins", "/un/", disputed=True),), "January 2014", "A text")

    page = tree(markup("_strip", {"strip": strip}))

    assert [" ".join("".join(item.itertext()).split()) for item in page.findall(".//li")] == [
        "1977 Joins disputed",
        "January 2014 A text",
    ]
