"""What every statement on a passage has."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.fields import HistoricalDateField
from articles.models import Passage


class PassageStatement(models.Model):
    """An editor's reading of what a passage states.

    `scope` says in our words what the value is about, where that is narrower than the event or
    indicator; `as_of` is the time that the passage itself gives for it.
    """

    passage = models.ForeignKey(
        Passage, on_delete=models.PROTECT, related_name="%(class)ss", verbose_name=_("passage")
    )
    scope = models.CharField(
        _("scope"),
        max_length=120,
        blank=True,
        help_text=_("What it is about, if less than the whole. Only equal scopes are compared."),
    )
    scope_vi = models.CharField(_("scope in Vietnamese"), max_length=120, blank=True)
    as_of = HistoricalDateField(_("as of"), blank=True, bounds=("as_of_earliest", "as_of_latest"))
    as_of_earliest = models.BigIntegerField(null=True, editable=False)
    as_of_latest = models.BigIntegerField(null=True, editable=False)
    comment = models.CharField(_("comment"), max_length=500, blank=True)
    comment_vi = models.CharField(_("comment in Vietnamese"), max_length=500, blank=True)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("editor"),
    )
    is_retired = models.BooleanField(_("retired"), default=False, editable=False)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)

    class Meta:
        abstract = True
