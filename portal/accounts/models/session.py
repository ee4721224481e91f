"""Where somebody is signed in."""

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class Session(AbstractBaseSession):
    """A session that knows whose it is, so that people can see and end their own.

    The browser is kept as the few words that people know it by. No address is kept.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    browser = models.CharField(max_length=60, blank=True)
    signed_in_at = models.DateTimeField(null=True)

    class Meta(AbstractBaseSession.Meta):
        abstract = False

    def __str__(self) -> str:
        return self.browser

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        from portal.accounts.sessions import SessionStore  # noqa: PLC0415 - it imports this model

        return SessionStore
