"""An invitation to teach."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Invitation(models.Model):
    """A one-time address that makes whoever opens it a teacher. Only its hash is kept."""

    token_hash = models.CharField(max_length=64, unique=True)
    note = models.CharField(_("for whom"), max_length=200, blank=True)
    made_at = models.DateTimeField(_("made"))
    expires_at = models.DateTimeField(_("open until"))
    used_at = models.DateTimeField(_("used"), null=True)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("used by"),
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="invitation_expires_after_it_is_made",
                condition=Q(expires_at__gt=F("made_at")),
            ),
            models.CheckConstraint(
                name="invitation_used_by_somebody_has_a_moment",
                condition=Q(used_by__isnull=True) | Q(used_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.note or str(self.pk)
