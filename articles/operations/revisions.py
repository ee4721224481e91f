"""Save a new state of an article and carry its passages there."""

from collections.abc import Sequence

from django.db import transaction

from articles.actor import Actor
from articles.models import Anchor, Article, Revision
from articles.operations.carrying import carry_all
from articles.signals import revision_saved
from articles.text import Document

Run = tuple[int, int, int, int]


class EmptyRevisionError(ValueError):
    """A revision without a word cannot be saved."""


class RevisionConflictError(ValueError):
    """Someone saved a newer revision than the one that an edit began from."""

    def __init__(self, latest: Revision) -> None:
        super().__init__(f"Revision {latest.number} was saved since this edit began.")
        self.latest = latest


@transaction.atomic
def save_revision(  # noqa: PLR0913 - a revision has these parts
    *,
    by: Actor,
    article: Article,
    document: Document,
    change_summary: str = "",
    file_sha256: str = "",
    source_map: Sequence[Run] = (),
    based_on: int | None = None,
) -> Revision:
    """Append a revision and, in the same transaction, the anchor of every passage there.

    The public page does not change: that is `publish_revision`. `based_on` is the number of the
    revision that an edit began from: where it is not the latest any more, nothing is saved.
    """
    if not document.text:
        raise EmptyRevisionError("The text is empty. Write or paste at least one paragraph.")
    Article.objects.select_for_update().get(pk=article.pk)
    latest = article.revisions.order_by("-number").first()
    if latest and based_on is not None and latest.number != based_on:
        raise RevisionConflictError(latest)
    revision = Revision.objects.create(
        article=article,
        number=latest.number + 1 if latest else 1,
        text=document.text,
        structure=document.structure(),
        change_summary=change_summary,
        file_sha256=file_sha256,
        source_map=[list(run) for run in source_map],
        created_by=by,
    )
    if latest:
        anchors = [carriage.after for carriage in carry_all(latest, revision)]
        Anchor.objects.bulk_create(anchors, batch_size=500)
    revision_saved.send(sender=Revision, revision=revision, by=by)
    return revision
