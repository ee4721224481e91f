"""What was loaded from the files of a course, so that both sides' changes are told apart."""

from django.db import models

KINDS = (
    *("theme", "term", "source", "digest", "places", "annotation", "event", "indicator"),
    *("course", "module", "lesson"),
)
"""As `portal.courses.files.Kind`, whose readers no web process needs to import."""


class LoadedStatus(models.TextChoices):
    """What the last load left an object as."""

    PUBLISHED = "published", "published"
    DRAFT = "draft", "draft"
    ARCHIVED = "archived", "archived"  # gone from the files


class LoadedObject(models.Model):
    """An object of a course's files and the checksum of the form in which it was loaded."""

    course = models.SlugField(max_length=80)
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in KINDS])
    key = models.CharField(max_length=170)
    checksum = models.CharField(max_length=64)
    status = models.CharField(max_length=10, choices=LoadedStatus)

    class Meta:
        ordering = ("course", "kind", "key")
        constraints = [
            models.UniqueConstraint(
                fields=["course", "kind", "key"], name="object_of_a_course_is_loaded_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.course}: {self.kind} {self.key}"
