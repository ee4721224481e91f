"""The timeline and its events for other programs: what the pages say, and nothing else."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.dating import UNKNOWN_END, UNKNOWN_START, civil_date, parse
from portal.chronicle.pages.by_year import counted_passages, when_marked
from portal.chronicle.pages.choosing import Chosen
from portal.chronicle.pages.event import is_dated_by_editors, published_event, standing_of
from portal.chronicle.pages.testimony import NothingVouchedForError, Testimony, testimonies
from portal.chronicle.timelinejs import Slide, has_a_day, timeline_data
from portal.ui.languages import in_language
from timeline.agreement import Verdict
from timeline.models import Event
from timeline.queries import overview

_EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
_CONTEXT = {
    "@vocab": "https://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "startDate": {"@type": "Date"},
    "endDate": {"@type": "Date"},
}
_FOUR_DIGITS = range(1, 10_000)


def timelinejs(request: HttpRequest) -> dict[str, Any]:
    """The events that an address asks for, as TimelineJS reads them; one query."""
    chosen = Chosen.of(request, "chronicle:timelinejs")
    events = overview.with_attested(overview.in_order_of_time(chosen.events_in_period()))
    return timeline_data(
        _("Timeline"),
        _("What the texts say happened, and what they say shall."),
        [slide for event in events if (slide := _slide(event))],
    )


def _slide(event: Event) -> Slide | None:
    date = parse(event.date)
    if not has_a_day(date):
        return None
    return Slide(
        key=event.slug,
        date=date,
        when=when_marked(event),
        title=in_language(event.title, event.title_vi),
        text=in_language(event.description, event.description_vi),
        group=event.get_kind_display(),
        url=_address(event),
        link=counted_passages(event.statement_count),
        note=_("The sources disagree.") if event.verdict == Verdict.CONTRADICT else "",
    )


def timeline_jsonld(request: HttpRequest) -> dict[str, Any]:
    """The events that an address asks for, as linked data, those without a date last; one query."""
    chosen = Chosen.of(request, "chronicle:jsonld")
    events = overview.with_attested(overview.in_order_of_time(chosen.events_listed()))
    return {
        "@context": _CONTEXT,
        "@id": settings.SITE_URL + chosen.url("chronicle:timeline", period=chosen.period),
        "@type": "ItemList",
        "name": _("Timeline"),
        "itemListElement": [
            _described(event, by_editors=not vars(event)["attested"]) for event in events
        ],
    }


def event_jsonld(slug: str) -> dict[str, Any]:
    """An event with what each passage states about it, as linked data."""
    event = published_event(slug)
    standing = standing_of(event)
    if not standing:
        raise NothingVouchedForError(slug)
    return {
        "@context": _CONTEXT,
        **_described(event, by_editors=is_dated_by_editors(event, standing)),
        "subjectOf": [_quotation(said) for said in testimonies(standing)],
    }


def _described(event: Event, *, by_editors: bool) -> dict[str, Any]:
    address = _address(event)
    found: dict[str, Any] = {
        "@id": address,
        "@type": "Event",
        "url": address,
        "name": in_language(event.title, event.title_vi),
        "description": in_language(event.description, event.description_vi),
        "startDate": _day(event.date_earliest),
        "endDate": _day(event.date_latest),
    }
    if event.date:
        found["dcterms:date"] = {"@type": _EDTF, "@value": event.date}
        if by_editors:
            found["disambiguatingDescription"] = _("date by the editors")
    return {name: value for name, value in found.items() if value}


def _quotation(said: Testimony) -> dict[str, Any]:
    """What a passage states; its words where they are for everybody to read."""
    text: dict[str, Any] = {
        "@id": settings.SITE_URL + said.text_url,
        "@type": "CreativeWork",
        "name": said.text,
        "author": said.who,
    }
    found: dict[str, Any] = {
        "@id": settings.SITE_URL + said.url,
        "@type": "Quotation",
        "text": said.words,
        "inLanguage": said.language,
        "abstract": said.value,
        "description": ", ".join(filter(None, (said.scope, said.as_of))),
        "comment": said.comment,
        "isPartOf": text,
    }
    return {name: value for name, value in found.items() if value}


def _day(number: int | None) -> str:
    """A day as ISO 8601 has it; nothing for an open end and for years beyond four digits."""
    if number is None or not UNKNOWN_START < number < UNKNOWN_END:
        return ""
    year, month, day = civil_date(number)
    return f"{year:04}-{month:02}-{day:02}" if year in _FOUR_DIGITS else ""


def _address(event: Event) -> str:
    return str(settings.SITE_URL) + reverse("chronicle:event", args=[event.slug])
