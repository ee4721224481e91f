"""A figure over time: observations as points, each with its words, on a scale of round numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import floor, log10

from articles.dating import Language, civil_date
from portal.ui.charts.labels import Box
from portal.ui.charts.points import Glyph, glyph
from portal.ui.charts.scale import Scale, Window, ticks, window_of_years
from portal.ui.charts.svg import Pen, number
from portal.ui.charts.widths import text_width

MINUS = "\u2212"
VOICES = 6
"""How many sources have a colour and a shape of their own; a seventh takes the first again."""
TEXT = 13.0
"""The size of type, in user units."""
_TOP, _BOTTOM, _RIGHT = 24.0, 34.0, 18.0
_MOST_ROUND = 5  # numbers on the scale
_ROUND = (1, 2, 2.5, 5, 10)
_CUT = 0.4  # of the largest: where all values lie closer together, the scale need not begin at 0
_TICK_ROOM = 64  # for a year on the axis
_PADDING = 3.0
_FEWEST_YEARS = 2


class Qualifier(StrEnum):
    """How a passage gives a number."""

    EXACT = "exact"
    OVER = "over"
    ABOUT = "about"
    NEARLY = "nearly"
    UNDER = "under"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a passage states. `earliest` and `latest` are the days that it is given for.

    `source` names its text, `label` is the number in words with its qualifier, `when` says the
    days, `url` leads to the passage.
    """

    value: float
    earliest: int
    latest: int
    qualifier: Qualifier
    source: str
    label: str
    when: str
    url: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of the chart. `voice` numbers its source from 1, `span` is the time it covers.

    `sign` is an arrow: up for over, down for nearly and under. `words` are empty where
    they have no room.
    """

    figure: Figure
    voice: int
    path: str
    sign: str
    span: str
    x: str
    y: str
    anchor: str
    words: str
    box: Box | None


@dataclass(frozen=True, slots=True)
class Voice:
    """A source in the key: its number, name, shape, and the line through its own points."""

    number: int
    name: str
    path: str
    line: str


@dataclass(frozen=True, slots=True)
class Round:
    """A round number or date on a scale: its rule, and its words."""

    rule: str
    x: str
    y: str
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A series for a template; the table beside it lists the same dots in the same order.

    `from_zero` says whether the scale begins at 0; else all values lie close together, and it
    begins at `lowest`. `base` is the line at the bottom of the scale, or at 0.
    """

    width: str
    height: str
    from_zero: bool
    lowest: str
    values: tuple[Round, ...]
    dates: tuple[Round, ...]
    voices: tuple[Voice, ...]
    dots: tuple[Dot, ...]
    base: str

    @property
    def view_box(self) -> str:
        """The SVG attribute."""
        return f"0 0 {self.width} {self.height}"


def draw_series(
    figures: Sequence[Figure], *, width: float, height: float, language: Language
) -> Chart | None:
    """Draw figures in order of time; none where there are none. Only one source's points join."""
    if not figures:
        return None
    figures = sorted(figures, key=lambda f: (f.earliest, f.latest, f.source, f.value))
    rounds = round_numbers([figure.value for figure in figures])
    said = [number_label(value, language) for value in rounds]
    left = max(text_width(words, TEXT) for words in said) + 12
    plot = _Plot(
        Scale(_window(figures), left, width - _RIGHT),
        rounds[0],
        rounds[-1],
        width=width,
        bottom=height - _BOTTOM,
    )
    names = list(dict.fromkeys(figure.source for figure in figures))
    dots = _dots(figures, names, plot)
    return Chart(
        width=number(width),
        height=number(height),
        from_zero=rounds[0] <= 0,
        lowest=said[0],
        values=tuple(
            Round(
                f"M{number(left)} {number(y)}H{number(width)}",
                number(left - 8),
                number(y + 4.5),
                words,
            )
            for value, words in zip(rounds, said, strict=True)
            for y in [plot.y(value)]
        ),
        dates=_dates(plot, height, language),
        voices=tuple(_voice(place, name, figures, plot) for place, name in enumerate(names)),
        dots=dots,
        base=plot.across(plot.y(max(0.0, rounds[0]))),
    )


def round_numbers(values: Sequence[float]) -> tuple[float, ...]:
    """Round numbers, evenly spaced, from below the least value to above the greatest.

    They begin at 0 unless all values lie within four tenths of the greatest.
    """
    least, most = min(values), max(values)
    if least >= 0 and (most - least >= _CUT * most or least == most):
        least = 0.0
    elif most <= 0:
        most = 0.0
    if least == most:
        most = 1.0
    spread = most - least
    size = 10.0 ** floor(log10(spread / _MOST_ROUND))
    step = next(s * size for s in (*_ROUND, 20) if spread <= s * size * _MOST_ROUND)
    first, last = floor(least / step), -floor(-most / step)
    if least > 0 and first * step == least:  # no point lies on the line below
        first -= 1
    return tuple(round(n * step, 12) for n in range(first, last + 1))


