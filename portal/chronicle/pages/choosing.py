"""What an address of the timeline asks for, and the addresses that ask for more or less."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Self
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.dating import Language, civil_date
from portal.ui.addresses import address_of
from portal.ui.charts.scale import Window, window_of, window_of_years
from portal.ui.charts.zoom import LAST_YEAR, Zoom
from portal.ui.languages import in_language, language
from portal.ui.pages import Link
from timeline.filters import MOST_LETTERS, EventFilter
from timeline.models import Event, EventKind
from timeline.queries.drawn import DrawnIn, Grid, drawn_in
from timeline.queries.facets import FilterValue
from timeline.queries.overview import dated_events

_NAMES = ("theme", "text", "kind", "words", "disputed")
_MOST_PERIODS = 6
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that events can be narrowed to."""

    value: str
    label: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """One way of narrowing the events by a value."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The form above a drawing or a list, as the address fills it in."""

    filters: tuple[Filter, ...]
    words: str
    disputed: bool
    period: str
    """The window, which the form keeps; empty for the whole."""
    clear_url: str
    """The same window with nothing chosen; empty where nothing is."""


@dataclass(frozen=True, slots=True)
class ZoomLinks:
    """The ways out of a window, the window itself, and the ways in; beside it before and after."""

    wider: tuple[Link, ...]
    here: str
    narrower: tuple[Link, ...]
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an address asks for. `period` is as written there; it may be no window at all."""

    route: str
    values: dict[str, str]
    period: str

    @classmethod
    def of(cls, request: HttpRequest, route: str) -> Self:
        """The choice that a request makes."""
        given = {name: request.GET.get(name, "").strip() for name in _NAMES}
        values = {name: value for name, value in given.items() if value}
        return cls(route, values, request.GET.get("period", "").strip())

    @property
    def query(self) -> dict[str, str]:
        """What belongs to the address of this view."""
        return self.values | {"period": self.period}

    def url(self, route: str = "", **also: str) -> str:
        """The address of a page of the timeline with this choice, and with a period if given."""
        query = urlencode({**self.values, **{name: v for name, v in also.items() if v}})
        return address_of(route or self.route) + (f"?{query}" if query else "")

    def windows(self) -> Callable[[Window], str]:
        """Gives the address of each window; for pages with many of them."""
        base = self.url()
        sign = "&" if self.values else "?"
        return lambda window: f"{base}{sign}period={window.edtf}"

    def window(self, whole: Window) -> Window | None:
        """The window that is asked for: the whole unless told, none where it is no window."""
        if not self.period:
            return whole
        try:
            window = window_of(self.period)
        except ValueError:  # as DatingError is
            return None
        first, last = window.years
        return window if 0 <= first <= last <= LAST_YEAR else None

    def events_in_period(self) -> "QuerySet[Event]":
        """The dated events that answer the choice and may lie in the period."""
        values = {**self.values, "period": self.period}
        if not any(values.values()):
            return dated_events()
        found = EventFilter(values, queryset=dated_events())
        return found.qs if found.is_valid() else found.queryset.none()  # type: ignore[no-any-return]

    def events_listed(self) -> "QuerySet[Event]":
        """As `events_in_period`, and without a period also those that have no date."""
        if self.period:
            return self.events_in_period()
        events = Event.objects.vouched_for()
        if not self.values:
            return events
        found = EventFilter(self.values, queryset=events)
        return found.qs if found.is_valid() else found.queryset.none()  # type: ignore[no-any-return]

    def drawn_in(self, window: Window | None, step: int) -> DrawnIn:
        """What answers the choice and is drawn in a window, and the number of what has no date.

        Events of a kind that stand within `step` days are one. Nothing is drawn in no window.
        """
        if len(self.values.get("words", "")) > MOST_LETTERS:
            return DrawnIn([], 0)
        if window is None:
            return drawn_in(Grid(0, 0, 1), self.values)._replace(dated=[])
        return drawn_in(Grid(window.first, window.last, step), self.values)

    def narrowing(self, values: list[FilterValue]) -> Narrowing:
        """The form."""
        return Narrowing(
            filters=tuple(found for found in self._filters(values) if found.choices),
            words=self.values.get("words", ""),
            disputed=self.values.get("disputed") == "yes",
            period=self.period,
            clear_url=Chosen(self.route, {}, "").url(period=self.period) if self.values else "",
        )

    def zoom(self, zoom: Zoom, window: Window) -> ZoomLinks:
        """The links to the windows around and inside one."""
        url_of = self.windows()
        whole = self.url()

        def link(to: Window) -> Link:
            return Link(_label(to, zoom), whole if to == zoom.whole else url_of(to))

        before, after = zoom.neighbours(window)
        return ZoomLinks(
            wider=tuple(map(link, zoom.around(window))),
            here=_label(window, zoom),
            narrower=tuple(map(link, zoom.inside(window))),
            before=link(before) if before else None,
            after=link(after) if after else None,
        )

    def _filters(self, values: list[FilterValue]) -> tuple[Filter, ...]:
        def named(kind: str) -> tuple[Choice, ...]:
            labels = {v.slug: in_language(v.name, v.name_vi) for v in values if v.kind == kind}
            return self._choices(kind, labels)

        theme, text, kind = _labels(language())
        return (
            Filter("theme", theme, named("theme")),
            Filter("text", text, named("text")),
            Filter("kind", kind, self._choices("kind", _kinds(language()))),
        )

    def _choices(self, name: str, labels: dict[str, str]) -> tuple[Choice, ...]:
        chosen = self.values.get(name, "")
        if chosen and chosen not in labels:
            labels = labels | {chosen: chosen}
        pairs = labels.items() if name == "kind" else sorted(labels.items(), key=_by_label)
        return tuple(Choice(value, label, value == chosen) for value, label in pairs)


def zoom_of(days: tuple[int, int] | None) -> Zoom | None:
    """The whole time between two days in years, parted into a few periods of round years."""
    if days is None:
        return None
    first, last = (min(max(civil_date(day)[0], 0), LAST_YEAR) for day in days)
    step = next(step for step in _STEPS if ceil((last + 1 - first) / step) < _MOST_PERIODS)
    starts = [year for year in range(first - first % step, last + 1, step) if year > first]
    if starts and starts[0] - first < step / 2:  # a stub is part of the period after it
        starts = starts[1:]
    if starts and last + 1 - starts[-1] < step / 2:
        starts = starts[:-1]
    ends = [*(start - 1 for start in starts), last]
    whole = window_of_years(first, last)
    if not starts:
        return Zoom(whole, ())
    return Zoom(whole, tuple(map(window_of_years, [first, *starts], ends)))


def _label(window: Window, zoom: Zoom) -> str:
    label = window.label(language())
    return _("All: %(years)s") % {"years": label} if window == zoom.whole else label


@lru_cache(maxsize=2)
def _labels(_language: Language) -> tuple[str, str, str]:
    return _("Theme"), _("Text"), _("Kind")


@lru_cache(maxsize=2)
def _kinds(_language: Language) -> dict[str, str]:
    return {kind.value: str(kind.label).capitalize() for kind in EventKind}


def _by_label(choice: tuple[str, str]) -> str:
    return choice[1].casefold()
