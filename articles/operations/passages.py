"""Point at words."""

from django.db import transaction

from articles.actor import Actor
from articles.anchoring import AnchorStatus, selectors
from articles.models import Anchor, Article, Passage, Revision
from articles.operations.carrying import carry, trimmed


class PassageError(ValueError):
    """These are not words of the revision."""


def mark_passage(*, by: Actor, revision: Revision, start: int, end: int) -> Passage:
    """The passage on ``revision.text[start:end]``: the one that is there, or a new one.

    Space at the edges is left out. A new passage is carried at once to every newer revision. The
    article is locked only to make one: a class that marks the same words waits for nobody.
    """
    start, end = _span_of_words(revision, start, end)
    return _passage_on(revision, start, end) or _new_passage(by, revision, start, end)


def find_passage(*, revision: Revision, start: int, end: int) -> Passage | None:
    """The passage on ``revision.text[start:end]`` if there is one."""
    return _passage_on(revision, *_span_of_words(revision, start, end))


def _span_of_words(revision: Revision, start: int, end: int) -> tuple[int, int]:
    text = revision.text
    if not 0 <= start < end <= len(text):
        raise PassageError("The selection lies outside the text. Select the words again.")
    start, end = trimmed(text, start, end)
    if start == end:
        raise PassageError("The selection holds no words. Select at least one.")
    return start, end


def _passage_on(revision: Revision, start: int, end: int) -> Passage | None:
    there = Anchor.objects.filter(revision=revision, start=start, end=end).order_by("pk")
    anchor = there.select_related("passage").first()
    return anchor.passage if anchor else None


@transaction.atomic
def _new_passage(by: Actor, revision: Revision, start: int, end: int) -> Passage:
    text = revision.text
    lock = Article.objects.select_for_update().only("pk")
    lock.get(pk=revision.article_id)  # no revision comes between
    there = _passage_on(revision, start, end)
    if there:
        return there
    passage = Passage.objects.create(
        article_id=revision.article_id,
        created_by=by,
    )
    words = selectors(text, start, end)
    anchor = Anchor(
        passage=passage,
        revision=revision,
        start=start,
        end=end,
        exact=words.exact,
        prefix=words.prefix,
        suffix=words.suffix,
        status=AnchorStatus.KEPT,
        reason="marked",
    )
    newer = Revision.objects.filter(
        article_id=revision.article_id, number__gt=revision.number
    ).order_by("number")
    anchors, last_stood, last_text = [anchor], anchor, text
    for later in newer:
        [carriage] = carry([last_stood], last_text, later)
        anchors.append(carriage.after)
        if carriage.after.status != AnchorStatus.ORPHANED:
            last_stood, last_text = carriage.after, later.text
    Anchor.objects.bulk_create(anchors)
    return passage
