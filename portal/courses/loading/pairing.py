"""Which step in the file of a lesson is which step of that lesson here.

What learners did hangs on steps and questions. So a task is paired only with what its author would
call the same task, wherever it stands; never with another that happens to stand in its place.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence

from portal.courses.files import StepRecord
from portal.courses.stored_steps import step_record
from portal.lessons.models import Step, StepKind

_OF_ONE_SUBJECT = {StepKind.SOURCING, StepKind.CORROBORATION}
"""A guess is of one text and a pair of statements about one thing: they say nothing of another."""
_REWORDED = {StepKind.SEQUENCE, StepKind.QUESTION}
"""Tasks that stay the same under their titles though they ask for something else."""
_WORKED_AT = _OF_ONE_SUBJECT | _REWORDED
"""The kinds at which something of learners is kept."""

_Sign = Callable[[StepRecord], Hashable]


def paired(records: Sequence[StepRecord], steps: Iterable[Step]) -> dict[int, Step]:
    """The step for each record that has one, by the record's place in its file.

    A retired step comes back only as what it was about.
    """
    files = dict(enumerate(records))
    here = sorted(steps, key=lambda step: step.is_retired)
    named = {step.pk: step_record(step, {}) for step in here}
    found: dict[int, Step] = {}

    def pair(sign: _Sign, *, once: bool = False) -> None:
        """Pair what bears the same sign, in order; only `once`, where no other bears it."""
        own = {step.pk: sign(named[step.pk]) for step in here}
        theirs = {place: sign(record) for place, record in files.items()}
        bearers = Counter(own.values()), Counter(theirs.values())
        for place, mark in theirs.items():
            bearer = next(
                (step for step in here if mark is not None and own[step.pk] == mark), None
            )
            if bearer and not (once and any(count[mark] > 1 for count in bearers)):
                found[place] = bearer
                here.remove(bearer)
                del files[place]

    pair(lambda step: (_sort(step), step.title.en, _subject(step)))
    pair(lambda step: (_sort(step), _subject(step)) if step.kind in _WORKED_AT else None)
    here = [step for step in here if not step.is_retired]
    pair(lambda step: (_sort(step), step.title.en) if step.kind in _REWORDED else None, once=True)
    pair(lambda step: None if step.kind in _WORKED_AT else step.kind)
    return found


def _sort(step: StepRecord) -> tuple[str, str]:
    """The kind of a step, and of its question."""
    return step.kind, step.question.question_kind if step.question else ""


def _subject(step: StepRecord) -> Hashable:
    """What a task is about; nothing for other kinds, which are told by their titles."""
    match step.kind:
        case StepKind.QUESTION if step.question:
            return step.question.prompt.en
        case StepKind.SOURCING:
            return step.text
        case StepKind.CORROBORATION:
            return step.event, step.indicator
        case StepKind.SEQUENCE:
            return step.events
    return None
