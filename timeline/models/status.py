"""Whether readers see an event or an indicator."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Whether readers see it."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
