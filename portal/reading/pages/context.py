"""What had happened by the day of a text, from the timeline."""

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Source
from portal.ui.charts.items import TimelineItem
from portal.ui.charts.scale import is_a_day
from portal.ui.charts.strip import Strip, StripEntry, by_then
from portal.ui.languages import date_in_words, in_language
from timeline.agreement import Verdict
from timeline.queries.past import PastEvent, over_by

MOST_EVENTS = 5


def context_strip(source: Source) -> Strip | None:
    """The weightiest events before a text was published; none where its day or they are unknown."""
    day = source.published_earliest
    if day is None or not is_a_day(day):
        return None
    events = {event.pk: event for event in over_by(day)}
    items = [
        TimelineItem(event.earliest, event.latest, key, weight=event.weight)
        for key, event in events.items()
    ]
    chosen = by_then(items, day, MOST_EVENTS)
    if not chosen:
        return None
    return Strip(
        entries=tuple(_entry(events[int(item.key)]) for item in chosen),
        here_when=date_in_words(source.published),
        here=_("This text"),
    )


def _entry(event: PastEvent) -> StripEntry:
    return StripEntry(
        when=date_in_words(event.date),
        label=in_language(event.title, event.title_vi),
        url=reverse("chronicle:event", args=[event.slug]),
        disputed=event.verdict == Verdict.CONTRADICT,
    )
