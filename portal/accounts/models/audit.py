"""What was done with people and their rights."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.accounts.models.append_only import AppendOnlyModel


class AuditAction(models.TextChoices):
    """What can be done with people."""

    INVITED = "invited", _("invited a teacher")
    ACCEPTED = "accepted", _("accepted an invitation")
    ROLES_CHANGED = "roles_changed", _("changed roles")
    MADE = "made", _("made an account")
    ONE_TIME_PASSWORD = "one_time_password", _("set a one-time password")
    SECOND_FACTOR_REMOVED = "second_factor_removed", _("removed a second factor")
    EXPORTED = "exported", _("exported a person's data")
    ERASED = "erased", _("erased a person")
    REMOVED_FROM_CLASS = "removed_from_class", _("removed somebody from a class")


class AuditEntry(AppendOnlyModel):
    """One act. The numbers of people stay when the people are gone; their names do not."""

    at = models.DateTimeField(_("when"), auto_now_add=True)
    action = models.CharField(_("what"), max_length=30, choices=AuditAction.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="+",
        verbose_name=_("by"),
        help_text=_("Nobody where a command did it."),
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="+",
        verbose_name=_("to whom"),
    )
    detail = models.CharField(_("detail"), max_length=200, blank=True)

    class Meta(AppendOnlyModel.Meta):
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit log")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.get_action_display()}"
