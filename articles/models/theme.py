"""What a text, an annotation or an event is about."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Theme(models.Model):
    """A subject that runs through several texts."""

    slug = models.SlugField(_("address"), unique=True)
    name = models.CharField(_("name"), max_length=100)
    name_vi = models.CharField(_("name in Vietnamese"), max_length=100, blank=True)

    class Meta:
        ordering = ("name", "pk")
        verbose_name = _("theme")
        verbose_name_plural = _("themes")

    def __str__(self) -> str:
        return self.name
