"""Charts of indicators, drawn on the pages of other rooms."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse

from portal.chronicle.pages.indicators import NARROW, WIDE, figure_of
from portal.ui.charts.series import Chart, Figure, draw_series
from portal.ui.languages import in_language, language
from timeline.models import Indicator
from timeline.queries.standing import observations_shown


@dataclass(frozen=True, slots=True)
class Charted:
    """An indicator with its figures over time, for wide screens and for narrow ones."""

    title: str
    unit: str
    chart: Chart
    narrow: Chart
    url: str


def charts_of(
    indicators: Collection[Indicator], *, unnamed: Collection[int] = ()
) -> dict[int, Charted]:
    """The charts of those indicators of which there is something to draw, by key.

    What texts of the sources `unnamed` state is left out: its date and its text say who wrote when.
    As many queries for one as for all: one, and more only where words under a figure changed.
    """
    by_key = {each.pk: each for each in indicators}
    if not by_key:
        return {}
    figures: dict[int, list[Figure]] = defaultdict(list)
    for each in observations_shown(by_key):
        is_named = each.row.passage.article.source_id not in unnamed
        figure = figure_of(by_key[each.row.indicator_id], each)
        if figure and is_named:
            figures[each.row.indicator_id].append(figure)
    charted = {key: _charted(by_key[key], found) for key, found in figures.items()}
    return {key: each for key, each in charted.items() if each}


def _charted(indicator: Indicator, figures: list[Figure]) -> Charted | None:
    chart, narrow = (
        draw_series(figures, width=width, height=height, language=language())
        for width, height in (WIDE, NARROW)
    )
    if chart is None or narrow is None:
        return None
    return Charted(
        title=in_language(indicator.name, indicator.name_vi),
        unit=in_language(indicator.unit, indicator.unit_vi),
        chart=chart,
        narrow=narrow,
        url=reverse("chronicle:indicator", args=[indicator.slug]),
    )
