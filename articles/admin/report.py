"""What saving a text will do: to its words, to its passages, and to what stands on them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.anchoring import AnchorStatus, differs_in_substance
from articles.anchoring.differences import Change, changes, shortened
from articles.models import Anchor, Article, Passage, Revision
from articles.operations.carrying import Carriage, foresee_revision
from articles.queries.waiting import bases_of
from articles.text import Document
from articles.uses import Use, uses_of_all


@dataclass(frozen=True, slots=True)
class StatementFate:
    """Something of an editor's on a passage, and whether it will wait or lose its words."""

    use: Use
    waits: bool
    is_lost: bool


@dataclass(frozen=True, slots=True)
class PassageFate:
    """What will happen to a passage on which something stands."""

    status: str
    label: str
    old_words: str
    new_words: str
    statements: tuple[StatementFate, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What saving a text will do.

    `touched` are the passages that move, change, lose their words or get them back, the gravest
    first; `kept` stay as they are. `waiting` and `lost` count what stands on them. Passages without
    words that get none are left out: the desk has them already.
    """

    words: tuple[Change, ...]
    touched: tuple[PassageFate, ...]
    kept: tuple[PassageFate, ...]
    waiting: int
    lost: int


RESTORED = "restored"
"""The status of a passage that has words again, or again the words of an earlier revision."""
_ORDER = [status.value for status in (AnchorStatus.ORPHANED, AnchorStatus.CHANGED)]


def report_of(article: Article, latest: Revision, document: Document) -> Report:
    """What saving a document as the next revision will do. Saves nothing.

    A pupil's own marks are not told: they are the pupil's.
    """
    carriages = foresee_revision(article=article, document=document)
    found = uses_of_all(Passage, [carriage.after.passage_id for carriage in carriages])
    uses = {
        passage: editorial
        for passage, group in found.items()
        if (editorial := [use for use in group if use.is_editorial])
    }
    bases = bases_of(uses)
    fates = [
        _fate(carriage, latest, uses[carriage.after.passage_id], bases)
        for carriage in carriages
        if carriage.after.passage_id in uses and not _is_still_lost(carriage, latest)
    ]
    touched = [fate for fate in fates if fate.status != AnchorStatus.KEPT or _waiting([fate])]
    touched.sort(key=lambda fate: (_gravity(fate), fate.old_words))
    return Report(
        tuple(shortened(changes(latest.text, document.text))),
        tuple(touched),
        tuple(fate for fate in fates if fate not in touched),
        _waiting(fates),
        sum(statement.is_lost for fate in fates for statement in fate.statements),
    )


def _is_still_lost(carriage: Carriage, latest: Revision) -> bool:
    return _was_lost(carriage, latest) and carriage.after.status == AnchorStatus.ORPHANED


def _was_lost(carriage: Carriage, latest: Revision) -> bool:
    """Whether a passage has no words in the latest revision: it stood last in an earlier one."""
    return carriage.before.revision_id != latest.pk


def _fate(
    carriage: Carriage, latest: Revision, uses: Iterable[Use], bases: dict[str, Anchor]
) -> PassageFate:
    after = carriage.after
    status = str(after.status)
    is_lost = status == AnchorStatus.ORPHANED
    is_as_before = status == AnchorStatus.KEPT and carriage.before.exact != after.exact
    if is_as_before or _was_lost(carriage, latest):
        status = RESTORED
    return PassageFate(
        status,
        _labels()[status],
        carriage.before.exact,
        after.exact,
        tuple(
            StatementFate(
                use,
                not is_lost
                and use.key in bases
                and differs_in_substance(bases[use.key].exact, after.exact),
                is_lost,
            )
            for use in uses
        ),
    )


def _waiting(fates: Iterable[PassageFate]) -> int:
    return sum(statement.waits for fate in fates for statement in fate.statements)


def _gravity(fate: PassageFate) -> int:
    return _ORDER.index(fate.status) if fate.status in _ORDER else len(_ORDER)


def _labels() -> dict[str, str]:
    return {
        AnchorStatus.KEPT.value: _("kept"),
        AnchorStatus.MOVED.value: _("moved"),
        AnchorStatus.CHANGED.value: _("changed"),
        AnchorStatus.ORPHANED.value: _("orphaned"),
        RESTORED: _("restored"),
    }
