"""What is sent twice is made once: a button pressed twice, a post that a browser repeats."""

import datetime

from django.utils import timezone

from portal.accounts.models import User

SENT_TWICE = datetime.timedelta(seconds=10)
"""Within so long the same is not made again."""


def wait_for_own(by: User) -> datetime.datetime:
    """Wait until what a person is making in another request is made; call it in a transaction.

    Returns the moment since when something the same is the same thing, sent twice.
    """
    User.objects.select_for_update().get(pk=by.pk)
    return timezone.now() - SENT_TWICE
