"""Stable identities for words, and where they stand."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.anchoring import AnchorStatus
from articles.models.article import Article, Revision

_SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is taken for another


def new_public_id() -> str:
    """Ten signs, about 49 bits: not to be guessed, short enough to be read aloud."""
    return "".join(secrets.choice(_SIGNS) for _ in range(10))


class Passage(models.Model):
    """Some words of an article, whatever becomes of them."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="passages")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")

    def __str__(self) -> str:
        return self.public_id


class Anchor(models.Model):
    """Where a passage stands in one revision.

    Appended with its revision; only an editor's decision on the desk alters it, and that keeps what
    stood before.
    """

    STATUSES = [
        (AnchorStatus.KEPT.value, _("kept")),
        (AnchorStatus.MOVED.value, _("moved")),
        (AnchorStatus.CHANGED.value, _("changed")),
        (AnchorStatus.ORPHANED.value, _("orphaned")),
    ]

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="anchors")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="anchors")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    exact = models.TextField(blank=True)
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)
    status = models.CharField(max_length=10, choices=STATUSES)
    confidence = models.FloatField(default=1.0)
    reason = models.CharField(max_length=40, blank=True)
    candidate_start = models.PositiveIntegerField(null=True)
    candidate_end = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ("start", "-end", "pk")
        verbose_name = _("anchor")
        verbose_name_plural = _("anchors")
        constraints = [
            models.UniqueConstraint(
                fields=["passage", "revision"], name="passage_stands_once_in_a_revision"
            ),
            models.CheckConstraint(
                condition=Q(start=None) | Q(end__gt=F("start")), name="anchor_is_not_empty"
            ),
            models.CheckConstraint(
                condition=Q(status="orphaned", start=None, end=None)
                | (~Q(status="orphaned") & Q(start__isnull=False, end__isnull=False)),
                name="only_an_orphan_stands_nowhere",
            ),
        ]
        indexes = [models.Index(fields=["revision", "start"], name="anchor_in_text_order")]

    def __str__(self) -> str:
        return f"{self.passage_id} · {self.revision_id}"
