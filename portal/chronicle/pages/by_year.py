"""What a drawing shows, as a list by year."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.dating import Language, civil_date
from portal.ui.charts.drawing import Drawing, Mark
from portal.ui.charts.items import Key, Kind
from portal.ui.charts.placement import Entry, Placement
from portal.ui.charts.scale import years_label
from portal.ui.languages import date_in_words, language
from timeline.models import Event


class ListEntry(NamedTuple):
    """An event, or a cluster of several with the address of the window that parts it."""

    when: str
    title: str
    url: str
    passages: str
    disputed: bool
    goal: bool


class YearGroup(NamedTuple):
    """What begins in one year, or the years of a cluster."""

    heading: str
    entries: tuple[ListEntry, ...]


class Said(NamedTuple):
    """What a drawing and its list say of an event."""

    title: str
    when: str
    url: str
    by_editors: bool = False
    """Whether the editors chose the date, and no passage gives it."""


def by_year(
    placement: Placement, drawing: Drawing, said: Mapping[Key, Said]
) -> tuple[YearGroup, ...]:
    """The marks as a list: by the day that each is listed under, those of one heading together."""
    marks = zip(placement.entries, drawing.marks, strict=True)
    ordered = sorted(marks, key=lambda pair: _day(pair[0]))
    here = language()
    within = _within(here)
    return tuple(
        YearGroup(heading, tuple(_entry(each, said, heading, within, here) for each in pairs))
        for heading, pairs in groupby(ordered, key=lambda pair: _heading(pair[0], pair[1], here))
    )


def _day(entry: Entry) -> int:
    """The first day of a mark; of about a time, its middle."""
    about = entry.size == 1 and entry.item.approximate
    return (entry.first + entry.last) // 2 if about else entry.first


def _heading(entry: Entry, mark: Mark, tongue: Language) -> str:
    if mark.years:
        return mark.years
    year = civil_date(_day(entry))[0]
    return years_label(year, year, tongue)


def _entry(
    drawn: tuple[Entry, Mark],
    said: Mapping[Key, Said],
    heading: str,
    within: str,
    tongue: Language,
) -> ListEntry:
    entry, mark = drawn
    passages = _passages(entry.passages, tongue)
    if mark.years:
        title = _events(mark.size, tongue)
        return ListEntry("", title, mark.url, passages, mark.disputed, goal=False)
    item = entry.item
    words = said[item.key]
    goal = item.kind == Kind.GOAL
    when = within if words.when == heading else words.when
    if words.by_editors:
        when = marked_by_editors(when)
    return ListEntry(when, words.title, mark.url, passages, mark.disputed, goal)


def when_under(heading: str, when: str) -> str:
    """When something was, as said under the heading of its year: that is not said twice."""
    return _within(language()) if when == heading else when


def when_marked(event: Event) -> str:
    """The date of an event that has one and `attested`, marked where the editors chose it."""
    when = date_in_words(event.date)
    return when if vars(event)["attested"] else marked_by_editors(when)


def marked_by_editors(when: str) -> str:
    """A date in words that no passage gives."""
    return _("%(when)s, date by the editors") % {"when": when}


def counted_passages(count: int) -> str:
    """How many passages, in words."""
    return _passages(count, language())


def counted_events(count: int) -> str:
    """How many events, in words."""
    return _events(count, language())


# A list counts the same few numbers again and again, and plural forms are slow to look up. These
# speak the language of the page, which their callers name so that each has its own.
@lru_cache(maxsize=2)
def _within(_language: Language) -> str:
    return _("within the year")


@lru_cache(maxsize=1024)
def _passages(count: int, _language: Language) -> str:
    return ngettext("%(count)d passage", "%(count)d passages", count) % {"count": count}


@lru_cache(maxsize=1024)
def _events(count: int, _language: Language) -> str:
    return ngettext("%(count)d event", "%(count)d events", count) % {"count": count}
