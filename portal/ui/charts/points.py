"""Shapes that tell sources apart without their colour."""

from enum import IntEnum

from portal.ui.charts.svg import Pen, Point


class Glyph(IntEnum):
    """The shape of a source's points, in the order in which sources get them."""

    CIRCLE = 0
    SQUARE = 1
    DIAMOND = 2
    TRIANGLE = 3
    CROSS = 4
    DOWNWARD = 5


_CORNERS: dict[Glyph, tuple[Point, ...]] = {
    Glyph.SQUARE: ((-4.5, -4.5), (4.5, -4.5), (4.5, 4.5), (-4.5, 4.5)),
    Glyph.DIAMOND: ((0, -6.5), (6.5, 0), (0, 6.5), (-6.5, 0)),
    Glyph.TRIANGLE: ((0, -6), (6, 4.5), (-6, 4.5)),
    Glyph.CROSS: (
        (-2, -6), (2, -6), (2, -2), (6, -2), (6, 2), (2, 2),
        (2, 6), (-2, 6), (-2, 2), (-6, 2), (-6, -2), (-2, -2),
    ),
    Glyph.DOWNWARD: ((-6, -4.5), (6, -4.5), (0, 6)),
}  # fmt: skip
_RADIUS = 5.0


def glyph(shape: Glyph, x: float, y: float) -> str:
    """The path of a shape around a point."""
    pen = Pen(down=False)
    if shape is Glyph.CIRCLE:
        return pen.circle(x, y, _RADIUS)
    return pen.polygon((x + right, y + below) for right, below in _CORNERS[shape])
