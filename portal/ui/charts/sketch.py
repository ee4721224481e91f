"""What the two drawings of a timeline, across and downwards, have in common."""

from collections.abc import Mapping
from dataclasses import dataclass

from articles.dating import Language, civil_date
from portal.ui.charts.arrangement import Arrangement, Entry
from portal.ui.charts.drawing import Caption, Future, Label, Links, Mark
from portal.ui.charts.labels import Box, Place
from portal.ui.charts.scale import Scale, years_label
from portal.ui.charts.shapes import Outline
from portal.ui.charts.svg import number
from portal.ui.charts.widths import shortened
from portal.ui.charts.zoom import narrowest

MOST_TICKS = 12
_ASCENT, _DESCENT = 0.98, 0.26  # of the size of type, with the marks on Vietnamese capitals
_LEAST_FUTURE = 80


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is drawn, before its measures are known."""

    arrangement: Arrangement
    captions: Mapping[str, Caption]
    links: Links
    today: int
    language: Language

    @property
    def scale(self) -> Scale:
        return self.arrangement.scale

    def label_of(self, entry: Entry, *, room: float, size: float) -> str:
        """The words beside a mark, as many as have room."""
        if len(entry.items) > 1:
            return self.years(entry)
        item = entry.items[0]
        words = self.captions[item.key].label
        return shortened(words, size, room, bold=bool(item.disputed))

    def years(self, entry: Entry) -> str:
        window = self.arrangement.window
        first, last = max(entry.first, window.first), min(entry.last, window.last)
        return years_label(civil_date(first)[0], civil_date(last)[0], self.language)

    def mark(self, entry: Entry, drawn: Outline, label: Label | None, point: str) -> Mark:
        first = entry.items[0]
        x, y = point.split()
        return Mark(
            keys=tuple(item.key for item in entry.items),
            name=self.captions[first.key].name if len(entry.items) == 1 else "",
            url=self.url(entry),
            years=self.years(entry),
            shape=drawn.shape.value,
            path=drawn.path,
            ticks=drawn.ticks,
            bracket=drawn.bracket,
            label=label,
            x=x,
            y=y,
            disputed=entry.disputed,
            ahead=self.is_ahead(entry),
        )

    def url(self, entry: Entry) -> str:
        if len(entry.items) == 1:
            return self.captions[entry.items[0].key].url
        window = self.arrangement.window
        inner = narrowest(max(entry.first, window.first), min(entry.last, window.last), window)
        return self.links.window(inner) if inner else self.links.complete

    def is_ahead(self, entry: Entry) -> bool:
        return entry.middle > self.scale.at(self.today + 1)


def label_at(words: str, size: float, place: Place, base: float) -> Label:
    """The label on a baseline, with the room that it takes."""
    box = Box(place.left, base - _ASCENT * size, place.right, base + _DESCENT * size)
    return Label(number(place.x), number(base), place.anchor, words, box)


def future(sketch: Sketch, width: float, height: float) -> Future | None:
    """The area after today; none where the window ends before."""
    window, layout = sketch.arrangement.window, sketch.arrangement.layout
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
    count = len(entry.items)
    if count > 1:
        return not entry.disputed, True, 0, -count
    item = entry.items[0]
    return not entry.disputed, False, -item.weight, -item.passages
