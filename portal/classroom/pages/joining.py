"""The page on which students join a class."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.accounts.rules import may_be_helped_in
from portal.ui.pages import Frame, frame_parts


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinPage(Frame):
    """Joining by code, with one's own account or a new one."""

    name: str
    """Who is signed in; empty for nobody."""
    may_be_helped_in: bool
    """Whether the teachers may give whoever joins a new password."""
    sign_in_url: str
    """Where to sign in and come back with the code."""


def join_page(request: HttpRequest, code: str, person: User | None) -> JoinPage:
    """The page with the code that somebody brought."""
    here = reverse("classroom:join")
    back = f"{here}?{urlencode({'code': code})}" if code else here
    return JoinPage(
        **frame_parts(request, {"code": code}),
        title=_("Join a class"),
        name=person.get_full_name() if person else "",
        may_be_helped_in=person is None or may_be_helped_in(person),
        sign_in_url=f"{reverse('accounts:sign_in')}?{urlencode({'next': back})}",
    )
