"""What all processes share about public pages: how often content changed, and finished pages."""

import datetime

from django.db import models
from django.db.models import F

from articles.queries.prepared import Prepared
from portal.ui.release import release


class Generation(models.Model):
    """A single row. Every process looks at it before it serves a page from its store."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        """The number now; 0 before the first change."""
        return sum(number for (number,) in _number.rows())

    @classmethod
    def advance(cls) -> None:
        """Say that public content changed. Seen by others when the transaction commits.

        Stored pages go in the same transaction, so that no withdrawn word stays in the database.
        """
        StoredPage.objects.all().delete()
        if not cls.objects.filter(pk=1).update(number=F("number") + 1):
            cls.objects.get_or_create(pk=1, defaults={"number": 1})


_number = Prepared(lambda: Generation.objects.filter(pk=1).values_list("number"))


class StoredPage(models.Model):
    """A finished public page, for processes that have not rendered it themselves."""

    path = models.CharField(max_length=400, unique=True)
    release = models.CharField(max_length=24)
    generation = models.PositiveBigIntegerField()
    until = models.DateTimeField(null=True)
    headers = models.JSONField()
    packed = models.BinaryField()

    def __str__(self) -> str:
        return self.path

    @classmethod
    def found(
        cls, path: str, generation: int, until: datetime.datetime | None
    ) -> tuple[list[list[str]], bytes] | None:
        """The headers and the packed bytes of a page of one edition, made by this release."""
        rows = cls.objects.filter(path=path, release=release(), generation=generation)
        for headers, packed, ends in rows.values_list("headers", "packed", "until"):
            if ends == until:
                return headers, bytes(packed)
        return None
