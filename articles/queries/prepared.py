"""Queries whose SQL is written once.

Django takes 0.2 to 0.8 ms to write the SQL of a read that the database answers in 0.02 ms: of the
page of a text this was the greater half. What a public page reads on every rendering is therefore
written down once for a process, by the same querysets as everything else, and asked with other
values each time.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Expression, Field, Model, QuerySet
from django.db.models.query import get_related_populators
from django.db.models.sql.compiler import SQLCompiler

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
            cursor.execute(*self._written.bound(values))
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows

    def values(self, **values: Any) -> list[list[Any]]:
        """The columns of a `values_list`, as its queryset gives them."""
        return list(self._written.converted(self.rows(**values)))

    def objects(self, **values: Any) -> list[M]:
        """The objects of a queryset with what it annotates and what `select_related` joins."""
        return self._written.objects(self.rows(**values))

    @cached_property
    def _written(self) -> "_Written":
        return _Written(self._build())


class _Written:
    """The SQL of a queryset, and how its rows become objects."""

    def __init__(self, queryset: "QuerySet[Any, Any]") -> None:
        self._compiler: SQLCompiler = queryset.query.get_compiler(connection=connection)
        sql, params = self._compiler.as_sql()
        self._asked: dict[Asked, str] = {}
        self._always: dict[str, Any] = {}
        # Named, because Django searches all of the SQL for values that have no names.
        names = [self._named(number, value) for number, value in enumerate(params)]
        self._sql = sql.replace("%%", "%%%%") % tuple(f"%({name})s" for name in names)

    def _named(self, number: int, value: Any) -> str:
        name = f"p{number}"
        if isinstance(value, Asked):
            return self._asked.setdefault(value, name)
        self._always[name] = value
        return name

    def bound(self, values: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        return self._sql, self._always | {n: part.stored(values) for part, n in self._asked.items()}

    def objects(self, rows: Iterable[tuple[Any, ...]]) -> list[Any]:
        """What Django's own queryset makes of rows; how, is looked up once."""
        model, columns, names, populators = self._making
        found = []
        for row in self.converted(rows):
            made = model.from_db(connection.alias, names, row[columns])
            for populator in populators:
                populator.populate(row, made)
            for name, column in self._compiler.annotation_col_map.items():
                setattr(made, name, row[column])
            found.append(made)
        return found

    @cached_property
    def _making(self) -> tuple[Any, ...]:
        select, info = self._compiler.select, self._compiler.klass_info
        columns = slice(info["select_fields"][0], info["select_fields"][-1] + 1)
        names = [column.target.attname for column, _sql, _name in select[columns]]
        populators = get_related_populators(info, select, connection.alias)  # type: ignore[call-arg]  # the stubs know Django 6
        return info["model"], columns, names, populators

    def converted(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[list[Any]]:
        for given in rows:
            row = list(given)
            for column, (steps, expression) in self._converters:
                for step in steps:
                    row[column] = step(row[column], expression, connection)
            yield row

    @cached_property
    def _converters(self) -> list[tuple[int, Any]]:
        columns = [column for column, _sql, _name in self._compiler.select]
        return list(self._compiler.get_converters(columns).items())
