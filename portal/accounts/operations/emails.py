"""An e-mail address, which nobody needs: for a new password when the old one is forgotten."""

import threading

from django.core import signing
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.accounts.models import User
from portal.accounts.throttling import LETTER, Subject, begin_attempt

SALT = "portal.accounts.email"
OPEN_FOR = 24 * 60 * 60  # seconds


class AddressClosedError(Exception):
    """The address in a letter is used up, too old, or somebody else's."""


def ask_to_confirm_email(*, by: User, email: str, confirm_url: str) -> None:
    """Send a letter with the address that makes `email` the person's own.

    `confirm_url` holds TOKEN where the token goes. Raises `TooManyFailuresError` after a few
    letters. Nothing is said of other accounts with this e-mail address, and nothing is stored
    before it is confirmed.
    """
    begin_attempt(Subject(LETTER, str(by.pk)))
    token = signing.dumps([by.pk, by.email, email], salt=SALT)
    with override(by.language):
        words = render_to_string(
            "accounts/letters/confirm_email.txt",
            {"person": by, "url": confirm_url.replace("TOKEN", token)},
        )
        send_letter(EmailMessage(_("Confirm your e-mail address"), words, to=[email]))


def confirm_email(*, by: User, token: str) -> str:
    """Make the e-mail address of a token the person's own, and return it."""
    try:
        pk, before, email = signing.loads(token, salt=SALT, max_age=OPEN_FOR)
    except signing.BadSignature as error:
        raise AddressClosedError from error
    if (pk, before) != (by.pk, by.email):
        raise AddressClosedError
    by.email = email
    by.save(update_fields=["email"])
    return str(email)


def remove_email(*, by: User) -> None:
    """Have no e-mail address."""
    by.email = ""
    by.save(update_fields=["email"])


def send_letter(letter: EmailMessage) -> threading.Thread:
    """Send a letter beside the request, whose answer then takes as long as without a letter."""
    thread = threading.Thread(target=letter.send, kwargs={"fail_silently": True})
    thread.start()
    return thread
