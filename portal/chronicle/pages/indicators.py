"""What is counted: a list, and for each indicator a chart whose points lead to their words."""

import csv
import io
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.dating import HistoricalDate, in_words
from articles.models import Article
from portal.chronicle.pages.event import Judged, judged_of
from portal.chronicle.pages.testimony import (
    NothingVouchedForError,
    Testimony,
    beside_sources,
    passage_url,
    testimonies,
)
from portal.ui.charts.scale import is_a_day
from portal.ui.charts.series import Chart, Figure, Qualifier, draw_series
from portal.ui.languages import in_language, language
from portal.ui.pages import Frame, Link, frame_parts
from timeline.agreement import Quantity, Verdict, judge
from timeline.agreement import in_words as value_in_words
from timeline.models import Indicator
from timeline.queries.standing import Standing, ground, standing_observations

WIDE, NARROW = (800.0, 340.0), (326.0, 320.0)
_COLUMNS = (
    "as_of", "value", "qualifier", "unit", "stock_or_flow", "scope", "text", "published", "passage"
)  # fmt: skip
_RISKY = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator in the list."""

    name: str
    definition: str
    url: str
    figures: str
    disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorsPage(Frame):
    """All that is counted."""

    indicators: tuple[IndicatorRow, ...]
    """The published indicators by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorPage(Frame):
    """An indicator with its figures."""

    unit: str
    """What is counted, as it stands after a figure."""
    counting: str
    """Whether it is what there is at a moment, or what happens during a time."""
    definition: str
    """What is counted, and what not."""
    judged: Judged
    """What the sources say together."""
    chart: Chart | None
    """The figures that can be set side by side, for wide screens."""
    narrow: Chart | None
    """The same for narrow ones."""
    apart: tuple[Testimony, ...]
    """The figures that cannot be drawn with them: another unit, or no time."""
    statements: tuple[Testimony, ...]
    """All passages in order of publication."""
    data_url: str
    """The same as CSV."""


def indicators_page(request: HttpRequest) -> IndicatorsPage:
    """The list of indicators; one query."""
    return IndicatorsPage(
        **frame_parts(request),
        title=_("Figures"),
        description=_("What the texts count. Every figure stands on its sentence."),
        crumbs=(Link(_("Timeline"), reverse("chronicle:timeline")), Link(_("Figures"))),
        indicators=tuple(
            _row(each) for each in Indicator.objects.vouched_for().order_by("name", "pk")
        ),
    )


def indicator_page(request: HttpRequest, slug: str) -> IndicatorPage:
    """The page of an indicator; a fixed number of queries."""
    indicator, standing = _find(slug)
    statements = beside_sources(standing, testimonies(standing))
    drawn, apart = _figures(indicator, standing, statements)
    width, height = WIDE
    chart = draw_series(drawn, width=width, height=height, language=language())
    width, height = NARROW
    name = in_language(indicator.name, indicator.name_vi)
    definition = in_language(indicator.definition, indicator.definition_vi)
    return IndicatorPage(
        **frame_parts(request),
        title=name,
        description=definition[:200],
        crumbs=(
            Link(_("Timeline"), reverse("chronicle:timeline")),
            Link(_("Figures"), reverse("chronicle:indicators")),
            Link(name),
        ),
        unit=in_language(indicator.unit, indicator.unit_vi),
        counting=indicator.get_counting_display(),
        definition=definition,
        judged=judged_of(indicator, judge(each.statement for each in standing)),
        chart=chart,
        narrow=draw_series(drawn, width=width, height=height, language=language()),
        apart=apart,
        statements=statements,
        data_url=reverse("chronicle:indicator_data", args=[slug]),
    )


def indicator_data(slug: str) -> str:
    """The figures as CSV with a head, in order of publication; the same in every language."""
    _indicator, standing = _find(slug)
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")  # RFC 4180
    table.writerow(_COLUMNS)
    for each in standing:
        row = each.row
        table.writerow(
            _harmless(value)
            for value in (
                row.as_of,
                f"{row.value.normalize():f}",
                row.qualifier,
                row.unit,
                row.counting,
                row.scope,
                row.passage.article.title,
                row.passage.article.source.published,
                settings.SITE_URL + reverse("reading:passage", args=[row.passage.public_id]),
            )
        )
    return out.getvalue()


def _find(slug: str) -> tuple[Indicator, list[Standing[Any]]]:
    found = Indicator.objects.published().filter(slug=slug).select_related("settled_by")
    indicator = found.first()
    if indicator is None:
        raise NothingVouchedForError(slug)
    articles = Article.objects.filter(passages__observations__indicator=indicator)
    on = ground(articles=articles.values_list("pk", flat=True).distinct())
    standing = [each for each in standing_observations(on, [indicator.pk]) if not each.is_waiting]
    if not standing:
        raise NothingVouchedForError(slug)
    return indicator, standing


def _row(indicator: Indicator) -> IndicatorRow:
    count = indicator.statement_count
    return IndicatorRow(
        name=in_language(indicator.name, indicator.name_vi),
        definition=in_language(indicator.definition, indicator.definition_vi),
        url=reverse("chronicle:indicator", args=[indicator.slug]),
        figures=ngettext("%(count)d figure", "%(count)d figures", count) % {"count": count},
        disputed=indicator.verdict == Verdict.CONTRADICT,
    )


def _figures(
    indicator: Indicator, standing: list[Standing[Any]], statements: tuple[Testimony, ...]
) -> tuple[list[Figure], tuple[Testimony, ...]]:
    """The figures in the indicator's own unit at a known time, and the others."""
    drawn, apart = [], []
    for each, said in zip(standing, statements, strict=True):
        figure = figure_of(indicator, each)
        if figure:
            drawn.append(figure)
        else:
            apart.append(said)
    return drawn, tuple(apart)


def figure_of(indicator: Indicator, each: Standing[Any]) -> Figure | None:
    """A figure as a chart takes it: in the indicator's own unit, at a known time; or none."""
    like = (each.row.unit, each.row.counting) == (indicator.unit, indicator.counting)
    time = each.statement.holds_at
    if like and time is not None and is_a_day(time.earliest) and is_a_day(time.latest):
        return _figure(each, time)
    return None


def _figure(each: Standing[Any], time: HistoricalDate) -> Figure:
    quantity: Quantity = each.statement.value  # type: ignore[assignment]  # of an observation
    article = each.row.passage.article
    value = value_in_words(each.statement, language())
    scope = in_language(each.row.scope, each.row.scope_vi)
    return Figure(
        value=float(quantity.value),
        earliest=time.earliest,
        latest=time.latest,
        qualifier=Qualifier(quantity.qualifier),
        source=in_language(article.title, article.title_vi),
        label=f"{value} ({scope})" if scope else value,
        when=in_words(time, language()),
        url=passage_url(article, each.row.passage.public_id),
    )


def _harmless(value: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(_RISKY) and not _is_number(value) else value


def _is_number(value: str) -> bool:
    return value.lstrip("-").replace(".", "", 1).isdigit()
