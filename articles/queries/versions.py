"""What a record was before: its versions as django-simple-history keeps them."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from articles.models import Annotation, Term


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What one field was and became."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a record: when and by whom it was saved, and what it changed."""

    number: int
    saved_at: datetime.datetime
    saved_by: str
    changes: tuple[FieldChange, ...]


_TOLD = {
    Annotation: (
        "kind",
        "body",
        "theme",
        "language",
        "status",
        "to_passage",
        "to_term",
        "to_address",
    ),
    Term: (
        "kind",
        "name",
        "name_vi",
        "definition",
        "definition_vi",
        "sources",
        "authority",
        "slug",
        "is_published",
    ),
}


def versions_of(record: Annotation | Term) -> list[Version]:
    """The versions of a record, newest first, in one query."""
    related = (
        ("history_user", "theme", "to_passage", "to_term")
        if isinstance(record, Annotation)
        else ("history_user",)
    )
    rows: list[Any] = list(record.history.select_related(*related).order_by("history_id"))
    fields = [type(record)._meta.get_field(name) for name in _TOLD[type(record)]]  # noqa: SLF001
    versions = [
        Version(
            number,
            row.history_date,
            str(row.history_user or ""),
            tuple(_changes(fields, before, row)),
        )
        for number, (before, row) in enumerate(pairwise([None, *rows]), start=1)
    ]
    return versions[::-1]


def version_of(annotation: Annotation, number: int) -> Annotation | None:
    """An annotation as it was in one of its versions, unsaved; None where that is not kept."""
    row = annotation.history.filter(version=number).first()
    if row is None:
        return None
    was: Annotation = row.instance
    return was


def _changes(fields: list[Any], before: Any, after: Any) -> Iterator[FieldChange]:
    for field in fields:
        old, new = _shown(before, field.name), _shown(after, field.name)
        if old != new:
            yield FieldChange(str(field.verbose_name), old, new)


def _shown(row: Any, name: str) -> str:
    if row is None:
        return ""
    display = getattr(row, f"get_{name}_display", None)
    value = display() if display else getattr(row, name)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return "" if value is None else str(value)
