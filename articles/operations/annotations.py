"""Write on a passage."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from articles.actor import Actor
from articles.models import (
    MOST_SIGNS,
    Annotation,
    AnnotationKind,
    AnnotationStatus,
    Passage,
    Revision,
    Term,
    Theme,
)
from articles.operations.passages import mark_passage
from articles.pointing import further_kinds
from articles.text.markup import markdown_html


class EmptyAnnotationError(ValueError):
    """An annotation says something."""


class LongAnnotationError(ValueError):
    """A note fits the margin."""


class OwnWordsError(ValueError):
    """A cross-reference leads elsewhere."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a cross-reference points to: one of these, or nothing.

    `further` has the key of a thing above this room under the name of its kind.
    """

    passage: Passage | None = None
    term: Term | None = None
    address: str = ""
    further: Mapping[str, str] = field(default_factory=dict)


NOTHING = Target()


class AnnotationConflictError(ValueError):
    """Someone changed an annotation since an edit of it began."""

    def __init__(self, current: Annotation) -> None:
        super().__init__("This annotation was changed since you opened it.")
        self.current = current


@transaction.atomic
def annotate(  # noqa: PLR0913 - an annotation has these parts
    *,
    by: Actor,
    passage: Passage,
    kind: AnnotationKind,
    body: str,
    theme: Theme | None = None,
    language: str = "en",
    status: AnnotationStatus = AnnotationStatus.DRAFT,
    target: Target = NOTHING,
) -> Annotation:
    """Write a new annotation on a passage."""
    return save_annotation(
        by=by,
        annotation=Annotation(
            passage=passage,
            kind=kind,
            body=body,
            theme=theme,
            language=language,
            status=status,
            to_passage=target.passage,
            to_term=target.term,
            to_address=target.address,
        ),
        further=target.further,
    )


@transaction.atomic
def annotate_words(  # noqa: PLR0913 - an annotation has these parts
    *,
    by: Actor,
    revision: Revision,
    start: int,
    end: int,
    kind: AnnotationKind,
    body: str,
    theme: Theme | None = None,
    language: str = "en",
    status: AnnotationStatus = AnnotationStatus.DRAFT,
    target: Target = NOTHING,
) -> Annotation:
    """Write a new annotation on words of a revision: the passage and the note, or neither."""
    return annotate(
        by=by,
        passage=mark_passage(by=by, revision=revision, start=start, end=end),
        kind=kind,
        body=body,
        theme=theme,
        language=language,
        status=status,
        target=target,
    )


@transaction.atomic
def save_annotation(
    *,
    by: Actor,
    annotation: Annotation,
    based_on: int | None = None,
    further: Mapping[str, str] | None = None,
) -> Annotation:
    """Keep an annotation as its next version, with the HTML of its body.

    `based_on` is the version that an edit began from: where it is not the latest any more, nothing
    is saved. `further` is what it points to above this room, as in `Target`; None leaves that.
    """
    annotation.body = annotation.body.strip()
    if not annotation.body:
        raise EmptyAnnotationError("Write the note, or discard the passage.")
    if len(annotation.body) > MOST_SIGNS:
        raise LongAnnotationError(f"A note has at most {MOST_SIGNS} characters.")
    if annotation.to_passage_id is not None and annotation.to_passage_id == annotation.passage_id:
        raise OwnWordsError("A cross-reference points to other words than its own.")
    stored = Annotation.objects.select_for_update().filter(pk=annotation.pk).first()
    if stored and based_on is not None and stored.version != based_on:
        raise AnnotationConflictError(stored)
    annotation.version = stored.version + 1 if stored else 1
    annotation.body_html = markdown_html(annotation.body)
    if annotation.editor is None:
        annotation.editor = by
    annotation._history_user = by  # noqa: SLF001 - how django-simple-history is told
    annotation.save()
    if further is not None:
        for kind in further_kinds():
            kind.point(by, annotation.pk, further.get(kind.name, ""))
    return annotation


@transaction.atomic
def set_status(
    *,
    by: Actor,
    annotations: Iterable[Annotation],
    status: AnnotationStatus,
) -> int:
    """Publish annotations, take them back, or retire them; returns how many changed.

    They are read again, so that words that were saved meanwhile stay.
    """
    changed = list(
        Annotation.objects.select_for_update()
        .filter(pk__in=[annotation.pk for annotation in annotations])
        .exclude(status=status)
        .order_by("pk")
    )
    for annotation in changed:
        annotation.status = status
        save_annotation(by=by, annotation=annotation)
    return len(changed)


def retire_annotation(by: Actor, number: int) -> None:
    """Take an annotation off the page and off the desk; it is kept."""
    set_status(
        by=by,
        annotations=Annotation.objects.filter(pk=number),
        status=AnnotationStatus.RETIRED,
    )


def restore_annotation(by: Actor, number: int) -> None:
    """Bring a retired annotation back in the status that it had."""
    annotation = Annotation.objects.get(pk=number)
    before = annotation.history.exclude(status=AnnotationStatus.RETIRED).first()
    status = AnnotationStatus(before.status) if before else AnnotationStatus.DRAFT
    set_status(by=by, annotations=[annotation], status=status)
