"""Numbers and paths as SVG writes them: with a point, whatever the language of the page."""

from collections.abc import Iterable
from dataclasses import dataclass

Point = tuple[float, float]
"""Along the axis of time, and across it, in user units."""


def number(value: float) -> str:
    """A number with at most one decimal: "12", "12.5"."""
    words = f"{value:.1f}".removesuffix(".0")
    return "0" if words == "-0" else words


def percent(share: float) -> str:
    """A share of a length, from 0 to 1, as SVG writes it: "76.1%"."""
    return f"{number(100 * share)}%"


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes paths. With `down` time runs from top to bottom, else from left to right."""

    down: bool

    def point(self, along: float, across: float) -> str:
        """The place of a point: "x y"."""
        if self.down:
            along, across = across, along
        return f"{number(along)} {number(across)}"

    def line(self, points: Iterable[Point]) -> str:
        """An open line."""
        return "M" + "L".join(self.point(*point) for point in points)

    def polygon(self, points: Iterable[Point]) -> str:
        """A closed line."""
        return f"{self.line(points)}Z"

    def box(self, start: float, end: float, across: float, half: float) -> str:
        """A rectangle from `start` to `end`, and as far as `half` on both sides of `across`."""
        low, high = across - half, across + half
        return self.polygon(((start, low), (end, low), (end, high), (start, high)))

    def circle(self, along: float, across: float, radius: float) -> str:
        """A circle, of two arcs."""
        arc = f"A{number(radius)} {number(radius)} 0 1 1 "
        here, there = (self.point(along + side * radius, across) for side in (-1, 1))
        return f"M{here}{arc}{there}{arc}{here}Z"


@dataclass(frozen=True, slots=True)
class DryPen(Pen):
    """Writes nothing but a sign that something was drawn: for what only needs measures."""

    def line(self, points: Iterable[Point]) -> str:
        del points
        return "-"

    def polygon(self, points: Iterable[Point]) -> str:
        return self.line(points)

    def box(self, start: float, end: float, across: float, half: float) -> str:
        del start, end, across, half
        return self.line(())

    def circle(self, along: float, across: float, radius: float) -> str:
        del along, across, radius
        return self.line(())
