"""One assignment of one class: the table for its teachers, the work for a student."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Anchor, Rights
from portal.accounts.models import User
from portal.classroom.due import Phase, Standing, phase_at
from portal.classroom.models import AssignmentPart, Enrolment, Handout, PartKind
from portal.classroom.pages.classroom import NOBODY, ClassHead, crumbs_of, head_of
from portal.classroom.pages.home import students_in_words
from portal.classroom.pages.words import (
    DueWords,
    Reading,
    due_in_words,
    moment_in_words,
    reading_of,
    standing_in_words,
)
from portal.classroom.queries.board import HandoutOnBoard, Headway, board_of, parts_of
from portal.classroom.queries.people import students_by_name
from portal.ui.pages import Frame, frame_parts


@dataclass(frozen=True, slots=True)
class StudentOnTable:
    """A student in a column of the table."""

    name: str
    parts: str
    """How much is read: "2 of 3"."""
    pips: str
    """The same as signs."""
    was_late: bool
    extended: str
    """Until when this student has; empty without an extension."""


@dataclass(frozen=True, slots=True)
class Column:
    """The students who stand at one place."""

    standing: str
    label: str
    students: tuple[StudentOnTable, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """One thing to read."""

    pk: int
    reading: Reading
    words: str
    """The words of a passage, or their beginning; empty for another kind."""
    language: str
    place: str
    """Where a passage stands: "Paragraph 3"."""
    url: str
    """Where it is read."""
    is_gone: bool
    """Whether the words stand in the text no longer."""
    is_done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutPage(Frame):
    """An assignment of a class as its teachers see it."""

    pk: int
    head: ClassHead
    instructions: str
    due: DueWords
    columns: tuple[Column, ...]
    """The students by where they stand, in the order in which a teacher acts."""
    students: str
    parts: tuple[PartView, ...]
    others: int
    """How many other classes have the same assignment."""
    may_extend: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskPage(Frame):
    """An assignment as a student sees it."""

    pk: int
    head: ClassHead
    instructions: str
    due: DueWords
    extended: str
    """That this student has more time."""
    standing: str
    standing_label: str
    parts: tuple[PartView, ...]
    done: str
    as_student: bool
    """Whether a teacher looks."""
    back_url: str
    is_closed: bool


def handout_page(request: HttpRequest, handout: Handout) -> HandoutPage:
    """The table of students by state."""
    now = timezone.now()
    classroom = handout.classroom
    [row] = board_of([handout], students_by_name(classroom), now)
    columns = {standing: list[Headway]() for standing in Standing}
    for headway in row.headways:
        columns[headway.standing(now)].append(headway)
    number = len(row.headways)
    return HandoutPage(
        **frame_parts(request),
        title=handout.assignment.title,
        crumbs=crumbs_of(classroom, handout.assignment.title),
        pk=handout.pk,
        head=head_of(classroom),
        instructions=handout.assignment.instructions,
        due=due_in_words(row.dates, phase_at(row.dates, now)),
        columns=tuple(
            Column(
                standing.value,
                standing_in_words(standing),
                tuple(_on_table(each, row) for each in headways),
            )
            for standing, headways in columns.items()
        ),
        students=students_in_words(number),
        parts=part_views(row.parts),
        others=handout.assignment.handouts.exclude(pk=handout.pk).count(),
        may_extend=handout.due_at is not None and number > 0 and not classroom.archived_at,
    )


def task_page(
    request: HttpRequest, handout: Handout, person: User, *, as_student: bool = False
) -> TaskPage:
    """What a student has to do. A teacher who looks stands in for one who has read nothing."""
    now = timezone.now()
    seat = Enrolment(classroom=handout.classroom, student=NOBODY if as_student else person)
    [row] = board_of([handout], [seat], now)
    [own] = row.headways
    done = {pk for pk, state in own.states.items() if state.done_at}
    standing = own.standing(now)
    phase = phase_at(own.dates, now)
    more = own.dates.due_at if own.dates != row.dates else None
    zone = handout.classroom.time_zone
    return TaskPage(
        **frame_parts(request),
        title=handout.assignment.title,
        crumbs=crumbs_of(handout.classroom, handout.assignment.title),
        pk=handout.pk,
        head=head_of(handout.classroom),
        instructions=handout.assignment.instructions,
        due=due_in_words(own.dates, phase),
        extended=moment_in_words(more, zone) if more else "",
        standing=standing.value,
        standing_label=standing_in_words(standing),
        parts=part_views(row.parts, done),
        done=_("%(done)d of %(all)d read") % {"done": len(done), "all": len(row.parts)},
        as_student=as_student,
        back_url=reverse("classroom:handout", args=[handout.classroom_id, handout.pk]),
        is_closed=phase is Phase.CLOSED,
    )


def part_of(handout: Handout, pk: int) -> AssignmentPart | None:
    """A part of a handout that can be read now."""
    parts = parts_of([handout.assignment_id], timezone.now())[handout.assignment_id]
    return next((part for part in parts if part.pk == pk), None)


def passages_of(handout: Handout) -> list[AssignmentPart]:
    """The passages of a handout, whose words its page shows: who opens it opens them."""
    parts = parts_of([handout.assignment_id], timezone.now())[handout.assignment_id]
    return [part for part in parts if part.kind == PartKind.PASSAGE]


def address_of(part: AssignmentPart) -> str:
    """Where a part is read on its public page."""
    [view] = part_views([part])
    return view.url


def part_views(parts: Iterable[AssignmentPart], done: Iterable[int] = ()) -> tuple[PartView, ...]:
    """The parts with the words of passages, where they stand in the text that readers see."""
    listed, ticked = list(parts), set(done)
    anchors = _anchors(listed)
    return tuple(
        _part_view(part, anchors.get(part.key), is_done=part.pk in ticked) for part in listed
    )


def _anchors(parts: list[AssignmentPart]) -> dict[int, Anchor]:
    """The anchor of each passage in the published revision, else the last that was public."""
    passages = [part.passage_id for part in parts if part.passage_id]
    if not passages:
        return {}
    rows = (
        Anchor.objects.filter(
            passage__in=passages,
            start__isnull=False,
            revision__number__lte=F("passage__article__published_revision__number"),
            revision__publications__published_at__lte=timezone.now(),
        )
        .select_related("revision")
        .order_by("revision__number")
    )
    return {row.passage_id: row for row in rows}


def _part_view(part: AssignmentPart, anchor: Anchor | None, *, is_done: bool) -> PartView:
    reading = reading_of(part)
    if part.passage is None:
        return PartView(part.pk, reading, "", "", "", reading.url, False, is_done)
    article = part.passage.article
    if anchor is None or anchor.start is None or article.rights == Rights.EXCERPT:
        return PartView(part.pk, reading, "", "", "", reading.url, anchor is None, is_done)
    revision = anchor.revision
    number = revision.document.number_at(anchor.start)
    is_gone = revision.pk != article.published_revision_id
    url = reading.url
    if is_gone:
        url = reverse("reading:revision", args=[article.slug, revision.number])
    return PartView(
        part.pk,
        reading,
        anchor.exact,
        article.language,
        _("Paragraph %(number)d") % {"number": number} if number else "",
        f"{url}#p{number}" if number else url,
        is_gone,
        is_done,
    )


def _on_table(headway: Headway, row: HandoutOnBoard) -> StudentOnTable:
    parts = len(row.parts)
    more = headway.dates.due_at if headway.dates != row.dates else None
    return StudentOnTable(
        name=headway.student.get_full_name(),
        parts=_("%(done)d of %(all)d read") % {"done": headway.done_parts, "all": parts},
        pips="●" * headway.done_parts + "○" * (parts - headway.done_parts) if parts < 8 else "",  # noqa: PLR2004 - more are not counted at a glance
        was_late=headway.was_late,
        extended=moment_in_words(more, row.dates.zone) if more else "",
    )
