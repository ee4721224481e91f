"""What a template gets of a timeline: finished numbers and words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from portal.ui.charts.items import Key
from portal.ui.charts.labels import Box
from portal.ui.charts.scale import Window


class Caption(NamedTuple):
    """The words and address of an item that stands alone.

    `label` is short, for the drawing; `name` says all, with the date, for the ear and the tooltip.
    """

    label: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses of windows, and of the complete list where a window would not part a cluster."""

    window: Callable[[Window], str]
    complete: str


class Label(NamedTuple):
    """Words at a place, measured as their mark is. `anchor` as in SVG.

    `box` is the room they take at most, measured from the corner of the drawing.
    """

    x: str
    y: str
    anchor: str
    words: str
    box: Box


class Mark(NamedTuple):
    """One thing drawn: an event, a goal, or a ring of several with their number.

    `keys` are those of its items that are not only counted. Paths are SVG; empty where there is
    nothing to draw. `years` are those that a ring covers, `x` and `y` where it says its count.
    Where there is a `line`, "0 98", everything is measured from there.
    """

    keys: tuple[Key, ...]
    size: int
    name: str
    url: str
    years: str
    shape: str
    line: str
    path: str
    ticks: str
    bracket: str
    label: Label | None
    x: str
    y: str
    disputed: bool
    ahead: bool


@dataclass(frozen=True, slots=True)
class AxisTick:
    """A round date: a rule through the drawing, and where its words stand."""

    rule: str
    x: str
    y: str
    label: str


@dataclass(frozen=True, slots=True)
class LaneLine:
    """A lane's line, and its label in one line or several (x, y, words)."""

    rule: str
    label: str
    goals: bool
    words: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Future:
    """What comes after today: its area, today's line, and the place of the words "not yet"."""

    x: str
    y: str
    width: str
    height: str
    rule: str
    words_x: str
    words_y: str
    words_fit: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """A timeline in one window, in numbers and strings for a template, marks in order of time."""

    down: bool
    width: str
    height: str
    years: str
    ticks: tuple[AxisTick, ...]
    lanes: tuple[LaneLine, ...]
    future: Future | None
    leads: str
    marks: tuple[Mark, ...]

    @property
    def view_box(self) -> str:
        """The SVG attribute."""
        return f"0 0 {self.width} {self.height}"
