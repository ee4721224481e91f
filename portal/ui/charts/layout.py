"""The measures of a timeline: where time begins and ends, and how much room marks take."""

from dataclasses import dataclass

from portal.ui.charts.clustering import FIRST_GAP
from portal.ui.charts.scale import Scale, Window

CORE = 14
"""Of a long bar, what no other mark may cover."""
LEAST_BAR = 12
TICKS = 4.0
"""How far apart the ticks of an item's passages stand, where they are few."""
WIDEST_TICKS = 18.0
_THREE_DIGITS = 100


@dataclass(frozen=True, slots=True)
class Layout:
    """Measures of a drawing in user units: where time begins and ends, how large marks are.

    `length` is the size of the drawing along the axis of time, `start` and `end` the two ends of
    the axis. Times run downwards with `down`, else from left to right.
    """

    down: bool
    length: float
    start: float
    end: float
    dot: float
    bar: float
    """Half the thickness of a bar."""
    digit: float
    """How much the second and each further digit widens a ring."""
    ring: float

    def crowd_days(self, window: Window) -> int:
        """In how many days next to each other all items that begin, or all goals, make a crowd.

        None of them stands further than a bar's core from its beginning, nor is smaller than a dot.
        """
        room = 2 * self.dot + FIRST_GAP - CORE / 2
        return int(room / Scale(window, self.start, self.end).day)

    def ring_of(self, count: int) -> float:
        """The radius of the ring that says how many it holds."""
        if count < _THREE_DIGITS:
            return self.ring
        return self.ring + self.digit * (len(str(count)) - 2)


def across(width: float = 1184) -> Layout:
    """From left to right, with the lanes' labels before the axis."""
    return Layout(
        down=False, length=width, start=132, end=width - 24, dot=5, bar=5, digit=4, ring=11
    )


def downwards(height: float = 1040) -> Layout:
    """From top to bottom, for narrow screens."""
    return Layout(
        down=True, length=height, start=46, end=height - 24, dot=4.5, bar=4, digit=3, ring=8
    )


def drawn_span(first: int, last: int, scale: Scale) -> tuple[float, float]:
    """Where a span begins and ends on the axis, cut at the window, and never too short to see."""
    window = scale.window
    begin = scale.at(max(first, window.first))
    end = scale.at(min(last, window.last) + 1)
    if end - begin >= LEAST_BAR:
        return begin, end
    middle = (begin + end) / 2
    return middle - LEAST_BAR / 2, middle + LEAST_BAR / 2
