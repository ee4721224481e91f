"""How the timeline is narrowed."""

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.dating import UNKNOWN_END, UNKNOWN_START, DatingError, parse
from articles.models import Article
from timeline.models import Attestation, Event


class EventFilter(django_filters.FilterSet):
    """Events by theme, text, kind, words, disagreement and period; unknown values find nothing."""

    theme = django_filters.CharFilter(field_name="themes__slug")
    text = django_filters.CharFilter(method="attested_by")
    kind = django_filters.CharFilter(field_name="kind")
    words = django_filters.CharFilter(method="saying", max_length=100)
    disputed = django_filters.CharFilter(method="in_dispute")
    period = django_filters.CharFilter(method="in_period")

    class Meta:
        model = Event
        fields = ("theme", "text", "kind", "words", "disputed", "period")

    def attested_by(self, queryset: "QuerySet[Event]", name: str, value: str) -> "QuerySet[Event]":
        """Events about which the published words of a text state something."""
        del name
        rows = Attestation.objects.on_published_words().filter(
            event=OuterRef("pk"),
            passage__article__in=Article.objects.published().filter(slug=value),
        )
        return queryset.filter(Exists(rows))

    def saying(self, queryset: "QuerySet[Event]", name: str, value: str) -> "QuerySet[Event]":
        """Events whose title or description holds all words, in either language."""
        del name
        for word in value.split():
            queryset = queryset.filter(
                Q(title__icontains=word)
                | Q(title_vi__icontains=word)
                | Q(description__icontains=word)
                | Q(description_vi__icontains=word)
            )
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
