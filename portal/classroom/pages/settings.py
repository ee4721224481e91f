"""Making, changing and copying a class."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.classroom.models import Classroom
from portal.classroom.pages.classroom import ClassHead, crumbs_of, head_of
from portal.ui.pages import Frame, Link, frame_of, frame_parts


@dataclass(frozen=True, slots=True)
class TeacherRow:
    """Somebody who teaches a class."""

    pk: int
    """The teaching."""
    name: str
    username: str
    is_own: bool
    """Whether it is who looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsPage(Frame):
    """What can be changed about a class."""

    head: ClassHead
    teachers: tuple[TeacherRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyPage(Frame):
    """The class of the next term."""

    head: ClassHead
    handouts: int
    """How many assignments it begins with."""


def making_page(request: HttpRequest) -> Frame:
    """The form for a new class."""
    title = _("Make a class")
    crumbs = (Link(_("Classes"), reverse("classroom:home")), Link(title))
    return frame_of(request, title=title, crumbs=crumbs)


def settings_page(request: HttpRequest, classroom: Classroom, person: User) -> SettingsPage:
    """Name, teachers, archive."""
    title = _("Settings")
    rows = classroom.teachings.select_related("person").order_by("pk")
    return SettingsPage(
        **frame_parts(request),
        title=title,
        crumbs=crumbs_of(classroom, title),
        head=head_of(classroom),
        teachers=tuple(
            TeacherRow(
                row.pk, row.person.get_full_name(), row.person.username, row.person_id == person.pk
            )
            for row in rows
        ),
    )


def copy_page(request: HttpRequest, classroom: Classroom) -> CopyPage:
    """The form for the class of the next term."""
    title = _("Copy for the next term")
    return CopyPage(
        **frame_parts(request),
        title=title,
        crumbs=crumbs_of(classroom, title),
        head=head_of(classroom),
        handouts=classroom.handouts.count(),
    )
