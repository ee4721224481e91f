"""What a cross-reference can point to beyond texts and terms: filled by rooms above, asked by all.

The third seam beside `articles.signals` and `articles.uses`. A room that lets annotations point to
its own things registers them in ``AppConfig.ready``, keeps who points where, and says what readers
may know of it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from articles.actor import Actor


@dataclass(frozen=True, slots=True)
class FurtherKind:
    """A kind of thing above this room.

    `folder` is where its pages stand (``"events"``). `choices` gives keys with names for a form,
    `chosen` the key that an annotation points to or an empty string, and `point` sets it (an empty
    string takes it back). `public` is who points to what readers may know of, as rows that are read
    together with all that notes point to: `columns` names in them the annotation, the key, and the
    name in English and in Vietnamese.
    """

    name: str
    label: Any
    folder: str
    choices: Callable[[], Sequence[tuple[str, str]]]
    chosen: Callable[[int], str]
    point: Callable[[Actor, int, str], None]
    public: Callable[[], QuerySet[Any]]
    columns: tuple[str, str, str, str]


_kinds: dict[str, FurtherKind] = {}


def register(kind: FurtherKind) -> None:
    """Let cross-references point to a kind of thing."""
    _kinds[kind.name] = kind


def further_kinds() -> tuple[FurtherKind, ...]:
    """Every kind that was registered."""
    return tuple(_kinds.values())
