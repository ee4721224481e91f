"""What happens when somebody signs in."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django.utils import timezone

from portal.accounts.sessions import BROWSER, SIGNED_IN_AT, browser_in_words


def _describe_session(request: HttpRequest, **_: Any) -> None:
    request.session[BROWSER] = browser_in_words(request.headers.get("User-Agent", ""))
    request.session[SIGNED_IN_AT] = timezone.now().isoformat()


def connect() -> None:
    """Listen to sign-ins."""
    user_logged_in.connect(_describe_session, dispatch_uid="portal.accounts.describe_session")
