"""Where the passages of an article come to stand in its next revision."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from articles.anchoring import AnchorStatus, Carried, reanchor, selectors
from articles.models import Anchor, Article, Revision
from articles.text import Document


@dataclass(frozen=True, slots=True)
class Carriage:
    """Where a passage last stood, and its anchor in the next revision, unsaved."""

    before: Anchor
    after: Anchor


def foresee_revision(*, article: Article, document: Document) -> list[Carriage]:
    """What saving a document as the next revision will do to passages. Saves nothing."""
    latest = article.revisions.order_by("-number").first()
    if latest is None:
        return []
    revision = Revision(article=article, number=latest.number + 1, text=document.text)
    return carry_all(latest, revision)


def carry_all(latest: Revision, revision: Revision) -> list[Carriage]:
    """Every passage of the article with its anchor in the new revision.

    A text that stood before, word for word, brings back the anchors that it had.
    """
    article = revision.article
    twin = (
        article.revisions.filter(text=revision.text, number__lt=revision.number)
        .order_by("-number")
        .first()
    )
    stood = Anchor.objects.filter(passage__article=article, start__isnull=False)
    last_stood = {anchor.passage_id: anchor for anchor in stood.order_by("revision__number")}
    carried: list[Carriage] = []
    returned: set[int] = set()
    if twin:
        for anchor in twin.anchors.exclude(status=AnchorStatus.ORPHANED):
            returned.add(anchor.passage_id)
            carried.append(Carriage(last_stood[anchor.passage_id], copied_anchor(anchor, revision)))
    waiting: dict[int, list[Anchor]] = defaultdict(list)
    for passage_id, anchor in last_stood.items():
        if passage_id not in returned:
            waiting[anchor.revision_id].append(anchor)
    texts = dict(
        Revision.objects.filter(pk__in=waiting.keys() - {latest.pk}).values_list("pk", "text")
    )
    texts[latest.pk] = latest.text
    for revision_id, group in waiting.items():
        carried += carry(group, texts[revision_id], revision)
    return carried


def carry(anchors: Sequence[Anchor], old_text: str, revision: Revision) -> list[Carriage]:
    """Passages from where they stand in another text to a revision."""
    standing = [a for a in anchors if a.start is not None and a.end is not None]
    spans = [(a.start, a.end) for a in standing if a.start is not None and a.end is not None]
    placed = reanchor(old_text, revision.text, spans)
    return [
        Carriage(anchor, _anchor_of(anchor.passage_id, revision, place))
        for anchor, place in zip(standing, placed, strict=True)
    ]


def copied_anchor(anchor: Anchor, revision: Revision) -> Anchor:
    """The same place in a revision whose text is the same."""
    return Anchor(
        passage_id=anchor.passage_id,
        revision=revision,
        start=anchor.start,
        end=anchor.end,
        exact=anchor.exact,
        prefix=anchor.prefix,
        suffix=anchor.suffix,
        status=AnchorStatus.KEPT,
        reason="same_text",
    )


def _anchor_of(passage_id: int, revision: Revision, place: Carried) -> Anchor:
    """An unsaved anchor for a place that re-anchoring found."""
    anchor = Anchor(
        passage_id=passage_id,
        revision=revision,
        status=AnchorStatus.ORPHANED,
        confidence=place.confidence,
        reason=place.reason,
    )
    if place.candidate:
        anchor.candidate_start, anchor.candidate_end = place.candidate
    if place.start is None or place.end is None:
        return anchor
    start, end = trimmed(revision.text, place.start, place.end)
    if start < end:
        words = selectors(revision.text, start, end)
        anchor.start, anchor.end, anchor.status = start, end, place.status
        anchor.exact, anchor.prefix, anchor.suffix = words.exact, words.prefix, words.suffix
    return anchor


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without space at its edges; empty where it holds no words."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
