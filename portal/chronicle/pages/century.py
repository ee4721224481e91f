"""What the front page shows of the timeline: the weightiest events on one line, and one dispute."""

from dataclasses import dataclass

from django.urls import reverse

from portal.chronicle.pages.choosing import zoom_of
from portal.chronicle.pages.event import axis_of, standing_of
from portal.chronicle.pages.testimony import testimonies
from portal.chronicle.pages.timeline import (
    captions_of,
    items_of,
    said_of,
    today,
    when_of,
)
from portal.ui.charts.axis import Axis
from portal.ui.charts.drawing import Drawing, Links
from portal.ui.charts.items import Lane
from portal.ui.charts.layout import Layout
from portal.ui.charts.placement import place_marks
from portal.ui.charts.timeline import draw
from portal.ui.languages import in_language, language
from portal.ui.pages import Link
from timeline.agreement import judge
from timeline.queries import facets, overview

MOST_EVENTS = 9


@dataclass(frozen=True, slots=True)
class Century:
    """A few events on one line; `events` are the same in words, each with when it was."""

    drawing: Drawing
    events: tuple[tuple[str, Link], ...]


@dataclass(frozen=True, slots=True)
class Specimen:
    """An event whose sources give it different dates."""

    title: str
    sentence: str
    axis: Axis
    url: str


def century() -> Century | None:
    """The weightiest events; none where there is no dated event. Three queries."""
    zoom = zoom_of(facets.first_and_last_day())
    if zoom is None:
        return None
    rows = overview.event_rows(overview.weightiest(MOST_EVENTS))
    items = [item._replace(lane="") for item in items_of(rows)]
    words = overview.words_of([int(item.key) for item in items])
    said = said_of(words.values())
    layout = Layout(down=False, length=1184, start=16, end=1160, dot=5, bar=5, digit=4, ring=11)
    whole = reverse("chronicle:timeline")
    drawing = draw(
        place_marks(items, window=zoom.whole, lanes=[Lane("", "", "")], layout=layout),
        captions_of(said),
        links=Links(window=lambda inner: f"{whole}?period={inner.edtf}", complete=whole),
        today=today(),
        language=language(),
    )
    events = (said[item.key] for item in sorted(items))
    return Century(drawing, tuple((when_of(each), Link(each.title, each.url)) for each in events))


def specimen() -> Specimen | None:
    """The weightiest event of which sources give different dates; none where there is none."""
    event = overview.weightiest_dispute()
    if event is None:
        return None
    standing = standing_of(event)
    axis = axis_of(standing, testimonies(standing))
    if axis is None:
        return None
    return Specimen(
        title=in_language(event.title, event.title_vi),
        sentence=judge(each.statement for each in standing).reason(language()),
        axis=axis,
        url=reverse("chronicle:event", args=[event.slug]),
    )
