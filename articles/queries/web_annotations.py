"""Annotations as they are given to others."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Prefetch, QuerySet

from articles.models import Anchor, Annotation, AnnotationKind, Article, Revision, Rights
from articles.queries.pointers import Pointer, PointerKind, Target, pointers_of, targets_of
from articles.text.document import BLOCK_SEPARATOR
from articles.web_annotation import WebAnnotation


def exported_annotations(article: Article) -> list[WebAnnotation]:
    """The published annotations that stand in an article's published revision, in text order."""
    if article.published_revision is None:
        return []
    rows = list(_standing(Annotation.objects.published(), article.published_revision))
    found = [(annotation, annotation.passage.anchors.all()[0]) for annotation in rows]
    found.sort(key=lambda pair: (pair[1].start or 0, -(pair[1].end or 0), pair[0].pk))
    pointers = pointers_of(_targets(rows))
    return [
        web_annotation(
            annotation, anchor, article, article.published_revision, pointers.get(annotation.pk)
        )
        for annotation, anchor in found
    ]


def exported_annotation(public_id: str) -> WebAnnotation | None:
    """One annotation that everybody may read, at its place in the published text."""
    annotation = (
        Annotation.objects.published()
        .filter(
            public_id=public_id,
            passage__article__in=Article.objects.published().exclude(rights=Rights.ACCOUNT),
        )
        .select_related("passage__article__published_revision")
        .first()
    )
    if annotation is None:
        return None
    article = annotation.passage.article
    revision = article.published_revision
    if revision is None:
        return None
    found = next(iter(_standing(Annotation.objects.filter(pk=annotation.pk), revision)), None)
    if found is None:
        return None
    pointer = pointers_of(_targets([found])).get(found.pk)
    return web_annotation(found, found.passage.anchors.all()[0], article, revision, pointer)


def _targets(annotations: Iterable[Annotation]) -> list[Target]:
    return targets_of(
        {each.pk for each in annotations if each.kind == AnnotationKind.CROSS_REFERENCE}
    )


def _standing(annotations: "QuerySet[Annotation]", revision: Revision) -> Iterable[Annotation]:
    anchors = Anchor.objects.filter(revision=revision)
    return (
        annotations.filter(
            passage__anchors__revision=revision, passage__anchors__start__isnull=False
        )
        .select_related("passage", "theme", "editor")
        .prefetch_related(Prefetch("passage__anchors", queryset=anchors))
    )


def web_annotation(
    annotation: Annotation,
    anchor: Anchor,
    article: Article,
    revision: Revision,
    pointer: Pointer | None = None,
) -> WebAnnotation:
    """One annotation with its target in a revision, which never changes."""
    site = settings.SITE_URL
    prefix, suffix = anchor.prefix, anchor.suffix
    if article.rights == Rights.EXCERPT:  # the blocks before and after may be left out
        prefix = prefix.rpartition(BLOCK_SEPARATOR)[2]
        suffix = suffix.partition(BLOCK_SEPARATOR)[0]
    return WebAnnotation(
        id=f"{site}/annotations/{annotation.public_id}/",
        kind=annotation.kind,
        body=annotation.body,
        language=annotation.language,
        source=f"{site}/articles/{article.slug}/r/{revision.number}/",
        exact=anchor.exact,
        prefix=prefix,
        suffix=suffix,
        start=anchor.start,
        end=anchor.end,
        theme=annotation.theme.slug if annotation.theme else "",
        term=pointer.key if pointer and pointer.kind is PointerKind.TERM else "",
        link=_link(pointer, site),
        creator=annotation.editor.display_name if annotation.editor else "",
        created=annotation.created_at.isoformat(timespec="seconds"),
        modified=annotation.modified_at.isoformat(timespec="seconds"),
    )


def _link(pointer: Pointer | None, site: str) -> str:
    if pointer is None:
        return ""
    return f"{site}{pointer.path}" if pointer.path.startswith("/") else pointer.path
