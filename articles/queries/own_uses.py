"""What this room itself has on passages, and where it uses its own terms and themes."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Annotation, AnnotationStatus, Article, Mention, TermRelation
from articles.uses import Use


def annotations_on(passages: Sequence[int]) -> dict[int, list[Use]]:
    """The annotations on passages, and the cross-references that point to them.

    Retired ones are left out, save that what they point to is kept. In one query, because every
    page about passages asks.
    """
    found: dict[int, list[Use]] = defaultdict(list)
    wanted = set(passages)
    rows = Annotation.objects.filter(Q(passage__in=passages) | Q(to_passage__in=passages))
    for annotation in _with_texts(rows):
        if annotation.passage_id in wanted and annotation.status != AnnotationStatus.RETIRED:
            found[annotation.passage_id].append(
                Use(
                    key=f"annotation:{annotation.pk}",
                    label=str(annotation),
                    address=_address(annotation),
                    blocks_deletion=True,
                    is_public=annotation.status == AnnotationStatus.PUBLISHED,
                )
            )
        if annotation.to_passage_id in wanted:
            found[annotation.to_passage_id].append(_reference(annotation))
    return found


def mentions_on(passages: Sequence[int]) -> dict[int, list[Use]]:
    """The mentions of terms on passages that are not retired."""
    found: dict[int, list[Use]] = defaultdict(list)
    rows = Mention.objects.filter(passage__in=passages, is_retired=False).select_related("term")
    for mention in rows.order_by("pk"):
        found[mention.passage_id].append(
            Use(
                key=f"mention:{mention.pk}",
                label=_("Mention of %(term)s") % {"term": mention.term},
                address=reverse("admin:articles_term_change", args=[mention.term_id]),
                blocks_deletion=False,
                is_public=mention.term.is_published,
                waits_for_confirmation=True,
            )
        )
    return found


def mentions_of(terms: Sequence[int]) -> dict[int, list[Use]]:
    """Where terms are mentioned."""
    found: dict[int, list[Use]] = defaultdict(list)
    rows = Mention.objects.filter(term__in=terms, is_retired=False)
    for mention in rows.select_related("passage__article").order_by("pk"):
        article = mention.passage.article
        found[mention.term_id].append(
            Use(
                key=f"mention:{mention.pk}",
                label=_("Mentioned in %(title)s") % {"title": article},
                address=reverse("admin:articles_term_find", args=[article.pk]),
                blocks_deletion=True,
                is_public=False,
            )
        )
    return found


def relations_to(terms: Sequence[int]) -> dict[int, list[Use]]:
    """The terms that cite others, follow them, replace them or are part of them."""
    found: dict[int, list[Use]] = defaultdict(list)
    for relation in (
        TermRelation.objects.filter(other__in=terms).select_related("term", "other").order_by("pk")
    ):
        found[relation.other_id].append(
            Use(
                key=f"relation:{relation.pk}",
                label=str(relation),
                address=reverse("admin:articles_term_change", args=[relation.term_id]),
                blocks_deletion=True,
                is_public=False,
            )
        )
    return found


def annotations_about(themes: Sequence[int]) -> dict[int, list[Use]]:
    """The annotations under themes."""
    found: dict[int, list[Use]] = defaultdict(list)
    for annotation in Annotation.objects.filter(theme__in=themes).order_by("pk"):
        found[annotation.theme_id or 0].append(
            Use(
                key=f"annotation:{annotation.pk}",
                label=str(annotation),
                address=reverse("admin:articles_annotation_change", args=[annotation.pk]),
                blocks_deletion=True,
                is_public=annotation.status == AnnotationStatus.PUBLISHED,
            )
        )
    return found


def articles_about(themes: Sequence[int]) -> dict[int, list[Use]]:
    """The texts under themes."""
    found: dict[int, list[Use]] = defaultdict(list)
    rows = Article.themes.through.objects.filter(theme__in=themes).select_related("article")
    for row in rows.order_by("pk"):
        found[row.theme_id].append(
            Use(
                key=f"article:{row.article_id}",
                label=str(row.article),
                address=reverse("admin:articles_article_change", args=[row.article_id]),
                blocks_deletion=True,
                is_public=row.article.published_at is not None,
            )
        )
    return found


def references_to_terms(terms: Sequence[int]) -> dict[int, list[Use]]:
    """The cross-references that point to terms."""
    found: dict[int, list[Use]] = defaultdict(list)
    for annotation in _with_texts(Annotation.objects.filter(to_term__in=terms)):
        found[annotation.to_term_id or 0].append(_reference(annotation))
    return found


def _with_texts(rows: "QuerySet[Annotation]") -> "QuerySet[Any]":
    """Annotations with their texts, and whether these are open to readers: `is_open`."""
    texts = Article.objects.published().filter(pk=OuterRef("passage__article"))
    return rows.annotate(is_open=Exists(texts)).select_related("passage__article").order_by("pk")


def _reference(annotation: Any) -> Use:
    return Use(
        key=f"reference:{annotation.pk}",
        label=_("A note in “%(title)s” points here") % {"title": annotation.passage.article},
        address=_address(annotation),
        blocks_deletion=True,
        is_public=annotation.is_open and annotation.status == AnnotationStatus.PUBLISHED,
        is_editorial=annotation.status != AnnotationStatus.RETIRED,
    )


def _address(annotation: Annotation) -> str:
    return reverse("admin:articles_annotation_change", args=[annotation.pk])
