"""The registry of what uses what: filled by each room, asked by all.

A room that points at a passage, a term or a text registers a provider in its ``AppConfig.ready``.
So the rooms below can say where a thing is used without knowing who uses it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Model
from django.utils.functional import Promise

from articles.actor import Actor


@dataclass(frozen=True, slots=True)
class Use:
    """One use of an object.

    `key` is stable and unique: the kind of use and a number (``"mention:12"``).
    `waits_for_confirmation` is true for an editor's statement that has to be confirmed when the
    words under it change; `is_editorial` for anything of an editor's, which the desk shows, unlike
    a pupil's.
    """

    key: str
    label: str
    address: str
    blocks_deletion: bool
    is_public: bool
    waits_for_confirmation: bool = False
    is_editorial: bool = True


Provider = Callable[[Sequence[int]], dict[int, list[Use]]]
"""Takes keys of objects, gives the uses of each."""


@dataclass(frozen=True, slots=True)
class Retirement:
    """How a kind of use is taken back, and how that is undone: by whom, and the use's number."""

    retire: Callable[[Actor, int], None]
    restore: Callable[[Actor, int], None]


_providers: dict[type[Model], dict[str, Provider]] = defaultdict(dict)
_retirements: dict[str, Retirement] = {}
_names: dict[str, str | Promise] = {}


def register(
    model: type[Model],
    kind: str,
    provider: Provider,
    retirement: Retirement | None = None,
    name: str | Promise = "",
) -> None:
    """Say that a room has a kind of use for objects of a model, and what people call it."""
    _providers[model][kind] = provider
    if name:
        _names[kind] = name
    if retirement:
        _retirements[kind] = retirement


def retirement_of(key: str) -> tuple[Retirement, int] | None:
    """How the use of a key is retired, and its number; None where it cannot be."""
    kind, _, number = key.partition(":")
    retirement = _retirements.get(kind)
    return (retirement, int(number)) if retirement and number.isdigit() else None


def kind_of(use: Use) -> str:
    """The kind of a use, as its key says it."""
    return use.key.partition(":")[0]


def name_of(kind: str) -> str:
    """What people call a kind of use."""
    return str(_names.get(kind, kind))


def uses_of(thing: Model) -> list[Use]:
    """Every use of one object."""
    return uses_of_all(type(thing), [thing.pk]).get(thing.pk, [])


def uses_of_all(model: type[Model], keys: Iterable[int]) -> dict[int, list[Use]]:
    """The uses of several objects of a model, by key; a fixed number of queries."""
    wanted = list(keys)
    found: dict[int, list[Use]] = defaultdict(list)
    for provider in _providers[model].values():
        for key, uses in provider(wanted).items():
            found[key].extend(uses)
    return dict(found)
