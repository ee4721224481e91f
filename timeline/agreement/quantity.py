"""Figures as sources give them: a number with its unit, and how exactly it is meant."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

_TOLERANCE = Decimal("0.1")


class Counting(StrEnum):
    """What a figure counts: what there is at a moment, or what happens during a time."""

    STOCK = "stock"
    FLOW = "flow"


class Qualifier(StrEnum):
    """How exactly a source means its figure."""

    EXACT = "exact"
    OVER = "over"
    ABOUT = "about"
    NEARLY = "nearly"
    UNDER = "under"


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers that a figure can mean; None is no bound, and an open bound is not in it."""

    low: Decimal | None
    high: Decimal | None
    low_is_open: bool = False
    high_is_open: bool = False

    def meets(self, other: "Range") -> bool:
        """Whether a number lies in both."""
        return not (_lies_below(self, other) or _lies_below(other, self))


def _lies_below(lower: Range, upper: Range) -> bool:
    if lower.high is None or upper.low is None:
        return False
    touch_nothing = lower.high_is_open or upper.low_is_open
    return lower.high < upper.low or (lower.high == upper.low and touch_nothing)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a unit, as a source gives it."""

    value: Decimal
    unit: str
    counting: Counting
    qualifier: Qualifier = Qualifier.EXACT
    unit_vi: str = field(default="", compare=False)

    @property
    def range(self) -> Range:
        """The numbers meant: *about* is a tenth on either side, *nearly* the tenth below."""
        leeway = abs(self.value) * _TOLERANCE
        match self.qualifier:
            case Qualifier.OVER:
                return Range(self.value, None, low_is_open=True)
            case Qualifier.UNDER:
                return Range(None, self.value, high_is_open=True)
            case Qualifier.ABOUT:
                return Range(self.value - leeway, self.value + leeway)
            case Qualifier.NEARLY if leeway:
                return Range(self.value - leeway, self.value, high_is_open=True)
        return Range(self.value, self.value)
