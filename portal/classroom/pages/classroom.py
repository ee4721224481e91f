"""Pages of one class: for its teachers, and as its students see it."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from portal.accounts.adapters import qr_svg
from portal.accounts.models import User
from portal.accounts.rules import may_be_helped_in
from portal.classroom.due import Standing
from portal.classroom.models import CODE_LENGTH, Classroom, Enrolment, EnrolmentStatus, Handout
from portal.classroom.pages.home import (
    Count,
    HandoutRow,
    TaskRow,
    handout_row,
    students_in_words,
    task_rows,
)
from portal.classroom.pages.words import (
    moment_in_words,
    standing_in_words,
    zone_in_words,
)
from portal.classroom.queries.board import board_of
from portal.classroom.queries.people import everybody_of, in_a_list, students_by_name
from portal.classroom.rules import shared_elsewhere
from portal.ui.languages import day_in_words
from portal.ui.pages import Frame, Link, frame_parts

NOBODY = User(pk=0)
"""Stands for a student who has read nothing, when a teacher looks."""


@dataclass(frozen=True, slots=True)
class ClassHead:
    """What every page of a class says of it."""

    pk: int
    name: str
    school_term: str
    zone: str
    is_archived: bool
    teachers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassPage(Frame):
    """A class as its teachers see it."""

    head: ClassHead
    handouts: tuple[HandoutRow, ...]
    """What is assigned, newest due date first."""
    students: int
    """How many are in the class."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentClassPage(Frame):
    """A class as a student sees it."""

    head: ClassHead
    tasks: tuple[TaskRow, ...]
    """What is assigned, due first."""
    as_student: bool
    """Whether a teacher looks."""
    back_url: str
    """For a teacher who looks: the way back."""


