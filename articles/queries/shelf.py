"""The shelf: every published text, and how many answer each choice."""

import datetime
import re
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import F, QuerySet

from articles.dating import civil_date
from articles.models import Article

FACETS = ("theme", "author", "publication", "year", "language")
MOST_YEARS = 3  # a date that may mean more of them offers none as a choice
_YEAR = re.compile(r"-?\d{1,4}")


@dataclass(slots=True)
class ShelfRow:
    """The values of one published text in each facet."""

    values: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    years: range = range(0)

    def answers(self, facet: str, value: str) -> bool:
        """Whether the text has a value in a facet, as `articles.filters` judges it."""
        if facet == "year":
            return _YEAR.fullmatch(value) is not None and int(value) in self.years
        return value in self.values[facet]


def shelf_rows(at: datetime.datetime | None = None) -> dict[int, ShelfRow]:
    """The facets of all published texts, by key; one query."""
    rows: dict[int, ShelfRow] = defaultdict(ShelfRow)
    for pk, theme, author, publication, earliest, latest, language in (
        Article.objects.published(at)
        .order_by()
        .values_list(
            "pk",
            "themes__slug",
            "source__authors__name",
            "source__publication",
            "source__published_earliest",
            "source__published_latest",
            "language",
        )
    ):
        values = rows[pk].values
        for facet, value in (
            ("theme", theme),
            ("author", author),
            ("publication", publication),
            ("language", language),
        ):
            if value:
                values[facet].add(value)
        if earliest is not None and latest is not None:
            years = range(civil_date(earliest)[0], civil_date(latest)[0] + 1)
            rows[pk].years = years
            if len(years) <= MOST_YEARS:
                values["year"].update(map(str, years))
    return rows


def counts_for(rows: dict[int, ShelfRow], chosen: dict[str, str], facet: str) -> dict[str, int]:
    """How many texts answer each value of a facet, given what is chosen in the others.

    The value that is chosen in the facet itself is counted too, even where no text has it.
    """
    others = {name: value for name, value in chosen.items() if name != facet and value}
    answering = [
        row
        for row in rows.values()
        if all(row.answers(name, value) for name, value in others.items())
    ]
    values = set().union(*(row.values[facet] for row in answering))
    if chosen.get(facet):
        values.add(chosen[facet])
    return {value: sum(row.answers(facet, value) for row in answering) for value in values}


def shelf_queryset() -> "QuerySet[Article]":
    """Published texts in the order of the shelf, with what a row shows."""
    return (
        Article.objects.published()
        .select_related("source")
        .prefetch_related("source__authors")
        .order_by(
            F("source__published_earliest").asc(nulls_last=True), "source__slug", "kind", "pk"
        )
    )
