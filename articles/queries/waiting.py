"""What waits on the desk: passages without a place, statements to confirm."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from articles.anchoring import AnchorStatus, Selectors, differs_in_substance, selectors
from articles.models import Anchor, Confirmation, DeskAction, Passage, Revision
from articles.uses import Use, uses_of_all


@dataclass(frozen=True, slots=True)
class Orphan:
    """A passage whose words are gone from a revision, with what stands on it.

    `candidate` is the most likely place there, if any was found.
    """

    anchor: Anchor
    last_stood: Anchor
    candidate: Selectors | None
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """A statement under which words changed in more than space and punctuation.

    `base` is where it was made or last confirmed.
    """

    anchor: Anchor
    use: Use
    base: Anchor


def latest_revisions() -> "QuerySet[Revision, int]":
    """The keys of the latest revision of each article."""
    newest = Revision.objects.filter(article=OuterRef("article")).order_by("-number")
    return Revision.objects.filter(pk=Subquery(newest.values("pk")[:1])).values_list(
        "pk", flat=True
    )


def orphans(revisions: list[int] | None = None) -> list[Orphan]:
    """Editors' orphans in some revisions, in the latest of each article unless told.

    By article, and by where they last stood.
    """
    lost = _anchors(revisions).filter(status=AnchorStatus.ORPHANED)
    waiting = list(lost.select_related("passage"))
    uses = uses_of_all(Passage, [anchor.passage_id for anchor in waiting])
    editorial = {
        anchor.pk: kept
        for anchor in waiting
        if (kept := tuple(use for use in uses.get(anchor.passage_id, ()) if use.is_editorial))
    }
    waiting = [anchor for anchor in waiting if anchor.pk in editorial]
    texts = _with_revisions(waiting)
    stood = _history([anchor.passage_id for anchor in waiting])
    found = [
        Orphan(
            anchor,
            _last_before(stood[anchor.passage_id], anchor.revision.number),
            _candidate(anchor, texts[anchor.revision_id].text),
            editorial[anchor.pk],
        )
        for anchor in waiting
    ]
    return sorted(
        found, key=lambda o: (o.anchor.revision.article_id, o.last_stood.start or 0, o.anchor.pk)
    )


def to_confirm(revisions: list[int] | None = None) -> list[ToConfirm]:
    """The statements that wait in some revisions, in the latest of each article unless told.

    By article and place.
    """
    standing = _standing()
    elsewhere = standing.filter(passage=OuterRef("passage")).exclude(exact=OuterRef("exact"))
    current = list(
        _anchors(revisions)
        .exclude(status=AnchorStatus.ORPHANED)
        .filter(Exists(elsewhere))
        .select_related("passage")
    )
    passages = [anchor.passage_id for anchor in current]
    uses = uses_of_all(Passage, passages)
    history = _history(passages)
    confirmed = _confirmed(passages)
    waiting = [
        ToConfirm(anchor, use, base)
        for anchor in current
        for use in uses.get(anchor.passage_id, ())
        if use.waits_for_confirmation and use.is_editorial
        if (base := _base(history[anchor.passage_id], anchor, use, confirmed)).pk != anchor.pk
        if differs_in_substance(base.exact, anchor.exact)
    ]
    _with_revisions([each.anchor for each in waiting])
    return sorted(
        waiting, key=lambda w: (w.anchor.revision.article_id, w.anchor.start or 0, w.use.key)
    )


def bases_of(uses: Mapping[int, Iterable[Use]]) -> dict[str, Anchor]:
    """The anchors whose words statements were made or last confirmed on, by keys of uses.

    For the uses of passages, such as `uses_of_all` gives them.
    """
    passages = list(uses)
    confirmed = _confirmed(passages)
    history = _history(passages)
    return {
        use.key: _base(history[passage], history[passage][-1], use, confirmed)
        for passage, group in uses.items()
        for use in group
        if use.waits_for_confirmation and history[passage]
    }


def keys_to_confirm(revision: Revision) -> frozenset[str]:
    """The keys of the uses that wait in one revision, for pages that mark or leave them out."""
    return frozenset(waiting.use.key for waiting in to_confirm([revision.pk]))


def last_words(anchor: Anchor) -> Anchor | None:
    """Where a passage stands, or for an orphan where it last stood; with the revision's number."""
    number = anchor.revision.number
    stood = reversed(_history([anchor.passage_id])[anchor.passage_id])
    return next((each for each in stood if each.revision.number <= number), None)


def waiting_count() -> int:
    """How many decisions wait on the desk."""
    return len(orphans()) + len(to_confirm())


def recent_decisions(most: int = 20) -> list[DeskAction]:
    """What was decided last, newest first, with its article, revision number and editor."""
    return list(
        DeskAction.objects.select_related("anchor__passage__article", "made_by")
        .order_by("-made_at", "-pk")
        .all()[:most]
    )


def _anchors(revisions: list[int] | None) -> "QuerySet[Anchor]":
    return Anchor.objects.filter(
        revision__in=latest_revisions() if revisions is None else revisions
    )


def _standing() -> "QuerySet[Anchor]":
    return Anchor.objects.exclude(status=AnchorStatus.ORPHANED)


def _with_revisions(anchors: list[Anchor]) -> dict[int, Revision]:
    """Gives anchors their revisions, each with its article and read once for all of them."""
    found = (
        Revision.objects.select_related("article")
        .defer("structure", "source_map")
        .in_bulk({anchor.revision_id for anchor in anchors})
    )
    for anchor in anchors:
        anchor.revision = found[anchor.revision_id]
    return found


def _history(passages: list[int]) -> dict[int, list[Anchor]]:
    """Where each passage has stood, in the order of revisions; their texts are not read."""
    found: dict[int, list[Anchor]] = defaultdict(list)
    anchors = (
        _standing()
        .filter(passage__in=passages)
        .select_related("revision")
        .defer("revision__text", "revision__structure", "revision__source_map")
        .order_by("revision__number")
    )
    for anchor in anchors:
        found[anchor.passage_id].append(anchor)
    return found


def _last_before(history: list[Anchor], number: int) -> Anchor:
    """Where a passage last stood before the revision that lost it."""
    return [anchor for anchor in history if anchor.revision.number < number][-1]


def _candidate(anchor: Anchor, text: str) -> Selectors | None:
    if anchor.candidate_start is None or anchor.candidate_end is None:
        return None
    return selectors(text, anchor.candidate_start, anchor.candidate_end)


_Confirmed = dict[tuple[int, str], bool]
"""Whether a statement was made on the words of an anchor, or only confirmed there; by the keys of
both."""


def _confirmed(passages: list[int]) -> _Confirmed:
    rows = Confirmation.objects.filter(anchor__passage__in=passages)
    return {(anchor, use): first for anchor, use, first in rows.values_list(*_CONFIRMED)}


_CONFIRMED = ("anchor_id", "use", "is_first")


def _base(history: list[Anchor], current: Anchor, use: Use, confirmed: _Confirmed) -> Anchor:
    """The anchor whose words the statement was made or last confirmed on.

    A statement made on newer words, such as those of a draft, was not made on older ones: it waits
    there too if they differ.
    """
    made = (anchor for anchor in history if confirmed.get((anchor.pk, use.key)))
    base = next(made, history[0])
    for anchor in history:
        if (anchor.pk, use.key) in confirmed:
            base = anchor
        if anchor.pk == current.pk:
            break
    return base
