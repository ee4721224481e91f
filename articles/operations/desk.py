"""Decide what becomes of passages whose words changed or went; each decision can be undone."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actor import Actor
from articles.anchoring import AnchorStatus, selectors
from articles.models import Anchor, Article, Confirmation, DeskAction, DeskActionKind, Passage
from articles.operations.carrying import trimmed
from articles.uses import Retirement, Use, retirement_of, uses_of

_PLACE = ("start", "end", "exact", "prefix", "suffix", "status", "confidence", "reason")
_PLACING = (DeskActionKind.ACCEPT, DeskActionKind.PLACE)


class DeskError(ValueError):
    """The decision cannot be made as things stand now."""


@transaction.atomic
def accept_candidate(*, by: Actor, anchor: Anchor) -> DeskAction:
    """Put an orphan on the place that re-anchoring proposed."""
    anchor = _latest(anchor)
    if anchor.status != AnchorStatus.ORPHANED:
        raise DeskError(_("This passage has a place already. Load the desk again."))
    if anchor.candidate_start is None or anchor.candidate_end is None:
        raise DeskError(_("There is no proposed place. Select the words anew."))
    return _place(by, anchor, anchor.candidate_start, anchor.candidate_end, DeskActionKind.ACCEPT)


@transaction.atomic
def place_anew(*, by: Actor, anchor: Anchor, start: int, end: int) -> DeskAction:
    """Put a passage on words that an editor selected in its revision."""
    return _place(by, _latest(anchor), start, end, DeskActionKind.PLACE)


@transaction.atomic
def confirm_use(*, by: Actor, anchor: Anchor, use: str) -> DeskAction:
    """Say that a statement holds on the words that stand there now."""
    anchor = _latest(anchor)
    statement = _use_of(anchor.passage, use)
    if anchor.status == AnchorStatus.ORPHANED:
        raise DeskError(_("There are no words to confirm. Give the passage a place first."))
    if not _confirm(by, anchor, use, is_first=False):
        raise DeskError(_("This was confirmed already."))
    return _done(by, anchor, DeskActionKind.CONFIRM, use=use, before={"label": statement.label})


@transaction.atomic
def retire_use(*, by: Actor, anchor: Anchor, use: str) -> DeskAction:
    """Take back what stood on a passage."""
    statement = _use_of(anchor.passage, use)
    retirement, number = _retirement_of(use)
    retirement.retire(by, number)
    return _done(by, anchor, DeskActionKind.RETIRE, use=use, before={"label": statement.label})


def vouch_for(*, by: Actor, passage: Passage, revision_id: int, use: str, is_first: bool) -> None:
    """Say that a statement was made on the words of a revision, where its passage is older.

    Without it a new statement on an old passage would wait because of words that changed before,
    and would count on old words that nobody read for it. A statement that was there already is not
    made but confirmed: only what makes a statement says that it `is_first`.
    """
    anchor = Anchor.objects.get(passage=passage, revision=revision_id)
    if Anchor.objects.filter(passage=passage, revision__number__lt=anchor.revision.number).exists():
        _confirm(by, anchor, use, is_first=is_first)


@transaction.atomic
def undo(*, by: Actor, action: DeskAction) -> None:
    """Take a decision back: everything stands as it did before."""
    action = DeskAction.objects.select_for_update().get(pk=action.pk)
    if action.undone_at is not None:
        raise DeskError(_("This was undone already."))
    anchor = action.anchor
    match action.kind:
        case DeskActionKind.ACCEPT | DeskActionKind.PLACE:
            _undo_placing(_latest(anchor), action)
        case DeskActionKind.CONFIRM:
            Confirmation.objects.filter(anchor=anchor, use=action.use).delete()
        case DeskActionKind.RETIRE:
            retirement, number = _retirement_of(action.use)
            retirement.restore(by, number)
    action.undone_at = timezone.now()
    action.save()


def _latest(anchor: Anchor) -> Anchor:
    """The anchor as it is now, in the latest revision; until the end no other revision is saved."""
    anchor = Anchor.objects.select_related("revision", "passage").get(pk=anchor.pk)
    article = Article.objects.select_for_update().get(pk=anchor.passage.article_id)
    if article.revisions.filter(number__gt=anchor.revision.number).exists():
        raise DeskError(_("A newer revision was saved meanwhile. Load the desk again."))
    return Anchor.objects.select_related("revision", "passage").get(pk=anchor.pk)


def _place(by: Actor, anchor: Anchor, start: int, end: int, kind: DeskActionKind) -> DeskAction:
    """Move an anchor. Its editor has seen the words, so the statements on it are confirmed."""
    text = anchor.revision.text
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise DeskError(_("The selection holds no words of this revision. Select them again."))
    before: dict[str, Any] = {name: getattr(anchor, name) for name in _PLACE}
    anchor.start, anchor.end = trimmed(text, start, end)
    words = selectors(text, anchor.start, anchor.end)
    anchor.exact, anchor.prefix, anchor.suffix = words.exact, words.prefix, words.suffix
    anchor.status, anchor.confidence, anchor.reason = AnchorStatus.MOVED, 1.0, "placed_by_editor"
    anchor.save()
    before["label"] = anchor.exact
    before["confirmed"] = [
        use.key
        for use in uses_of(anchor.passage)
        if use.waits_for_confirmation and _confirm(by, anchor, use.key, is_first=False)
    ]
    return _done(by, anchor, kind, before=before)


def _undo_placing(anchor: Anchor, action: DeskAction) -> None:
    later = anchor.desk_actions.filter(kind__in=_PLACING, undone_at=None, pk__gt=action.pk)
    if later.exists():
        raise DeskError(_("The passage was placed again since. Undo that first."))
    for name in _PLACE:
        setattr(anchor, name, action.before[name])
    anchor.save()
    anchor.confirmations.filter(use__in=action.before["confirmed"]).delete()


def _confirm(by: Actor, anchor: Anchor, use: str, *, is_first: bool) -> bool:
    """Keep a confirmation; False where there is one already."""
    _confirmation, made = Confirmation.objects.get_or_create(
        anchor=anchor,
        use=use,
        defaults={"confirmed_by": by, "is_first": is_first},
    )
    return made


def _use_of(passage: Passage, key: str) -> Use:
    for use in uses_of(passage):
        if use.key == key:
            return use
    raise DeskError(_("This statement is no longer there. Load the desk again."))


def _retirement_of(use: str) -> tuple[Retirement, int]:
    found = retirement_of(use)
    if found is None:
        raise DeskError(_("This statement cannot be retired here. Open it and change it there."))
    return found


def _done(
    by: Actor,
    anchor: Anchor,
    kind: DeskActionKind,
    *,
    use: str = "",
    before: dict[str, Any],
) -> DeskAction:
    return DeskAction.objects.create(
        kind=kind,
        anchor=anchor,
        use=use,
        before=before,
        made_by=by,
    )
