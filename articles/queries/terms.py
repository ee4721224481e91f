"""Where known terms stand in a text."""

from dataclasses import dataclass

from django.db.models import F, OuterRef, Subquery

from articles.models import Anchor, Mention, Revision, Term, TermAlias
from articles.text.terms import find_terms


@dataclass(frozen=True, slots=True)
class FoundMention:
    """A name of a term in a revision that is not marked yet."""

    term: Term
    start: int
    end: int
    words: str


def term_names() -> list[tuple[str, str]]:
    """Every name and alias with the slug of its term."""
    names = [
        (slug, name)
        for slug, *both in Term.objects.values_list("slug", "name", "name_vi")
        for name in both
        if name
    ]
    return names + list(TermAlias.objects.values_list("term__slug", "name"))


def published_names() -> list[tuple[str, str]]:
    """The names and aliases of the terms that readers see, each with the slug of its term."""
    names = [
        (slug, name)
        for slug, *both in Term.objects.published().values_list("slug", "name", "name_vi")
        for name in both
        if name
    ]
    aliases = TermAlias.objects.filter(term__in=Term.objects.published())
    return names + list(aliases.values_list("term__slug", "name"))


@dataclass(frozen=True, slots=True)
class MarkedMention:
    """A mention where it stands in a revision."""

    mention: Mention
    start: int
    end: int


def marked_mentions(revision: Revision) -> list[MarkedMention]:
    """The mentions in a revision that have a place there, in the order of the text."""
    rows = (
        Mention.objects.filter(
            is_retired=False,
            passage__anchors__revision=revision,
            passage__anchors__start__isnull=False,
        )
        .annotate(start=F("passage__anchors__start"), end=F("passage__anchors__end"))
        .select_related("term")
        .order_by("start", "-end", "pk")
    )
    return [MarkedMention(row, row.start, row.end) for row in rows]


def unmarked_mentions(revision: Revision) -> list[FoundMention]:
    """Names of terms in a revision where no mention stands, in the order of the text."""
    marked = set(
        Mention.objects.filter(passage__anchors__revision=revision).values_list(
            "term__slug", "passage__anchors__start", "passage__anchors__end"
        )
    )
    terms = {term.slug: term for term in Term.objects.all()}
    return [
        FoundMention(
            terms[found.key], found.start, found.end, revision.text[found.start : found.end]
        )
        for found in find_terms(revision.text, term_names())
        if (found.key, found.start, found.end) not in marked
    ]


@dataclass(frozen=True, slots=True)
class PlaceOfMention:
    """The words on which a term is mentioned, as they last stood, and their article."""

    article_id: int
    title: str
    words: str


def places_of(term: Term) -> list[PlaceOfMention]:
    """Where a term is mentioned, by article and place."""
    last = (
        Anchor.objects.filter(passage=OuterRef("passage"), start__isnull=False)
        .order_by("-revision__number")
        .values("exact", "start")[:1]
    )
    rows = (
        Mention.objects.filter(term=term, is_retired=False)
        .annotate(words=Subquery(last.values("exact")), place=Subquery(last.values("start")))
        .order_by("passage__article__title", "passage__article", "place", "pk")
        .values_list("passage__article", "passage__article__title", "words")
    )
    return [PlaceOfMention(*row) for row in rows]
