"""What had happened by the day of a text: the events that lie before it, as an ordered list."""

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest

from portal.ui.charts.items import Kind, TimelineItem, extent_of


@dataclass(frozen=True, slots=True)
class StripEntry:
    """An event of the strip, in the words of a page."""

    when: str
    label: str
    url: str
    disputed: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """Events in order of time, and after them the text itself: `here_when` and `here`."""

    entries: tuple[StripEntry, ...]
    here_when: str
    here: str


def by_then(items: Iterable[TimelineItem], day: int, most: int) -> tuple[TimelineItem, ...]:
    """The weightiest events that were over, or had begun for good, before a day; in order of time.

    Of equal weight, the nearest to the day. Goals are left out: nothing had happened yet.
    """
    past = [item for item in items if item.kind != Kind.GOAL and extent_of(item)[1] < day]
    chosen = nlargest(most, past, key=lambda item: (item.weight, extent_of(item)[1], item.key))
    return tuple(sorted(chosen, key=lambda item: (extent_of(item), item.key)))
