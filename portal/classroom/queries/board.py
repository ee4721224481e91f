"""Who stands where with what: handouts, their parts, the students, and what they have read.

A fixed number of queries, however many classes, students and handouts there are.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F

from articles.models import Anchor
from portal.accounts.models import User
from portal.classroom.due import Dates, Standing, standing_at, was_late
from portal.classroom.models import (
    AssignmentPart,
    Enrolment,
    Extension,
    Handout,
    PartKind,
)
from portal.study.models import Progress
from portal.study.queries.progress import State, states_of
from portal.study.work import Kind, Work


@dataclass(frozen=True, slots=True)
class Headway:
    """How far one student is with one handout."""

    student: User
    dates: Dates
    """With the student's own extension."""
    states: dict[int, State]
    """The state of each part that can be read, by the part's key."""

    @property
    def done_parts(self) -> int:
        return sum(state.done_at is not None for state in self.states.values())

    @property
    def opened_at(self) -> datetime.datetime | None:
        return min(filter(None, (state.opened_at for state in self.states.values())), default=None)

    @property
    def done_at(self) -> datetime.datetime | None:
        """When the last part was done; None while one is left."""
        moments = [state.done_at for state in self.states.values()]
        done = [moment for moment in moments if moment is not None]
        return max(done) if done and len(done) == len(moments) else None

    def standing(self, now: datetime.datetime) -> Standing:
        return standing_at(self.dates, now, opened_at=self.opened_at, done_at=self.done_at)

    @property
    def was_late(self) -> bool:
        return was_late(self.dates, self.done_at)


@dataclass(frozen=True, slots=True)
class HandoutOnBoard:
    """A handout with what is read for it and how far its students are."""

    handout: Handout
    dates: Dates
    """Those of the class."""
    parts: tuple[AssignmentPart, ...]
    """What can be read now; what is no longer public is left out."""
    headways: tuple[Headway, ...]


def board_of(
    handouts: Iterable[Handout], enrolments: Iterable[Enrolment], now: datetime.datetime
) -> list[HandoutOnBoard]:
    """The handouts with the headway of the enrolled students of each one's class."""
    listed = list(handouts)
    students: dict[int, list[User]] = defaultdict(list)
    for enrolment in enrolments:
        students[enrolment.classroom_id].append(enrolment.student)
    people = {person.pk for group in students.values() for person in group}
    parts = parts_of({handout.assignment_id for handout in listed}, now)
    states = _states(people, [part for group in parts.values() for part in group])
    extended = {
        (extension.handout_id, extension.student_id): extension.due_at
        for extension in Extension.objects.filter(handout__in=listed, student__in=people)
    }
    return [
        HandoutOnBoard(
            handout,
            dates := dates_of(handout),
            own := tuple(parts[handout.assignment_id]),
            tuple(
                Headway(
                    person,
                    dates.extended(extended.get((handout.pk, person.pk))),
                    {part.pk: states[person.pk, part.pk] for part in own},
                )
                for person in students[handout.classroom_id]
            ),
        )
        for handout in listed
    ]


def dates_of(handout: Handout) -> Dates:
    """The dates of a handout for its class."""
    return Dates(handout.classroom.time_zone, handout.opens_at, handout.due_at, handout.late_days)


def parts_of(
    assignments: Iterable[int], now: datetime.datetime
) -> defaultdict[int, list[AssignmentPart]]:
    """What is read for each assignment, in order, and can be read now."""
    rows = (
        AssignmentPart.objects.filter(assignment__in=list(assignments))
        .select_related(
            "lesson__module__course",
            "module__course",
            "article",
            "passage__article",
        )
        .order_by("assignment", "position")
    )
    found: defaultdict[int, list[AssignmentPart]] = defaultdict(list)
    for part in rows:
        if is_public(part, now):
            found[part.assignment_id].append(part)
    return found


def is_public(part: AssignmentPart, now: datetime.datetime) -> bool:
    """Whether what is read is published, with all that it belongs to."""
    if part.passage is not None:
        return part.passage.article.is_public_at(now)
    if part.article is not None:
        return part.article.is_public_at(now)
    module = part.lesson.module if part.lesson is not None else part.module
    chain = [part.lesson, module, module.course if module else None]
    return all(each.published_at is not None and each.published_at <= now for each in chain if each)


def _states(people: set[int], parts: Sequence[AssignmentPart]) -> dict[tuple[int, int], State]:
    """The state of each part for each person, by their keys.

    A passage is done with, too, by who has read its section or its whole text.
    """
    works = {part.pk: _work(part.kind, part.key) for part in parts}
    texts = {part.pk: Work("article", part.passage.article_id) for part in parts if part.passage}
    known = states_of(people, {*works.values(), *texts.values()})
    covering = _covering(people, [part for part in parts if part.kind == PartKind.PASSAGE])
    found: dict[tuple[int, int], State] = {}
    for person in people:
        for part in parts:
            state = known[person, works[part.pk]]
            if state.done_at is None and part.pk in texts:
                wider = known[person, texts[part.pk]].done_at
                moments = [*covering.get((person, part.key), ()), *([wider] if wider else [])]
                if moments:
                    state = State(state.opened_at or min(moments), min(moments))
            found[person, part.pk] = state
    return found


def _work(kind: str, key: int) -> Work:
    kinds: dict[str, Kind] = {
        PartKind.LESSON: "lesson",
        PartKind.MODULE: "module",
        PartKind.ARTICLE: "article",
        PartKind.PASSAGE: "passage",
    }
    return Work(kinds[kind], key)


def work_of(part: AssignmentPart) -> Work:
    """A part as study knows it."""
    return _work(part.kind, part.key)


def _covering(
    people: set[int], parts: Sequence[AssignmentPart]
) -> dict[tuple[int, int], list[datetime.datetime]]:
    """When people were done with wider passages around the passages of some parts."""
    if not parts:
        return {}
    texts = {part.passage.article_id for part in parts if part.passage}
    done = Progress.objects.filter(
        person__in=people, passage__article__in=texts, done_at__isnull=False
    ).values_list("person_id", "passage_id", "done_at")
    moments: dict[int, list[tuple[int, datetime.datetime]]] = defaultdict(list)
    for person, passage, done_at in done:
        if done_at is not None:
            moments[passage].append((person, done_at))
    wanted = {part.key for part in parts}
    spans = {
        passage: (revision, start or 0, end or 0)
        for passage, revision, start, end in Anchor.objects.filter(
            passage__in=wanted | set(moments),
            revision=F("passage__article__published_revision"),
            start__isnull=False,
        ).values_list("passage_id", "revision_id", "start", "end")
    }
    found: dict[tuple[int, int], list[datetime.datetime]] = defaultdict(list)
    for passage in wanted & spans.keys():
        revision, start, end = spans[passage]
        for wider, (other, first, last) in spans.items():
            if wider != passage and other == revision and first <= start and end <= last:
                for person, done_at in moments.get(wider, ()):
                    found[person, passage].append(done_at)
    return found
