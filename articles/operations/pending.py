"""Keep an uploaded file until its editor has looked at what was read in it."""

import datetime

from django.db import transaction
from django.utils import timezone

from articles.actor import Person
from articles.models import PendingImport

KEPT_FOR = datetime.timedelta(days=2)


@transaction.atomic
def hold_import(*, by: Person, data: bytes, file_name: str) -> PendingImport:
    """Keep a file for review. Files that nobody came back for are dropped on the way."""
    PendingImport.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()
    return PendingImport.objects.create(owner_id=by.pk, data=data, file_name=file_name[-255:])


def discard_import(*, by: Person, pending: PendingImport) -> None:
    """Drop an uploaded file of one's own."""
    PendingImport.objects.filter(pk=pending.pk, owner_id=by.pk).delete()
