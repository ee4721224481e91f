"""What a person marked and noted, and where its words stand."""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from articles.models import Anchor, Article, Publication, Revision
from portal.study.models import Highlight, Jotting


@dataclass(frozen=True, slots=True)
class Standing:
    """Where words stand in the text that readers see.

    Without a span they are gone from it; `words` then last stood in a text that was public.
    """

    words: str
    span: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class OwnHighlight:
    """A highlight with its words."""

    pk: int
    article: int
    colour: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class OwnJotting:
    """A jotting with its words."""

    client_id: uuid.UUID
    article: int
    body: str
    made_at: datetime.datetime
    standing: Standing


@dataclass(frozen=True, slots=True)
class OwnMarks:
    """All marks of a person, in one text or in all, each in the order of the text."""

    highlights: tuple[OwnHighlight, ...]
    jottings: tuple[OwnJotting, ...]

    @property
    def articles(self) -> frozenset[int]:
        """The keys of the texts that they stand in."""
        highlights = (mark.article for mark in self.highlights)
        return frozenset(highlights).union(mark.article for mark in self.jottings)

    @property
    def gone(self) -> int:
        """How many lost their words."""
        standing = [mark.standing for mark in self.highlights]
        standing += [mark.standing for mark in self.jottings]
        return sum(each.span is None for each in standing)


def own_marks(person: int, article: int | None = None) -> OwnMarks:
    """The marks of a person, by text and place; those whose words are gone come last.

    Three queries, and a fourth where words are gone.
    """
    highlights, jottings = own_highlights(person, article), own_jottings(person, article)
    passages = {row.passage_id for row in highlights} | {row.passage_id for row in jottings}
    standing = _standing(passages)
    return OwnMarks(
        tuple(
            sorted(
                (
                    OwnHighlight(
                        row.pk, row.passage.article_id, row.colour, standing[row.passage_id]
                    )
                    for row in highlights
                ),
                key=lambda mark: (*_place(mark), mark.pk),
            )
        ),
        tuple(
            sorted(
                (
                    OwnJotting(
                        row.client_id,
                        row.passage.article_id,
                        row.body,
                        row.made_at,
                        standing[row.passage_id],
                    )
                    for row in jottings
                ),
                key=lambda mark: (*_place(mark), mark.made_at),
            )
        ),
    )


def own_highlights(person: int, article: int | None = None) -> "QuerySet[Highlight]":
    """The highlights of a person, in one text or in all."""
    found = Highlight.objects.filter(person=person).select_related("passage")
    return found if article is None else found.filter(passage__article=article)


def own_jottings(person: int, article: int | None = None) -> "QuerySet[Jotting]":
    """The jottings of a person, in one text or in all."""
    found = Jotting.objects.filter(person=person).select_related("passage")
    return found if article is None else found.filter(passage__article=article)


def jotting_of(person: int, client_id: uuid.UUID) -> Jotting | None:
    """A person's jotting with its text."""
    return (
        own_jottings(person).select_related("passage__article").filter(client_id=client_id).first()
    )


def standing_of(passage: int) -> Standing:
    """Where the words of one passage stand."""
    return _standing([passage])[passage]


def texts_of(articles: Iterable[int]) -> dict[int, Article]:
    """Texts by key, with the number of their published revision."""
    return {
        article.pk: article
        for article in Article.objects.filter(pk__in=set(articles)).select_related("source")
    }


def revision_to_mark(slug: str, number: int) -> Revision | None:
    """A revision of a published text that readers have seen, with its text; one query."""
    now = timezone.now()
    seen = Publication.objects.filter(revision=OuterRef("pk"), published_at__lte=now)
    return (
        Revision.objects.filter(
            Exists(seen),
            article__in=Article.objects.published(now).filter(slug=slug),
            number=number,
        )
        .select_related("article")
        .defer("structure", "source_map")
        .first()
    )


def _place(mark: OwnHighlight | OwnJotting) -> tuple[int, bool, tuple[int, int]]:
    span = mark.standing.span
    return mark.article, span is None, span or (0, 0)


def _standing(passages: Iterable[int]) -> dict[int, Standing]:
    """Where passages stand; two queries. The words of drafts are never read."""
    wanted = list(passages)
    anchors = Anchor.objects.filter(passage__in=wanted, start__isnull=False)
    now = anchors.filter(revision=F("passage__article__published_revision"))
    found = {
        passage: Standing(words, (start or 0, end or 0))
        for passage, words, start, end in now.values_list("passage_id", "exact", "start", "end")
    }
    gone = [passage for passage in wanted if passage not in found]
    stood = anchors.filter(
        passage__in=gone, revision__publications__published_at__lte=timezone.now()
    ).order_by("revision__number")
    last = dict(stood.values_list("passage_id", "exact"))
    return found | {passage: Standing(last.get(passage, ""), None) for passage in gone}
