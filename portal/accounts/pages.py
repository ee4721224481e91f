"""What the pages about a person show."""

import datetime
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.models import Session, User
from portal.accounts.rules import is_teacher, may_use_desk
from portal.ui.languages import day_in_words
from portal.ui.pages import Frame, Link, frame_parts


@dataclass(frozen=True, slots=True)
class OwnSession:
    """One place where the person is signed in."""

    browser: str
    since: str
    """Day and hour in the person's time zone; empty where it is not known."""
    is_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfilePage(Frame):
    """The page about oneself."""

    name: str
    username: str
    email: str
    kinds: tuple[str, ...]
    """What the portal takes the person for: "teacher", "editor"."""
    has_second_factor: bool
    must_set_up_second_factor: bool
    may_use_desk: bool
    is_managed: bool
    sessions: tuple[OwnSession, ...]


def profile_page(request: HttpRequest, person: User) -> ProfilePage:
    """Gather the page about oneself: groups, second factor, sessions."""
    return ProfilePage(
        **frame_parts(request),
        title=_("Your account"),
        name=person.get_full_name(),
        username=person.username,
        email=person.email,
        kinds=_kinds(person),
        has_second_factor=person.has_second_factor,
        must_set_up_second_factor=person.lacks_second_factor,
        may_use_desk=may_use_desk(person),
        is_managed=person.is_managed,
        sessions=_sessions(person, request.session.session_key),
    )


def crumbs(here: str, profile_url: str) -> tuple[Link, ...]:
    """The way back from a page below the profile."""
    return (Link(_("Your account"), profile_url), Link(here))


def _kinds(person: User) -> tuple[str, ...]:
    found = []
    if person.is_superuser:
        found.append(_("administrator"))
    if "editors" in person.group_names:
        found.append(_("editor"))
    if is_teacher(person) and not person.is_superuser:
        found.append(_("teacher"))
    return tuple(found or [_("learner")])


def _sessions(person: User, here: str | None) -> tuple[OwnSession, ...]:
    rows = Session.objects.filter(person=person, expire_date__gt=timezone.now())
    return tuple(
        OwnSession(
            row.browser or _("Unknown browser"),
            _moment(row.signed_in_at) if row.signed_in_at else "",
            row.session_key == here,
        )
        for row in rows.order_by("-signed_in_at", "session_key")
    )


def _moment(moment: datetime.datetime) -> str:
    local = timezone.localtime(moment)
    return f"{day_in_words(local.date())}, {local:%H:%M}"
