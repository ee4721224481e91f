"""What a drawing shows, as a list by year."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import ngettext

from articles.dating import civil_date
from portal.ui.charts.arrangement import Arrangement, Entry, Kind
from portal.ui.charts.drawing import Drawing, Mark
from portal.ui.charts.scale import years_label
from portal.ui.languages import language


@dataclass(frozen=True, slots=True)
class ListEntry:
    """An event, or a cluster of several with the address of the window that parts it."""

    when: str
    title: str
    url: str
    passages: str
    disputed: bool
    goal: bool


@dataclass(frozen=True, slots=True)
class YearGroup:
    """What begins in one year, or the years of a cluster."""

    heading: str
    entries: tuple[ListEntry, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What a drawing and its list say of an event."""

    title: str
    when: str
    url: str


def by_year(
    arrangement: Arrangement, drawing: Drawing, said: dict[str, Said]
) -> tuple[YearGroup, ...]:
    """The marks as a list: by the day that each is listed under, those of one heading together."""
    marks = zip(arrangement.entries, drawing.marks, strict=True)
    ordered = sorted(marks, key=lambda pair: _day(pair[0]))
    return tuple(
        YearGroup(heading, tuple(_entry(entry, mark, said) for entry, mark in pairs))
        for heading, pairs in groupby(ordered, key=lambda pair: _heading(*pair))
    )


def _day(entry: Entry) -> int:
    """The first day of a mark; of about a time, its middle."""
    about = entry.items[0].approximate
    return (entry.first + entry.last) // 2 if about else entry.first


def _heading(entry: Entry, mark: Mark) -> str:
    if mark.count > 1:
        return mark.years
    year = civil_date(_day(entry))[0]
    return years_label(year, year, language())


def _entry(entry: Entry, mark: Mark, said: dict[str, Said]) -> ListEntry:
    passages = counted_passages(sum(item.passages for item in entry.items))
    if mark.count > 1:
        title = counted_events(mark.count)
        return ListEntry("", title, mark.url, passages, mark.disputed, goal=False)
    item = entry.items[0]
    words = said[item.key]
    goal = item.kind is Kind.GOAL
    return ListEntry(words.when, words.title, mark.url, passages, mark.disputed, goal)


def counted_passages(count: int) -> str:
    """How many passages, in words."""
    return ngettext("%(count)d passage", "%(count)d passages", count) % {"count": count}


def counted_events(count: int) -> str:
    """How many events, in words."""
    return ngettext("%(count)d event", "%(count)d events", count) % {"count": count}
