"""What the two drawings of a timeline, across and downwards, have in common."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from articles.dating import Language, civil_date
from portal.ui.charts.arrangement import Arrangement, Entry, Key
from portal.ui.charts.drawing import Caption, Future, Label, Links, Mark
from portal.ui.charts.labels import Box, Place
from portal.ui.charts.scale import Scale, years_label
from portal.ui.charts.shapes import Outline
from portal.ui.charts.svg import Point, number
from portal.ui.charts.widths import shortened
from portal.ui.charts.zoom import narrowest

MOST_TICKS = 12
_ASCENT, _DESCENT = 0.98, 0.26  # of the size of type, with the marks on Vietnamese capitals
_LEAST_FUTURE = 80


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is drawn, before its measures are known."""

    arrangement: Arrangement
    captions: Mapping[Key, Caption]
    links: Links
    today: int
    language: Language
    scale: Scale = field(init=False)
    _ahead_from: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "scale", self.arrangement.scale)
        object.__setattr__(self, "_ahead_from", self.scale.at(self.today + 1))

    def label_of(self, entry: Entry, *, room: float, size: float) -> str:
        """The words beside a mark, as many as have room."""
        if entry.size > 1:
            return self.years(entry)
        item = entry.item
        words = self.captions[item.key].label
        return shortened(words, size, room, bold=bool(item.disputed))

    def years(self, entry: Entry) -> str:
        window = self.arrangement.window
        first, last = max(entry.first, window.first), min(entry.last, window.last)
        return years_label(civil_date(first)[0], civil_date(last)[0], self.language)

    def mark(
        self, entry: Entry, drawn: Outline, label: Label | None, count_at: Point, line: str = ""
    ) -> Mark:
        """A mark; a ring says its count at a point. `line` is as in `Mark`."""
        name, url, years = "", "", ""
        if entry.size == 1:
            caption = self.captions[entry.item.key]
            name, url = caption.name, caption.url
        else:
            url, years = self.url(entry), self.years(entry)
        return Mark(
            keys=entry.keys,
            count=entry.size,
            name=name,
            url=url,
            years=years,
            shape=drawn.shape.value,
            line=line,
            path=drawn.path,
            ticks=drawn.ticks,
            bracket=drawn.bracket,
            label=label,
            x=number(count_at[0]),
            y=number(count_at[1]),
            disputed=entry.disputed,
            ahead=entry.middle > self._ahead_from,
        )

    def url(self, entry: Entry) -> str:
        """The window that parts a ring, or the complete list where none does."""
        window = self.arrangement.window
        inner = narrowest(max(entry.first, window.first), min(entry.last, window.last), window)
        return self.links.window(inner) if inner else self.links.complete


def label_at(words: str, size: float, place: Place, base: float, *, line: float = 0) -> Label:
    """The label on a baseline, which is measured from a line; with the room that it takes."""
    foot = line + base
    box = Box(place.left, foot - _ASCENT * size, place.right, foot + _DESCENT * size)
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
    count = entry.size
    if count > 1:
        return not entry.disputed, True, 0, -count
    item = entry.item
    return not entry.disputed, False, -item.weight, -item.passages
