"""Moments that are still to come."""

import datetime
from typing import Any

from django.db.models import DateTimeField, Min, Model, QuerySet, Value

from articles.queries.prepared import Asked, Prepared

Column = tuple[type[Model], str]


class Moments:
    """The moments in some columns. Every process asks for the next one after each change."""

    def __init__(self, *columns: Column) -> None:
        self._columns = columns
        self._next = Prepared(self._query)

    def next(self, after: datetime.datetime) -> datetime.datetime | None:
        """The first moment after another; one query."""
        moments = [moment for (moment,) in self._next.values(after=after) if moment is not None]
        return min(moments, default=None)

    def _query(self) -> "QuerySet[Any, Any]":
        parts: list[QuerySet[Any, Any]] = [
            model._base_manager.filter(**{f"{name}__gt": Asked("after", DateTimeField())})  # noqa: SLF001 - Django's public-by-custom name
            .order_by()
            .values(every=Value(1))
            .annotate(moment=Min(name))
            .values_list("moment")
            for model, name in self._columns
        ]
        return parts[0].union(*parts[1:], all=True)
