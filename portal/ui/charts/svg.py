"""Numbers and paths as SVG writes them: with a point, whatever the language of the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

Point = tuple[float, float]
"""Along the axis of time, and across it, in user units."""


@lru_cache(maxsize=8192)
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
        along, other = ("V", "H") if self.down else ("H", "V")
        corner, far = self.point(start, across - half), number(across + half)
        return f"M{corner}{along}{number(end)}{other}{far}{along}{number(start)}Z"

    def circle(self, along: float, across: float, radius: float) -> str:
        """A circle, of two arcs."""
        if self.down:
            return f"M{number(across)} {number(along - radius)}{_arcs(radius, True)}"
        return f"M{number(along - radius)} {number(across)}{_arcs(radius, False)}"

    def stamp(self, along: float, across: float, steps: tuple[Point, ...]) -> str:
        """A closed line that goes on from a point by steps: one of a few shapes, drawn often."""
        return f"M{self.point(along, across)}{_steps(steps, self.down)}"

    def ticks(self, count: int, step: float, middle: float, near: float, length: float) -> str:
        """Short lines across, `step` apart around a middle, each from `near` on."""
        begin = middle - (count - 1) * step / 2
        rest = _ticks(count, step, length, self.down)
        if self.down:
            return f"M{number(near)} {number(begin)}{rest}"
        return f"M{number(begin)} {number(near)}{rest}"


@lru_cache(maxsize=256)
def _arcs(radius: float, down: bool) -> str:  # noqa: FBT001 - as a pen has it
    """Two half circles, there and back, from wherever the pen is."""
    size = number(radius)
    there, back = (
        f"0 {way}" if down else f"{way} 0" for way in (number(2 * radius), number(-2 * radius))
    )
    return f"a{size} {size} 0 1 1 {there}a{size} {size} 0 1 1 {back}Z"


@lru_cache(maxsize=256)
def _ticks(count: int, step: float, length: float, down: bool) -> str:  # noqa: FBT001 - as above
    """Lines beside each other, from wherever the pen is."""
    line, back, on = number(length), number(-length), number(step)
    if down:
        return f"h{line}" + f"m{back} {on}h{line}" * (count - 1)
    return f"v{line}" + f"m{on} {back}v{line}" * (count - 1)


@lru_cache(maxsize=256)
def _steps(steps: tuple[Point, ...], down: bool) -> str:  # noqa: FBT001 - as above
    """Lines from wherever the pen is, step by step, and back."""
    if down:
        steps = tuple((across, along) for along, across in steps)
    return "l" + " ".join(f"{number(x)} {number(y)}" for x, y in steps) + "Z"