def number_label(value: float, language: Language) -> str:
    """A number as a reader writes it: "1,234.5", in Vietnamese "1.234,5"."""
    words = f"{value:,.6f}".rstrip("0").rstrip(".").replace("-", MINUS)
    return words if language == "en" else words.translate(str.maketrans(",.", ".,"))


@dataclass(frozen=True, slots=True)
class _Plot:
    scale: Scale
    lowest: float
    highest: float
    width: float
    bottom: float

    def x(self, figure: Figure) -> float:
        return self.scale.at((figure.earliest + figure.latest + 1) / 2)

    def across(self, y: float) -> str:
        return f"M{number(self.scale.start)} {number(y)}H{number(self.width)}"

    def y(self, value: float) -> float:
        share = (value - self.lowest) / (self.highest - self.lowest)
        return self.bottom - share * (self.bottom - _TOP)


def _window(figures: Sequence[Figure]) -> Window:
    first = civil_date(min(figure.earliest for figure in figures))[0]
    last = civil_date(max(figure.latest for figure in figures))[0]
    if last - first < _FEWEST_YEARS:  # a point needs years around it to stand in time
        first, last = first - 1, last + 1
    return window_of_years(first, last)


def _dates(plot: _Plot, height: float, language: Language) -> tuple[Round, ...]:
    most = max(2, int((plot.width - plot.scale.start) // _TICK_ROOM))
    found = []
    for tick in ticks(plot.scale.window, most, language):
        x = plot.scale.at(tick.day)
        if x + text_width(tick.label, TEXT) <= plot.width:
            rule = f"M{number(x)} {number(plot.bottom)}v6"
            found.append(Round(rule, number(x), number(height - 8), tick.label))
    return tuple(found)


def _voice(place: int, name: str, figures: Sequence[Figure], plot: _Plot) -> Voice:
    shape = Glyph(place % VOICES)
    own = [(plot.x(f), plot.y(f.value)) for f in figures if f.source == name]
    line = Pen(down=False).line(own) if len(own) > 1 else ""
    return Voice(place % VOICES + 1, name, glyph(shape, 10, 10), line)


def _dots(figures: Sequence[Figure], names: Sequence[str], plot: _Plot) -> tuple[Dot, ...]:
    taken = [
        Box(x - 8, y - 8, x + 8, y + 8) for f in figures for x, y in [(plot.x(f), plot.y(f.value))]
    ]
    return tuple(_dot(figure, names.index(figure.source), plot, taken) for figure in figures)


def _dot(figure: Figure, place: int, plot: _Plot, taken: list[Box]) -> Dot:
    x, y = plot.x(figure), plot.y(figure.value)
    begin, end = plot.scale.at(figure.earliest), plot.scale.at(figure.latest + 1)
    label = _free_label(figure.label, x, y, plot, taken)
    sign = ""
    if figure.qualifier is Qualifier.OVER:
        sign = f"M{number(x)} {number(y - 8)}v-7m-3 3l3-3l3 3"
    elif figure.qualifier in (Qualifier.NEARLY, Qualifier.UNDER):
        sign = f"M{number(x)} {number(y + 8)}v7m-3-3l3 3l3-3"
    anchor, at_x, at_y, box = label or ("", 0.0, 0.0, None)
    return Dot(
        figure=figure,
        voice=place % VOICES + 1,
        path=glyph(Glyph(place % VOICES), x, y),
        sign=sign,
        span=f"M{number(begin)} {number(y)}H{number(end)}" if end - begin > 2 * 8 else "",
        x=number(at_x),
        y=number(at_y),
        anchor=anchor,
        words=figure.label if label else "",
        box=box,
    )


def _free_label(
    words: str, x: float, y: float, plot: _Plot, taken: list[Box]
) -> tuple[str, float, float, Box] | None:
    """The first free place around a point; the room it takes is added to `taken`."""
    room = text_width(words, TEXT)
    for anchor, at, base, left in (
        ("middle", x, y - 18, x - room / 2),
        ("middle", x, y + 28, x - room / 2),
        ("start", x + 12, y + 4.5, x + 12),
        ("end", x - 12, y + 4.5, x - 12 - room),
    ):
        box = Box(left - _PADDING, base - TEXT, left + room + _PADDING, base + 4)
        inside = (
            plot.scale.start <= box.left
            and box.right <= plot.width
            and box.top >= 0
            and box.bottom <= plot.bottom
        )
        if inside and not any(box.meets(other) for other in taken):
            taken.append(box)
            return anchor, at, base, box
    return None
