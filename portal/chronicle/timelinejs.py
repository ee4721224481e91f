"""Events in the form that TimelineJS 3 reads (timeline.knightlab.com, its JSON format)."""

from dataclasses import dataclass
from html import escape
from typing import Any

from articles.dating import UNKNOWN_END, UNKNOWN_START, HistoricalDate
from articles.dating.extent import extent_of
from articles.dating.parts import Bounds, CalendarDate, Interval


@dataclass(frozen=True, slots=True)
class Slide:
    """An event that has a day at one end at least. Its words are plain text."""

    key: str
    date: HistoricalDate
    when: str
    title: str
    text: str
    group: str
    url: str
    link: str
    """What leads to the page of the event."""
    note: str = ""
    """What is to be known of the whole, such as that the sources disagree."""


def timeline_data(title: str, text: str, slides: list[Slide]) -> dict[str, Any]:
    """A whole timeline."""
    return {
        "title": {"text": {"headline": escape(title), "text": f"<p>{escape(text)}</p>"}},
        "events": [_event(slide) for slide in slides],
    }


def _event(slide: Slide) -> dict[str, Any]:
    """TimelineJS sets its words as HTML, so ours are escaped."""
    link = f'<p><a href="{escape(slide.url)}">{escape(slide.link)}</a></p>'
    words = "".join(f"<p>{escape(said)}</p>" for said in (slide.text, slide.note) if said)
    return {
        "unique_id": slide.key,
        "group": slide.group,
        "display_date": slide.when,
        "text": {"headline": escape(slide.title), "text": words + link},
        **_place(slide.date),
    }


def _place(date: HistoricalDate) -> dict[str, Any]:
    """The first and the last day in the coarsest unit that says them; an open end is left out."""
    parts = extent_of(Bounds(date.earliest, date.latest)).parts
    if isinstance(parts, Interval):
        start, end = parts.start, parts.end
        if isinstance(start, CalendarDate) and isinstance(end, CalendarDate):
            return {"start_date": _unit(start), "end_date": _unit(end)}
        known = start if isinstance(start, CalendarDate) else end
        return {"start_date": _unit(known)} if isinstance(known, CalendarDate) else {}
    return {"start_date": _unit(parts)} if isinstance(parts, CalendarDate) else {}


def _unit(date: CalendarDate) -> dict[str, int]:
    found = {"year": date.year, "month": date.month, "day": date.day}
    return {name: value for name, value in found.items() if value or name == "year"}


def has_a_day(date: HistoricalDate) -> bool:
    """Whether a date says of one end at least when it is."""
    return date.earliest > UNKNOWN_START or date.latest < UNKNOWN_END
