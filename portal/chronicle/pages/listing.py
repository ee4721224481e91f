"""The complete list of events, a hundred at a time."""

from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.dating import UNKNOWN_START, civil_date
from portal.chronicle.pages.by_year import (
    ListEntry,
    YearGroup,
    counted_events,
    counted_passages,
    marked_by_editors,
    when_under,
)
from portal.chronicle.pages.choosing import Chosen, Narrowing
from portal.ui.charts.scale import is_window, window_of, years_label
from portal.ui.languages import date_in_words, in_language, language
from portal.ui.pages import Frame, Link, Paging, frame_parts, paging_of
from timeline.agreement import Verdict
from timeline.models import Event, EventKind
from timeline.queries import facets, overview

PAGE_SIZE = 100
LAST = "last"
"""The page of the list on which the events without a date stand, or their end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage(Frame):
    """All events that answer a choice, in order of time."""

    narrowing: Narrowing
    """The form that narrows the list."""
    years: tuple[YearGroup, ...]
    """The events on this page of the list, by year."""
    count: str
    """How many events there are, in words."""
    paging: Paging
    """The pages before and after."""
    every: Link | None
    """The same choice of the whole time; none where it is that."""
    timeline_url: str
    """The same choice, drawn."""
    timelinejs_url: str
    """The same choice as data for TimelineJS."""
    jsonld_url: str
    """The same choice as linked data."""


def list_page(request: HttpRequest) -> ListPage:
    """The list as the address asks for it; three queries. The page ``last`` is the last."""
    chosen = Chosen.of(request, "chronicle:list")
    listed = Paginator(overview.in_order_of_time(chosen.events_listed()), PAGE_SIZE)
    asked = request.GET.get("page")
    page = listed.get_page(listed.num_pages if asked == LAST else asked)
    events = overview.with_attested_on(page)
    number = str(page.number) if page.number > 1 else ""
    every = Link(_("All years"), chosen.url()) if chosen.period else None
    return ListPage(
        **frame_parts(request, chosen.query | {"page": number}),
        title=_title(chosen.period),
        every=every,
        crumbs=(Link(_("Timeline"), reverse("chronicle:timeline")), Link(_("All events"))),
        narrowing=chosen.narrowing(facets.filter_values()),
        years=tuple(
            YearGroup(heading, tuple(_entry(event, heading) for event in of_year))
            for heading, of_year in groupby(events, key=_heading)
        ),
        count=counted_events(listed.count),
        paging=paging_of(page, lambda to: chosen.url(period=chosen.period, page=str(to))),
        timeline_url=chosen.url("chronicle:timeline", period=chosen.period),
        timelinejs_url=chosen.url("chronicle:timelinejs", period=chosen.period),
        jsonld_url=chosen.url("chronicle:jsonld", period=chosen.period),
    )


def _title(period: str) -> str:
    if not is_window(period):
        return _("All events")
    return _("Events, %(years)s") % {"years": window_of(period).label(language())}


def _heading(event: Event) -> str:
    day = vars(event)["listed_on"]
    if day is None:
        return _("Without a date")
    if day <= UNKNOWN_START:
        return _("Before")
    year = civil_date(day)[0]
    return years_label(year, year, language())


def _entry(event: Event, heading: str) -> ListEntry:
    when = when_under(heading, date_in_words(event.date)) if event.date else ""
    by_editors = event.date and not vars(event)["attested"]
    return ListEntry(
        when=marked_by_editors(when) if by_editors else when,
        title=in_language(event.title, event.title_vi),
        url=reverse("chronicle:event", args=[event.slug]),
        passages=counted_passages(event.statement_count),
        disputed=event.verdict == Verdict.CONTRADICT,
        goal=event.kind == EventKind.GOAL,
    )
