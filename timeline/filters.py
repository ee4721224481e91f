"""How the timeline is narrowed."""

import re

import django_filters
from django.db.models import QuerySet

from articles.dating import UNKNOWN_END, UNKNOWN_START, DatingError, parse
from timeline.models import Event
from timeline.queries import narrowing

MOST_LETTERS = 100
"""Of the words that are looked for."""


class EventFilter(django_filters.FilterSet):
    """Events by theme, text, kind, words, disagreement and period; unknown values find nothing."""

    theme = django_filters.CharFilter(method="of_theme")
    text = django_filters.CharFilter(method="attested_by")
    kind = django_filters.CharFilter(field_name="kind")
    words = django_filters.CharFilter(method="saying", max_length=MOST_LETTERS)
    disputed = django_filters.CharFilter(method="in_dispute")
    period = django_filters.CharFilter(method="in_period")

    class Meta:
        model = Event
        fields = ("theme", "text", "kind", "words", "disputed", "period")

    def of_theme(self, queryset: "QuerySet[Event]", name: str, value: str) -> "QuerySet[Event]":
        """Events that belong to a theme."""
        del name
        return narrowing.of_theme(queryset, value)

    def attested_by(self, queryset: "QuerySet[Event]", name: str, value: str) -> "QuerySet[Event]":
        """Events about which readers see a text state something."""
        del name
        return narrowing.attested_by(queryset, value)

    def saying(self, queryset: "QuerySet[Event]", name: str, value: str) -> "QuerySet[Event]":
        """Events whose title or description holds all words, in either language."""
        del name
        for word in value.split():
            queryset = narrowing.saying(queryset, re.escape(word))
        return queryset

    def in_dispute(self, queryset: "QuerySet[Event]", name: str, value: str) -> "QuerySet[Event]":
        """Events whose sources contradict each other."""
        del name
        return queryset.disputed() if value == "yes" else queryset.none()  # type: ignore[attr-defined]

    def in_period(self, queryset: "QuerySet[Event]", name: str, value: str) -> "QuerySet[Event]":
        """Events that may have been within the days of a date in EDTF."""
        del name
        try:
            period = parse(value)
        except DatingError:
            return queryset.none()
        if period.earliest <= UNKNOWN_START or period.latest >= UNKNOWN_END:
            return queryset.none()
        return queryset.filter(date_earliest__lte=period.latest, date_latest__gte=period.earliest)
