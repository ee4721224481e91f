"""What the desk shows of a text: its revisions, its annotations, what else is stated of it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from articles.anchoring import AnchorStatus
from articles.models import (
    Anchor,
    Annotation,
    AnnotationStatus,
    Article,
    Passage,
    Publication,
    Revision,
)
from articles.queries.waiting import keys_to_confirm
from articles.text.lettering import key_letters
from articles.uses import Use, kind_of, name_of, uses_of_all


@dataclass(frozen=True, slots=True)
class DeskAnnotation:
    """An annotation where it stands in one revision; an orphan has the words that it lost.

    `key` is its letter beside the text, empty for one that has no place there.
    """

    annotation: Annotation
    key: str
    start: int | None
    end: int | None
    words: str
    anchor_status: str

    @property
    def is_orphan(self) -> bool:
        return self.start is None


@dataclass(frozen=True, slots=True)
class DeskStatement:
    """An editor's statement where it stands in one revision; an orphan has the words that it lost.

    `key` is its sign beside the text, empty for one that has no place there.
    """

    use: Use
    key: str
    start: int | None
    end: int | None
    words: str
    passage: str
    is_waiting: bool

    @property
    def kind(self) -> str:
        return kind_of(self.use)

    @property
    def kind_name(self) -> str:
        return name_of(self.kind)

    @property
    def is_orphan(self) -> bool:
        return self.start is None


def desk_statements(revision: Revision) -> list[DeskStatement]:
    """What editors state of an article in the order of a revision's text, orphans last."""
    rows = (
        Anchor.objects.filter(revision=revision)
        .order_by(F("start").asc(nulls_last=True), "-end", "pk")
        .values_list("passage", "passage__public_id", "start", "end", "exact")
    )
    anchors = list(rows)
    uses = uses_of_all(Passage, [passage for passage, *_place in anchors])
    found = [
        (use, anchor)
        for anchor in anchors
        for use in uses.get(anchor[0], ())
        if use.waits_for_confirmation and use.is_editorial
    ]
    waiting = keys_to_confirm(revision) if found else frozenset()
    lost = _last_words([anchor[0] for _use, anchor in found if anchor[2] is None], revision)
    placed: list[DeskStatement] = []
    for number, (use, (passage, public_id, start, end, exact)) in enumerate(found, start=1):
        key = f"s{number}" if start is not None else ""
        words = exact or lost.get(passage, "")
        placed.append(DeskStatement(use, key, start, end, words, public_id, use.key in waiting))
    return placed


def desk_annotations(revision: Revision) -> list[DeskAnnotation]:
    """The annotations of an article in the order of a revision's text, orphans last.

    Retired ones have neither key nor highlight.
    """
    rows = (
        Annotation.objects.filter(passage__anchors__revision=revision)
        .annotate(
            start=F("passage__anchors__start"),
            end=F("passage__anchors__end"),
            words=F("passage__anchors__exact"),
            anchor_status=F("passage__anchors__status"),
        )
        .select_related("editor", "theme", "passage")
        .order_by(F("start").asc(nulls_last=True), "-end", "pk")
    )
    found: list[Any] = list(rows)  # annotations with the four values of their anchor
    lost = _last_words([row.passage_id for row in found if row.start is None], revision)
    placed: list[DeskAnnotation] = []
    number = 0
    for row in found:
        has_key = row.start is not None and row.status != AnnotationStatus.RETIRED
        key = key_letters(number) if has_key else ""
        number += has_key
        words = row.words or lost.get(row.passage_id, "")
        placed.append(DeskAnnotation(row, key, row.start, row.end, words, row.anchor_status))
    return placed


def _last_words(passages: list[int], revision: Revision) -> dict[int, str]:
    """The words that passages had before a revision lost them."""
    if not passages:
        return {}
    anchors = (
        Anchor.objects.filter(passage__in=passages, revision__number__lt=revision.number)
        .exclude(status=AnchorStatus.ORPHANED)
        .order_by("revision__number")
        .values_list("passage_id", "exact")
    )
    return dict(anchors)


def revisions_of(article: Article) -> "QuerySet[Revision]":
    """The revisions of an article, newest first, without their texts.

    `was_public` says whether one was ever published.
    """
    return (
        article.revisions.defer("text", "structure", "source_map")
        .select_related("created_by")
        .annotate(was_public=Exists(Publication.objects.filter(revision=OuterRef("pk"))))
        .order_by("-number")
    )


def revision_to_edit(article: Article, number: int | None = None) -> Revision | None:
    """A revision of an article by its number; the latest unless told."""
    revisions = article.revisions.order_by("-number")
    return revisions.first() if number is None else revisions.filter(number=number).first()
