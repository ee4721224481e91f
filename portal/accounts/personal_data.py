"""Every relation to a person, and what becomes of it when the person goes.

A room registers its own relations in ``AppConfig.ready``; a test finds the model that nobody
registered.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from django.apps import apps
from django.db.models import Manager, Model, QuerySet

from portal.accounts.models import User


class Fate(Enum):
    """What becomes of a row when the person it points at is erased."""

    ERASE = "erase"
    """It is the person's own and goes."""
    UNNAME = "unname"
    """It belongs to others too and stays, pointing at nobody."""
    KEEP = "keep"
    """It stays with the number of the person, who can no longer be found by it."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One relation to a person: a model's label, its field, and how it is exported and settled."""

    model: str
    field: str
    fate: Fate
    export: tuple[str, ...]
    before: Callable[[User], None] | None = None
    """What is done before the fate, such as emptying a text that others answered."""

    @property
    def label(self) -> str:
        return f"{self.model}.{self.field}"

    def rows_of(self, person: User) -> QuerySet[Model]:
        """The rows that point at a person, in the order that they were made."""
        manager: Manager[Model] = apps.get_model(self.model)._base_manager  # noqa: SLF001 - public
        return manager.filter(**{self.field: person}).order_by("pk")

    def settle(self, person: User) -> None:
        if self.before is not None:
            self.before(person)
        if self.fate is Fate.ERASE:
            self.rows_of(person).delete()
        elif self.fate is Fate.UNNAME:
            self.rows_of(person).update(**{self.field: None})


_holdings: dict[str, Holding] = {}


def register(
    model: str,
    field: str,
    *,
    fate: Fate,
    export: tuple[str, ...] = (),
    before: Callable[[User], None] | None = None,
) -> None:
    """Say what becomes of the rows of a model whose field points at a person.

    `export` names the columns that the person gets, by Django's lookups: never one that opens
    doors, such as a session's key, and none that answers a question which is still open.
    """
    holding = Holding(model, field, fate, export, before)
    _holdings[holding.label] = holding


def holdings() -> tuple[Holding, ...]:
    """All relations, by label."""
    return tuple(_holdings[label] for label in sorted(_holdings))
