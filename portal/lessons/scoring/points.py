"""The one rule that choices, orderings and evidence share."""

from fractions import Fraction

NOTHING, FULL = Fraction(0), Fraction(1)


class KeyFaultError(ValueError):
    """A key that could never be answered, or that anything would answer."""


def balance(right: int, wrong: int, of: int) -> Fraction:
    """What is right less what is wrong, as a share of all that is right; never below nothing."""
    return max(NOTHING, Fraction(right - wrong, of))