@dataclass(frozen=True, slots=True)
class StudentRow:
    """One student in the list of a class."""

    pk: int
    """The enrolment."""
    name: str
    username: str
    joined: str
    is_active: bool
    may_get_card: bool
    why_no_card: str
    """Why nobody here sets this password; empty where somebody may."""
    counts: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentsPage(Frame):
    """Who is in a class."""

    head: ClassHead
    students: tuple[StudentRow, ...]
    """Those in the class, by name."""
    count: str
    """How many they are."""
    removed: tuple[StudentRow, ...]
    """Those who were in it."""
    may_print_cards: bool
    """That there is somebody to choose for a sign-in card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinCodePage(Frame):
    """How students come into a class, large enough for a projector."""

    head: ClassHead
    code: str
    """The code in two groups."""
    url: str
    """The whole address that the QR code holds."""
    path: str
    """The address without the protocol, to type."""
    qr: SafeString
    """The QR code as SVG."""
    is_open: bool
    """Whether the code opens the class now."""
    until: str
    """Until when; empty where nobody said."""


def crumbs_of(classroom: Classroom, here: str = "") -> tuple[Link, ...]:
    """The way to a page of a class."""
    home = Link(_("Classes"), reverse("classroom:home"))
    if not here:
        return (home, Link(classroom.name))
    return (
        home,
        Link(classroom.name, reverse("classroom:classroom", args=[classroom.pk])),
        Link(here),
    )


def head_of(classroom: Classroom, teachers: tuple[str, ...] = ()) -> ClassHead:
    """What every page of a class says of it."""
    return ClassHead(
        classroom.pk,
        classroom.name,
        classroom.school_term,
        zone_in_words(classroom.time_zone),
        classroom.archived_at is not None,
        teachers,
    )


def class_page(request: HttpRequest, classroom: Classroom) -> ClassPage:
    """A class as its teachers see it."""
    now = timezone.now()
    handouts = _handouts(classroom)
    students = students_by_name(classroom)
    board = board_of(handouts, students, now)
    return ClassPage(
        **frame_parts(request),
        title=classroom.name,
        crumbs=crumbs_of(classroom),
        head=head_of(classroom),
        handouts=tuple(handout_row(row, now) for row in board),
        students=len(students),
    )


def student_class_page(
    request: HttpRequest, classroom: Classroom, person: User, *, as_student: bool = False
) -> StudentClassPage:
    """A class as a student sees it; a teacher who looks stands in for one who has read nothing."""
    now = timezone.now()
    handouts = [each for each in _handouts(classroom) if each.opens_at and each.opens_at <= now]
    seat = Enrolment(classroom=classroom, student=NOBODY if as_student else person)
    teachers = classroom.teachings.select_related("person").order_by("pk")
    here = _("As a student") if as_student else ""
    return StudentClassPage(
        **frame_parts(request),
        title=classroom.name,
        crumbs=crumbs_of(classroom, here),
        head=head_of(classroom, tuple(each.person.get_full_name() for each in teachers)),
        tasks=task_rows(board_of(handouts, [seat], now), now),
        as_student=as_student,
        back_url=reverse("classroom:classroom", args=[classroom.pk]),
    )


def students_page(request: HttpRequest, classroom: Classroom, teacher: User) -> StudentsPage:
    """Who is in a class, and who may get a sign-in card."""
    now = timezone.now()
    enrolments = everybody_of(classroom)
    enrolments.sort(key=in_a_list)
    shared = shared_elsewhere(teacher, [each.student_id for each in enrolments])
    active = [each for each in enrolments if each.status == EnrolmentStatus.ACTIVE]
    board = board_of(_handouts(classroom), active, now)
    standings: dict[int, list[Standing]] = {}
    for row in board:
        if row.handout.opens_at and row.handout.opens_at <= now:
            for headway in row.headways:
                standings.setdefault(headway.student.pk, []).append(headway.standing(now))
    rows = [_student_row(each, shared, standings.get(each.student_id, [])) for each in enrolments]
    title = _("Students")
    return StudentsPage(
        **frame_parts(request),
        title=title,
        crumbs=crumbs_of(classroom, title),
        head=head_of(classroom),
        students=tuple(row for row in rows if row.is_active),
        count=students_in_words(len(active)),
        removed=tuple(row for row in rows if not row.is_active),
        may_print_cards=not classroom.archived_at and any(row.may_get_card for row in rows),
    )


def join_code_page(request: HttpRequest, classroom: Classroom) -> JoinCodePage:
    """The join code with its link and its QR code."""
    title = _("Join code")
    code = classroom.join_code
    url = f"{settings.SITE_URL}{reverse('classroom:join')}?code={code}"
    until = classroom.join_expires_at
    return JoinCodePage(
        **frame_parts(request),
        title=title,
        crumbs=crumbs_of(classroom, title),
        head=head_of(classroom),
        code=f"{code[: CODE_LENGTH // 2]} {code[CODE_LENGTH // 2 :]}",
        url=url,
        path=f"{settings.SITE_URL}{reverse('classroom:join')}".split("://", 1)[-1],
        qr=mark_safe(qr_svg(url)),  # noqa: S308 - drawn here
        is_open=classroom.may_be_joined_at(timezone.now()),
        until=moment_in_words(until, classroom.time_zone) if until else "",
    )


def _handouts(classroom: Classroom) -> list[Handout]:
    rows = classroom.handouts.select_related("assignment").order_by("-due_at", "-pk")
    for row in rows:
        row.classroom = classroom
    return list(rows)


def _student_row(
    enrolment: Enrolment, shared: frozenset[int], standings: list[Standing]
) -> StudentRow:
    student = enrolment.student
    is_active = enrolment.status == EnrolmentStatus.ACTIVE
    why = ""
    if not may_be_helped_in(student):
        why = _("has an account of their own")
    elif student.pk in shared:
        why = _("is or was in another class too")
    elif enrolment.used_outside:
        why = _("was out of the class: gets a card after joining again with the code")
    return StudentRow(
        pk=enrolment.pk,
        name=student.get_full_name(),
        username=student.username,
        joined=day_in_words(timezone.localtime(enrolment.joined_at).date()),
        is_active=is_active,
        may_get_card=is_active and not why,
        why_no_card=why,
        counts=tuple(
            Count(standing.value, standing_in_words(standing), standings.count(standing))
            for standing in Standing
            if standing in standings
        ),
    )
