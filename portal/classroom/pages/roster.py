"""The import of a list of students, and sign-in cards."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.classroom.models import Classroom
from portal.classroom.operations.students import SignInCard
from portal.classroom.pages.classroom import ClassHead, crumbs_of, head_of
from portal.classroom.roster import Fault, Line, read_roster
from portal.ui.pages import Frame, Link, frame_parts


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of the list with what is wrong with it."""

    number: int
    name: str
    username: str
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPage(Frame):
    """The form for a list, and what was read in it."""

    head: ClassHead
    lines: tuple[LineView, ...] = ()
    """What was read; empty before anything was."""
    faults: int = 0
    text: str = ""
    """The list itself, to be sent again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsPage(Frame):
    """Sign-in cards to print."""

    head: ClassHead
    cards: tuple[SignInCard, ...]
    address: str
    """Where to sign in, without the protocol."""
    back_url: str


def read_lines(text: str, shown: Sequence[str] = ()) -> tuple[Line, ...]:
    """The students of a list, checked against the usernames that are taken.

    `shown` are the usernames that a teacher has seen: none of them steps aside any more.
    """
    taken: set[str] = set()
    while True:  # a made username that is taken steps aside, perhaps onto another one
        lines = read_roster(text, taken, shown)
        found = set(
            User.objects.filter(username__in=[line.username for line in lines])
            .exclude(username__in=taken)
            .values_list("username", flat=True)
        )
        if not found:
            return lines
        taken |= found


def roster_page(
    request: HttpRequest, classroom: Classroom, text: str = "", lines: Sequence[Line] = ()
) -> RosterPage:
    """The form, or the preview of a list."""
    title = _("Import students")
    students = Link(_("Students"), reverse("classroom:students", args=[classroom.pk]))
    home, to_class, here = crumbs_of(classroom, title)
    return RosterPage(
        **frame_parts(request),
        title=title,
        crumbs=(home, to_class, students, here),
        head=head_of(classroom),
        lines=tuple(
            LineView(line.number, line.name, line.username, _fault(line.fault)) for line in lines
        ),
        faults=sum(line.fault is not None for line in lines),
        text=text,
    )


def cards_page(
    request: HttpRequest, classroom: Classroom, cards: Sequence[SignInCard]
) -> CardsPage:
    """The cards, shown once."""
    title = _("Sign-in cards")
    back = reverse("classroom:students", args=[classroom.pk])
    home, to_class, here = crumbs_of(classroom, title)
    address = f"{settings.SITE_URL}{reverse('accounts:sign_in')}"
    return CardsPage(
        **frame_parts(request),
        title=title,
        crumbs=(home, to_class, Link(_("Students"), back), here),
        head=head_of(classroom),
        cards=tuple(cards),
        address=address.split("://", 1)[-1],
        back_url=back,
    )


def _fault(fault: Fault | None) -> str:
    if fault is None:
        return ""
    return {
        Fault.NO_NAME: _("The name is missing."),
        Fault.LONG_NAME: _("The name is longer than 80 signs."),
        Fault.ODD_USERNAME: _("A username has only small letters, figures, and . _ - + @"),
        Fault.LONG_USERNAME: _("The username is longer than 30 signs."),
        Fault.TWICE: _("This username stands on a line above too."),
        Fault.TAKEN: _("This username is taken."),
    }[fault]
