"""The first page: for a teacher what waits in all classes, for a student what is due first."""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.accounts.models import User
from portal.classroom.due import Phase, Standing, phase_at
from portal.classroom.models import Classroom, Enrolment, Handout
from portal.classroom.pages.words import (
    DueWords,
    due_in_words,
    standing_in_words,
    zone_in_words,
)
from portal.classroom.queries.board import HandoutOnBoard, board_of
from portal.classroom.rules import may_make_classes
from portal.ui.pages import Frame, frame_parts

FAR = datetime.datetime.max.replace(tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True)
class Count:
    """How many students stand somewhere."""

    standing: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class HandoutRow:
    """A handout in a list of a teacher."""

    title: str
    url: str
    class_name: str
    due: DueWords
    counts: tuple[Count, ...]
    """Students by where they stand, in the order in which a teacher acts."""
    students: int


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A handout in a list of a student."""

    title: str
    url: str
    class_name: str
    due: DueWords
    standing: str
    standing_label: str
    parts: str
    zone: str


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class in a list."""

    name: str
    school_term: str
    url: str
    students: str
    is_archived: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Frame):
    """The first page of classes."""

    may_make_classes: bool
    """Whether the person is a teacher."""
    waiting: tuple[tuple[str, tuple[HandoutRow, ...]], ...]
    """For a teacher: what waits, under its heading, most pressing first."""
    taught: tuple[ClassRow, ...]
    """The classes that the person teaches, the running ones first."""
    tasks: tuple[TaskRow, ...]
    """For a student: what is to be read, due first."""
    attended: tuple[ClassRow, ...]
    """The classes that the person is a student of."""
    zones: str
    """The time zones of the dates on this page."""


def home_page(request: HttpRequest, person: User) -> HomePage:
    """Gather the first page; the queries do not grow with classes, students or handouts."""
    now = timezone.now()
    teaches = may_make_classes(person)
    taught = list(Classroom.objects.taught_by(person).order_by("name", "pk"))
    attended = list(Classroom.objects.attended_by(person).order_by("name", "pk"))
    classes = {each.pk: each for each in (*taught, *attended)}
    taught_keys = {each.pk for each in taught}
    handouts = Handout.objects.none()
    enrolments: list[Enrolment] = []
    if classes:
        handouts = (
            Handout.objects.filter(classroom__in=[c.pk for c in classes.values()])
            .select_related("assignment", "classroom")
            .order_by("due_at", "pk")
        )
        enrolments = list(
            Enrolment.objects.visible_to(person)
            .active()
            .filter(classroom__in=classes)
            .select_related("student")
            .order_by("pk")
        )
    shown = [
        each
        for each in handouts
        if not classes[each.classroom_id].archived_at
        and (each.classroom_id in taught_keys or (each.opens_at and each.opens_at <= now))
    ]
    board = board_of(shown, enrolments, now)
    rows = [row for row in board if row.handout.classroom_id in taught_keys]
    tasks = [row for row in board if row.handout.classroom_id not in taught_keys]
    counts = Counter(enrolment.classroom_id for enrolment in enrolments)
    return HomePage(
        **frame_parts(request),
        title=_("Your classes"),
        may_make_classes=teaches,
        waiting=_waiting(rows, now),
        taught=tuple(class_row(each, counts[each.pk]) for each in _running_first(taught)),
        tasks=task_rows(tasks, now),
        attended=tuple(class_row(each) for each in _running_first(attended)),
        zones=", ".join(sorted({zone_in_words(row.dates.zone) for row in board})),
    )


def task_rows(board: list[HandoutOnBoard], now: datetime.datetime) -> tuple[TaskRow, ...]:
    """What one student has to read: what is not done and due first comes first."""
    found = []
    for row in board:
        for headway in row.headways:
            standing = headway.standing(now)
            phase = phase_at(headway.dates, now)
            key = (
                standing is Standing.DONE,
                phase is Phase.CLOSED,
                headway.dates.due_at or FAR,
                row.handout.pk,
            )
            task = TaskRow(
                title=row.handout.assignment.title,
                url=handout_url(row.handout),
                class_name=row.handout.classroom.name,
                due=due_in_words(headway.dates, phase),
                standing=standing.value,
                standing_label=standing_in_words(standing),
                parts=_("%(done)d of %(all)d read")
                % {"done": headway.done_parts, "all": len(row.parts)},
                zone=zone_in_words(headway.dates.zone),
            )
            found.append((key, task))
    return tuple(task for _key, task in sorted(found, key=lambda pair: pair[0]))


def handout_row(row: HandoutOnBoard, now: datetime.datetime) -> HandoutRow:
    """A handout with how many of its students stand where."""
    counts = Counter(headway.standing(now) for headway in row.headways)
    return HandoutRow(
        title=row.handout.assignment.title,
        url=handout_url(row.handout),
        class_name=row.handout.classroom.name,
        due=due_in_words(row.dates, phase_at(row.dates, now)),
        counts=tuple(
            Count(standing.value, standing_in_words(standing), counts[standing])
            for standing in Standing
            if counts[standing]
        ),
        students=len(row.headways),
    )


def handout_url(handout: Handout) -> str:
    """The address of a handout."""
    return reverse("classroom:handout", args=[handout.classroom_id, handout.pk])


def class_row(classroom: Classroom, students: int | None = None) -> ClassRow:
    """A class in a list; with the number of its students for its teacher."""
    return ClassRow(
        name=classroom.name,
        school_term=classroom.school_term,
        url=reverse("classroom:classroom", args=[classroom.pk]),
        students="" if students is None else students_in_words(students),
        is_archived=classroom.archived_at is not None,
    )


def students_in_words(number: int) -> str:
    """A number of students."""
    return ngettext("%(count)d student", "%(count)d students", number) % {"count": number}


def _waiting(
    board: list[HandoutOnBoard], now: datetime.datetime
) -> tuple[tuple[str, tuple[HandoutRow, ...]], ...]:
    """What a teacher may have to act on, by its phase; what everybody has done is left out."""
    headings = {
        Phase.LATE_ALLOWED: _("Overdue"),
        Phase.DUE_SOON: _("Due soon"),
        Phase.OPEN: _("Open"),
        Phase.WAITING: _("Not open yet"),
    }
    groups: dict[Phase, list[HandoutRow]] = {phase: [] for phase in headings}
    for row in board:
        behind = [one for one in row.headways if one.standing(now) is not Standing.DONE]
        is_read = row.headways and not behind
        phase = phase_at(row.dates, now)
        if phase is Phase.CLOSED:  # it waits for those who were given more time
            own = {phase_at(one.dates, now) for one in behind}
            phase = next((each for each in headings if each in own), phase)
        if phase in groups and (not is_read or phase is Phase.WAITING):
            groups[phase].append(handout_row(row, now))
    return tuple((headings[phase], tuple(rows)) for phase, rows in groups.items() if rows)


def _running_first(classes: list[Classroom]) -> list[Classroom]:
    return sorted(classes, key=lambda each: each.archived_at is not None)
