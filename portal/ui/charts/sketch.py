"""What the two drawings of a timeline, across and downwards, have in common."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from articles.dating import Language, civil_date
from portal.ui.charts.drawing import Caption, Future, Label, Links, Mark
from portal.ui.charts.items import Key
from portal.ui.charts.labels import Box, Place
from portal.ui.charts.placement import Entry, Placement
from portal.ui.charts.scale import Scale, years_label
from portal.ui.charts.shapes import Outline
from portal.ui.charts.svg import Point, number
from portal.ui.charts.widths import shortened
from portal.ui.charts.zoom import narrowest

MOST_TICKS = 12
_KEY = attrgetter("key")
_ASCENT, _DESCENT = 0.98, 0.26  # of the size of type, with the marks on Vietnamese capitals
_LEAST_FUTURE = 80


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is drawn, before its measures are known."""

    placement: Placement
    captions: Mapping[Key, Caption]
    links: Links
    today: int
    language: Language
    scale: Scale = field(init=False)
    _ahead_from: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "scale", self.placement.scale)
        object.__setattr__(self, "_ahead_from", self.scale.at(self.today + 1))

    def label_of(self, entry: Entry, *, room: float, size: float) -> str:
        """The words beside a mark, as many as have room."""
        if entry.size > 1:
            return self.years(*self._days(entry))
        item = entry.items[0]
        words = self.captions[item.key].label
        return shortened(words, size, room, bold=bool(item.disputed))

    def years(self, first: int, last: int) -> str:
        """The years of two days."""
        return years_label(civil_date(first)[0], civil_date(last)[0], self.language)

    def mark(
        self, entry: Entry, drawn: Outline, label: Label | None, count_at: Point, line: str = ""
    ) -> Mark:
        """A mark; a ring says its count at a point. `line` is as in `Mark`."""
        name = years = x = y = ""
        if entry.size == 1:
            caption = self.captions[entry.item.key]
            name, url = caption.name, caption.url
        else:
            first, last = self._days(entry)
            url, years = self._url(first, last), self.years(first, last)
            x, y = number(count_at[0]), number(count_at[1])
        shape, path, ticks, bracket, _begin, _end = drawn
        return Mark(
            keys=tuple(map(_KEY, entry.items)),
            size=entry.size,
            name=name,
            url=url,
            years=years,
            shape=shape.value,
            line=line,
            path=path,
            ticks=ticks,
            bracket=bracket,
            label=label,
            x=x,
            y=y,
            disputed=entry.disputed,
            ahead=entry.middle > self._ahead_from,
        )

    def _days(self, entry: Entry) -> tuple[int, int]:
        """The first and the last day of a mark within the window."""
        window = self.placement.window
        return max(entry.first, window.first), min(entry.last, window.last)

    def _url(self, first: int, last: int) -> str:
        """The window that parts a ring, or the complete list where none does."""
        inner = narrowest(first, last, self.placement.window)
        return self.links.window(inner) if inner else self.links.complete


def label_at(words: str, size: float, place: Place, base: float, *, line: float = 0) -> Label:
    """The label on a baseline, which is measured from a line; with the room that it takes."""
    foot = line + base
    box = Box(place.left, foot - _ASCENT * size, place.right, foot + _DESCENT * size)
    return Label(number(place.x), number(base), place.anchor, words, box)


def future(sketch: Sketch, width: float, height: float) -> Future | None:
    """The area after today; none where the window ends before."""
    window, layout = sketch.placement.window, sketch.placement.layout
    if sketch.today >= window.last:
        return None
    begin = max(layout.start - 8, sketch.scale.at(sketch.today + 1))
    room = layout.length - begin
    if layout.down:
        return Future(
            x="0",
            y=number(begin),
            width=number(width),
            height=number(room),
            rule=f"M0 {number(begin)}H{number(width)}" if window.first <= sketch.today else "",
            words_x=number(width - 6),
            words_y=number(begin + 16),
            words_fit=False,  # the labels' column is there: the key says what the shade means
        )
    return Future(
        x=number(begin),
        y="30",
        width=number(room),
        height=number(height - 30),
        rule=f"M{number(begin)} 26V{number(height)}" if window.first <= sketch.today else "",
        words_x=number(begin + 6),
        words_y="46",
        words_fit=room >= _LEAST_FUTURE,
    )


def importance(entry: Entry) -> tuple[bool, bool, int, int]:
    """Which labels come first: disagreements, what editors weigh more, more passages, earlier."""
    if entry.size > 1:
        return not entry.disputed, True, 0, -entry.size
    item = entry.items[0]
    return not entry.disputed, False, -item.weight, -item.passages
