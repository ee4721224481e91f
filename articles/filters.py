"""How the shelf and the glossary are narrowed."""

import re

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.dating import day_number
from articles.models import Article, Term, TermAlias

MOST_DISTANT_YEAR = 9999


class ArticleFilter(django_filters.FilterSet):
    """Articles by theme, author, publication, year and language; unknown values find nothing."""

    theme = django_filters.CharFilter(field_name="themes__slug", distinct=True)
    author = django_filters.CharFilter(field_name="source__authors__name", distinct=True)
    publication = django_filters.CharFilter(field_name="source__publication")
    year = django_filters.NumberFilter(
        method="in_year",
        min_value=-MOST_DISTANT_YEAR,
        max_value=MOST_DISTANT_YEAR,
        decimal_places=0,
    )
    language = django_filters.CharFilter(field_name="language")

    class Meta:
        model = Article
        fields = ("theme", "author", "publication", "year", "language")

    def in_year(self, queryset: "QuerySet[Article]", name: str, value: int) -> "QuerySet[Article]":
        """Texts that may have been published in a year."""
        del name
        return queryset.filter(
            source__published_earliest__lte=day_number(int(value), 12, 31),
            source__published_latest__gte=day_number(int(value), 1, 1),
        )


class TermFilter(django_filters.FilterSet):
    """Terms by kind and words; unknown values find nothing."""

    kind = django_filters.CharFilter(field_name="kind")
    words = django_filters.CharFilter(method="saying", max_length=100)

    class Meta:
        model = Term
        fields = ("kind", "words")

    def saying(self, queryset: "QuerySet[Term]", name: str, value: str) -> "QuerySet[Term]":
        """Terms whose names or definition hold all words, in either language."""
        del name
        # As regular expressions, because SQLite knows the capitals of ASCII alone otherwise.
        for word in map(re.escape, value.split()):
            aliases = TermAlias.objects.filter(term=OuterRef("pk"), name__iregex=word)
            queryset = queryset.filter(
                Q(name__iregex=word)
                | Q(name_vi__iregex=word)
                | Q(definition__iregex=word)
                | Q(definition_vi__iregex=word)
                | Exists(aliases)
            )
        return queryset
