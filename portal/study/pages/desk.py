"""The page of a corroboration desk: pairs of statements, then the editors' view."""

from dataclasses import dataclass, replace
from itertools import combinations

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.chronicle.pages import Judged, Stated, Testimony, stated_of, verdict_on
from portal.lessons.models import Step
from portal.study.learner import Learner
from portal.study.models import Relation
from portal.study.pages.tasks import NoSuchTaskError, TaskPage, task_parts
from portal.study.queries.guesses import pairings_of
from portal.ui.languages import in_language, language
from timeline.agreement import Pair as Compared
from timeline.agreement import Verdict, compare, reason
from timeline.models import Event, Indicator

MOST_STATEMENTS = 6
"""Six statements are fifteen pairs; more would be toil."""

RELATIONS = {
    Verdict.AGREE: Relation.AGREE,
    Verdict.DIFFER_BY_PRECISION: Relation.AGREE,
    Verdict.DEVELOP: Relation.TIME,
    Verdict.CONTRADICT: Relation.CONTRADICT,
    Verdict.NOT_COMPARABLE: Relation.NOT_COMPARABLE,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One way in which two statements can stand to each other."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements to be compared. The last three are empty until all pairs are."""

    name: str
    first: Testimony
    second: Testimony
    choices: tuple[Choice, ...]
    yours: str = ""
    editors: str = ""
    reason: str = ""

    @property
    def same(self) -> bool:
        """Whether the learner says what the editors say."""
        return self.yours == self.editors


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPage(TaskPage):
    """The statements and their pairs; once all are compared, the editors' view beside them."""

    about: str
    """The event or indicator."""
    statements: tuple[Testimony, ...]
    """What each passage states."""
    pairs: tuple[Pair, ...]
    """Each two of them."""
    left: int
    """How many pairs are still to be compared."""
    judged: Judged | None
    """What the sources say together; none before all pairs are compared."""
    same: int
    """How many pairs the learner sees as the editors do."""
    subject_url: str
    """The page of the event or indicator; empty before."""


def desk_page(request: HttpRequest, learner: Learner, step: Step) -> DeskPage:
    """The desk as far as a learner got."""
    subject, stated = _stated(step)
    known = pairings_of(learner, step)
    pairs = tuple(
        _pair(numbers, stated, known) for numbers in combinations(range(len(stated.statements)), 2)
    )
    left = sum(not any(choice.chosen for choice in pair.choices) for pair in pairs)
    is_done = not left
    if is_done:
        pairs = tuple(map(_opened, pairs, _compared(stated)))
    is_event = isinstance(subject, Event)
    route = "chronicle:event" if is_event else "chronicle:indicator"
    return DeskPage(
        **task_parts(request, step),
        about=_name(subject),
        statements=tuple(replace(each, comment="") for each in stated.testimonies),
        pairs=pairs,
        left=left,
        judged=verdict_on(subject, stated) if is_done else None,
        same=sum(pair.same for pair in pairs) if is_done else 0,
        subject_url=reverse(route, args=[subject.slug]) if is_done else "",
    )


def relations_given(step: Step, data: QueryDict) -> dict[tuple[str, str], str]:
    """What a form says of the pairs of a desk; what it does not name is left out."""
    _subject, stated = _stated(step)
    found: dict[tuple[str, str], str] = {}
    for one, other in combinations(range(len(stated.statements)), 2):
        relation = data.get(_field(one, other), "")
        if relation in Relation.values:
            found[stated.statements[one].key, stated.statements[other].key] = relation
    return found


def _stated(step: Step) -> tuple[Event | Indicator, Stated]:
    subject = step.event or step.indicator
    if subject is None:
        raise NoSuchTaskError(step.pk)
    return subject, stated_of(subject, MOST_STATEMENTS)


def _field(one: int, other: int) -> str:
    return f"pair-{one}-{other}"


def _pair(numbers: tuple[int, int], stated: Stated, known: dict[tuple[str, str], str]) -> Pair:
    one, other = numbers
    first, second = stated.statements[one], stated.statements[other]
    relation = known.get((first.key, second.key), "")
    return Pair(
        name=_field(one, other),
        first=stated.testimonies[one],
        second=stated.testimonies[other],
        choices=tuple(
            Choice(value, str(label), value == relation) for value, label in Relation.choices
        ),
    )


def _compared(stated: Stated) -> tuple[Compared, ...]:
    return tuple(compare(first, second) for first, second in combinations(stated.statements, 2))


def _opened(pair: Pair, compared: Compared) -> Pair:
    yours = next(choice.label for choice in pair.choices if choice.chosen)
    said = reason(compared, language())
    if compared.is_weak:
        said = f"{said} {_('Perhaps they do not: their times or days overlap.')}"
    return replace(
        pair,
        yours=yours,
        editors=str(RELATIONS[compared.verdict].label),
        reason=said,
    )


def _name(subject: Event | Indicator) -> str:
    if isinstance(subject, Event):
        return in_language(subject.title, subject.title_vi)
    return in_language(subject.name, subject.name_vi)
