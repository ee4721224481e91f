"""Queries whose SQL is written once.

Django takes 0.2 to 0.8 ms to write the SQL of a read that the database answers in 0.02 ms: of the
page of a text this was the greater half. What a public page reads on every rendering is therefore
written down once for a process, by the same querysets as everything else, and asked with other
values each time.
"""

import json
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Expression, Field, Model, QuerySet

M = TypeVar("M", bound=Model)


class Asked(Expression):
    """The place of a value that is named when the query is made."""

    def __init__(self, name: str, field: "Field[Any, Any]") -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, *_args: Any, **_kwargs: Any) -> Any:
        return "%s", [self]

    def stored(self, values: dict[str, Any]) -> Any:
        """Its value among those given, as the database takes it."""
        return self.output_field.get_db_prep_value(values[self.name], connection)


class AskedAmong(Asked):
    """The place of a list of values, behind ``__in``: however many, the SQL is the same."""

    def as_sql(self, *_args: Any, **_kwargs: Any) -> Any:
        return "(SELECT value FROM json_each(%s))", [self]

    def as_postgresql(self, *_args: Any, **_kwargs: Any) -> Any:
        kind = self.output_field.cast_db_type(connection)
        return f"(SELECT jsonb_array_elements_text(%s::jsonb)::{kind})", [self]

    def stored(self, values: dict[str, Any]) -> Any:
        given: Iterable[Any] = values[self.name]
        return json.dumps(list(given))


class Prepared(Generic[M]):
    """A queryset with `Asked` places."""

    def __init__(self, build: Callable[[], "QuerySet[M, Any]"]) -> None:
        self._build = build

    def rows(self, **values: Any) -> list[tuple[Any, ...]]:
        """The columns of a `values_list`, as the database gives them: words, numbers, yes or no.

        Moments and JSON are not made into objects here.
        """
        with connection.cursor() as cursor:
            cursor.execute(self._sql, self._bound(values))
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows

    def objects(self, **values: Any) -> list[M]:
        """The objects of a queryset without `select_related`; what it annotates as in `rows`."""
        return list(self._queryset.model._base_manager.raw(self._sql, self._bound(values)))  # noqa: SLF001 - Django's public-by-custom name

    def _bound(self, values: dict[str, Any]) -> list[Any]:
        _sql, params = self._written
        return [part.stored(values) if isinstance(part, Asked) else part for part in params]

    @property
    def _sql(self) -> str:
        return self._written[0]

    @cached_property
    def _queryset(self) -> "QuerySet[M, Any]":
        return self._build()

    @cached_property
    def _written(self) -> tuple[str, tuple[Any, ...]]:
        return self._queryset.query.sql_with_params()
