"""Things to be put in order, as their form shows them."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be put in order."""

    token: str
    words: str
    is_first: bool
    is_last: bool


def items_of(form: Any) -> tuple[Item, ...]:
    """The things in the order in which they stand in their form."""
    last = len(form.items) - 1
    return tuple(
        Item(form.tokens[key], form.named[key], is_first=place == 0, is_last=place == last)
        for place, key in enumerate(form.items)
    )
