"""What editors say about passages."""

from typing import Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import F, Q
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.models.passage import Passage, new_public_id
from articles.models.term import Term
from articles.models.theme import Theme
from articles.text.addresses import MOST_ADDRESS

MOST_SIGNS = 10_000
"""The length of the longest note. Two or three sentences fit the margin."""


class AnnotationKind(models.TextChoices):
    """What an annotation is for."""

    WORDING = "wording", _("Wording")
    CONTEXT = "context", _("Context")
    COMPARISON = "comparison", _("Comparison")
    SOURCING = "sourcing", _("Sourcing")
    QUESTION = "question", _("Question")
    CROSS_REFERENCE = "crossreference", _("Cross-reference")
    TRANSLATION = "translation", _("Translation")


class AnnotationStatus(models.TextChoices):
    """Whether readers see an annotation."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    RETIRED = "retired", _("retired")


class AnnotationQuerySet(models.QuerySet["Annotation"]):
    """Narrows annotations by who may see them."""

    def published(self) -> Self:
        """Those that readers see."""
        return self.filter(status=AnnotationStatus.PUBLISHED)


class Annotation(models.Model):
    """An editor's note on a passage, in Markdown.

    A cross-reference may point to another passage, to a term, or to an address; what rooms above
    let it point to, they keep (see `articles.pointing`).
    """

    public_id = models.SlugField(max_length=80, unique=True, default=new_public_id, editable=False)
    passage = models.ForeignKey(
        Passage, on_delete=models.PROTECT, related_name="annotations", verbose_name=_("passage")
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=AnnotationKind, default=AnnotationKind.CONTEXT
    )
    body = models.TextField(
        _("note"), help_text=_("Markdown. Two or three sentences fit the margin.")
    )
    body_html = models.TextField(editable=False)
    language = models.CharField(_("language"), max_length=12, default="en")
    theme = models.ForeignKey(
        Theme, on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("theme")
    )
    to_passage = models.ForeignKey(
        Passage,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="references",
        verbose_name=_("to a passage"),
    )
    to_term = models.ForeignKey(
        Term,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="references",
        verbose_name=_("to a term"),
    )
    to_address = models.CharField(_("to an address"), max_length=MOST_ADDRESS, blank=True)
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=AnnotationStatus,
        default=AnnotationStatus.DRAFT,
    )
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("editor"),
    )
    version = models.PositiveIntegerField(_("version"), default=1)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    modified_at = models.DateTimeField(_("changed"), auto_now=True)

    _history_user: "AbstractBaseUser | None"  # who saves it, for django-simple-history

    objects = AnnotationQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["body_html"])

    class Meta:
        verbose_name = _("annotation")
        verbose_name_plural = _("annotations")
        constraints = [
            models.CheckConstraint(condition=~Q(body=""), name="annotation_says_something"),
            models.CheckConstraint(
                condition=Q(kind="crossreference")
                | Q(to_passage=None, to_term=None, to_address=""),
                name="only_a_cross_reference_points_on",
            ),
            models.CheckConstraint(
                condition=Q(to_term=None, to_address="")
                | Q(to_passage=None, to_address="")
                | Q(to_passage=None, to_term=None),
                name="cross_reference_points_to_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(to_passage=None) | ~Q(to_passage=F("passage")),
                name="annotation_does_not_point_to_its_own_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {Truncator(self.body).chars(60)}"
