"""What each page of the chronicle shows."""

from portal.chronicle.pages.century import Century, Specimen, century, specimen
from portal.chronicle.pages.drawn import Charted, charts_of
from portal.chronicle.pages.event import EventPage, Judged, event_page
from portal.chronicle.pages.exports import event_jsonld, timeline_jsonld, timelinejs
from portal.chronicle.pages.indicators import (
    IndicatorPage,
    IndicatorsPage,
    indicator_data,
    indicator_page,
    indicators_page,
)
from portal.chronicle.pages.listing import ListPage, list_page
from portal.chronicle.pages.periods import Period, periods_drawn
from portal.chronicle.pages.silence import SilencePage, silence_page
from portal.chronicle.pages.stated import Stated, dates_stated, stated_of, verdict_on
from portal.chronicle.pages.testimony import NothingVouchedForError, Testimony
from portal.chronicle.pages.timeline import DrawingPage, TimelinePage, drawing_page, timeline_page

__all__ = [
    "Century",
    "Charted",
    "DrawingPage",
    "EventPage",
    "IndicatorPage",
    "IndicatorsPage",
    "Judged",
    "ListPage",
    "NothingVouchedForError",
    "Period",
    "SilencePage",
    "Specimen",
    "Stated",
    "Testimony",
    "TimelinePage",
    "century",
    "charts_of",
    "dates_stated",
    "drawing_page",
    "event_jsonld",
    "event_page",
    "indicator_data",
    "indicator_page",
    "indicators_page",
    "list_page",
    "periods_drawn",
    "silence_page",
    "specimen",
    "stated_of",
    "timeline_jsonld",
    "timeline_page",
    "timelinejs",
    "verdict_on",
]
