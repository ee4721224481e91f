"""What a question asks for as things stand: the text of its evidence, and its key.

Nothing of this is for a public page.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from articles.models import Anchor, Revision
from articles.queries.waiting import keys_to_confirm
from articles.text import Document
from articles.text.sentences import sentences
from portal.lessons.models import EvidencePassage, Match, Question, QuestionKind
from portal.lessons.scoring import (
    ChoiceKey,
    EvidenceKey,
    Folding,
    FreeKey,
    Key,
    KeyFaultError,
    MatchingKey,
    NumberKey,
    OrderingKey,
    SequenceKey,
    ShortKey,
    Span,
    TrueFalseKey,
    touched,
)
from timeline.models import Event

EVIDENCE = "evidence"
"""The kind of use that an evidence key is of its passages."""


@dataclass(frozen=True, slots=True)
class Named:
    """A passage of the key where it stands in one revision."""

    row: EvidencePassage
    span: Span


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text of a question for evidence, in one revision.

    `sentences` are all of the revision, by their places; `offered` are the places to choose from.
    `is_waiting` says that an editor has to look at the key first.
    """

    revision: Revision
    document: Document
    sentences: tuple[Span, ...]
    offered: frozenset[int]
    named: tuple[Named, ...]
    is_waiting: bool

    @property
    def key(self) -> EvidenceKey:
        """The key; `KeyFaultError` while it cannot score."""
        if self.is_waiting:
            raise KeyFaultError("An editor has to confirm the key.")
        alternatives: dict[int, set[int]] = defaultdict(set)
        for each in self.named:
            alternatives[each.row.alternative] |= touched([each.span], self.sentences)
        return EvidenceKey(
            self.offered, tuple(frozenset(alternatives[n]) for n in sorted(alternatives))
        )

    @property
    def ground(self) -> tuple[Span, ...]:
        """The editor's words, in the order of the text."""
        return tuple(sorted(each.span for each in self.named))


def sheet_of(question: Question, revision: Revision) -> Sheet:
    """The text of a question in one revision of it, with the key where it stands there."""
    rows = list(question.evidence.filter(is_retired=False).select_related("passage"))
    wanted = [row.passage_id for row in rows]
    if question.ground_id:
        wanted.append(question.ground_id)
    placed = {
        passage: (start or 0, end or 0)
        for passage, start, end in Anchor.objects.filter(
            revision=revision, passage__in=wanted, start__isnull=False
        ).values_list("passage_id", "start", "end")
    }
    waiting = keys_to_confirm(revision)
    document = revision.document
    found = sentences(document)
    ground = placed.get(question.ground_id or 0)
    return Sheet(
        revision=revision,
        document=document,
        sentences=found,
        offered=touched([ground], found) if ground else frozenset(range(len(found))),
        named=tuple(Named(row, placed[row.passage_id]) for row in rows if row.passage_id in placed),
        is_waiting=any(
            row.passage_id not in placed or f"{EVIDENCE}:{row.pk}" in waiting for row in rows
        ),
    )


def key_of(question: Question, sheet: Sheet | None = None) -> Key:
    """What answers a question now; `KeyFaultError` while nothing could, or anything would.

    A question for evidence needs its sheet.
    """
    if question.kind == QuestionKind.EVIDENCE:
        if sheet is None:
            raise KeyFaultError("The text is not there.")
        return sheet.key
    return _KEYS[question.kind](question)


def _choice(question: Question) -> Key:
    options = list(question.option_rows.all())
    return ChoiceKey(
        frozenset(str(option.pk) for option in options),
        frozenset(str(option.pk) for option in options if option.is_right),
        several=question.kind == QuestionKind.MULTIPLE,
    )


def _true_false(question: Question) -> Key:
    return TrueFalseKey(None if question.is_true else _short(question))


def _short(question: Question) -> ShortKey:
    forms = [row.words for row in question.expectedwords_rows.all() if row.is_right]
    return ShortKey(tuple(forms), folding_of(question))


def _number(question: Question) -> Key:
    numbers = [row for row in question.expectednumber_rows.all() if row.is_right]
    return NumberKey(tuple((plain(row.value), plain(row.tolerance)) for row in numbers))


def _ordering(question: Question) -> Key:
    return OrderingKey(tuple(str(option.pk) for option in question.option_rows.all()))


def _matching(question: Question) -> Key:
    rows = list(question.match_rows.all())
    partners = partners_of(rows)
    return MatchingKey(
        tuple((str(row.pk), partners[str(row.pk)]) for row in rows if row.words),
        frozenset(partners.values()),
    )


def _free(question: Question) -> Key:
    return FreeKey(tuple((row.words, row.points) for row in question.criterion_rows.all()))


_KEYS: dict[str, Callable[[Question], Key]] = {
    QuestionKind.SINGLE: _choice,
    QuestionKind.MULTIPLE: _choice,
    QuestionKind.TRUE_FALSE: _true_false,
    QuestionKind.SHORT: _short,
    QuestionKind.NUMBER: _number,
    QuestionKind.ORDERING: _ordering,
    QuestionKind.MATCHING: _matching,
    QuestionKind.FREE: _free,
}


def partners_of(rows: Collection[Match]) -> dict[str, str]:
    """The partner of each row, under the key of the oldest row that has it.

    So it is named alike whatever the order of the rows, which an editor may change.
    """
    oldest: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: row.pk):
        oldest.setdefault(row.partner.strip(), str(row.pk))
    return {str(row.pk): oldest[row.partner.strip()] for row in rows}


def key_of_events(events: Iterable[Event]) -> SequenceKey:
    """The order of dated events; `KeyFaultError` where no two of them lie apart in time."""
    return SequenceKey(
        tuple(
            (str(event.pk), event.date_earliest, event.date_latest)
            for event in events
            if event.date_earliest is not None and event.date_latest is not None
        )
    )


def folding_of(question: Question) -> Folding:
    """What does not count in a short answer."""
    return Folding(
        ignores_case=question.ignores_case,
        ignores_diacritics=question.ignores_diacritics,
        ignores_spaces=question.ignores_spaces,
    )


def plain(number: Decimal) -> Decimal:
    """A number without the zeros that its column adds."""
    return Decimal(f"{number.normalize():f}")
