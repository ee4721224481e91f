"""The record of a text in the world."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.fields import HistoricalDateField
from articles.importing import number_of_issue


class Source(models.Model):
    """A text as it appeared: who wrote it, where, when, and the checksum of its file.

    The portal may or may not hold its words; if it does, an article of kind *source* has them.
    """

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    title = models.CharField(_("title as printed"), max_length=300, blank=True)
    given_title = models.CharField(
        _("given title"),
        max_length=300,
        blank=True,
        help_text=_("Ours, where the text prints none."),
    )
    title_vi = models.CharField(_("title in Vietnamese"), max_length=300, blank=True)
    publication = models.CharField(_("publication"), max_length=200, blank=True)
    issue = models.CharField(_("issue"), max_length=100, blank=True)
    published = HistoricalDateField(
        _("published"), blank=True, bounds=("published_earliest", "published_latest")
    )
    published_earliest = models.BigIntegerField(null=True, editable=False)
    published_latest = models.BigIntegerField(null=True, editable=False)
    dating_note = models.CharField(_("how it was dated"), max_length=500, blank=True)
    dating_note_vi = models.CharField(
        _("how it was dated, in Vietnamese"), max_length=500, blank=True
    )
    posted_on = models.DateField(_("posted"), null=True, blank=True)
    retrieved_on = models.DateField(_("retrieved"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=12, default="en")
    address = models.URLField(_("web address"), blank=True)
    file_name = models.CharField(_("file name"), max_length=255, blank=True)
    sha256 = models.CharField(
        _("SHA-256 of its file"),
        max_length=64,
        blank=True,
        validators=[RegexValidator(r"^[0-9a-f]{64}$", _("64 hexadecimal digits."))],
    )
    who = models.CharField(_("who speaks"), max_length=500, blank=True)
    who_vi = models.CharField(_("who speaks, in Vietnamese"), max_length=500, blank=True)
    to_whom = models.CharField(_("to whom"), max_length=500, blank=True)
    to_whom_vi = models.CharField(_("to whom, in Vietnamese"), max_length=500, blank=True)
    ask = models.CharField(_("ask before you trust it"), max_length=500, blank=True)
    ask_vi = models.CharField(
        _("ask before you trust it, in Vietnamese"), max_length=500, blank=True
    )

    class Meta:
        ordering = ("published_earliest", "slug")
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            models.UniqueConstraint(
                fields=["sha256"],
                condition=~models.Q(sha256=""),
                name="source_file_is_recorded_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.given_title or self.slug

    def clean(self) -> None:
        super().clean()
        self.issue = number_of_issue(self.issue)


class SourceAuthor(models.Model):
    """A person or body that a source names as its author, with the office that it gives them."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="authors")
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    name = models.CharField(_("name"), max_length=200)
    role = models.CharField(_("office or role"), max_length=300, blank=True)

    class Meta:
        ordering = ("position", "pk")
        verbose_name = _("source author")
        verbose_name_plural = _("source authors")

    def __str__(self) -> str:
        return self.name
