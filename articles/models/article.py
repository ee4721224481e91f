"""Texts that can be read here, and their states."""

import datetime
import hashlib
import json
from functools import cached_property
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.source import Source
from articles.models.theme import Theme
from articles.text import Document


class ArticleKind(models.TextChoices):
    """Whose words an article holds."""

    SOURCE = "source", _("source text")
    DIGEST = "digest", _("digest")


class Rights(models.TextChoices):
    """Who may read the words of a published article."""

    PUBLIC = "public", _("everybody")
    ACCOUNT = "account", _("any signed-in person")
    EXCERPT = "excerpt", _("everybody, but only annotated paragraphs")


class ArticleQuerySet(models.QuerySet["Article"]):
    """Narrows articles by who may see them."""

    def published(self, at: datetime.datetime | models.Expression | None = None) -> Self:
        """Those that have been published by a moment and not withdrawn."""
        now = at or timezone.now()
        return self.filter(published_at__lte=now).exclude(withdrawn_at__lte=now)

    def visible_to(
        self, user: AbstractBaseUser | AnonymousUser, at: datetime.datetime | None = None
    ) -> Self:
        """Those whose words a person may read, drafts apart."""
        found = self.published(at)
        return found if user.is_authenticated else found.exclude(rights=Rights.ACCOUNT)

    def withdrawn(self, at: datetime.datetime | None = None) -> Self:
        """Those that were published and are so no longer."""
        now = at or timezone.now()
        return self.filter(published_at__lte=now, withdrawn_at__lte=now)


class Article(models.Model):
    """A text that can be read here: a source's own words, or our digest of it."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=ArticleKind)
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="articles", verbose_name=_("source")
    )
    title = models.CharField(_("title"), max_length=300)
    title_vi = models.CharField(_("title in Vietnamese"), max_length=300, blank=True)
    summary = models.CharField(_("summary"), max_length=500, blank=True)
    summary_vi = models.CharField(_("summary in Vietnamese"), max_length=500, blank=True)
    language = models.CharField(_("language"), max_length=12, default="en")
    byline = models.CharField(
        _("digest by"), max_length=200, blank=True, help_text=_("Who wrote the digest.")
    )
    themes = models.ManyToManyField(Theme, blank=True, verbose_name=_("themes"))
    rights = models.CharField(_("rights"), max_length=10, choices=Rights, default=Rights.ACCOUNT)
    published_revision = models.ForeignKey(
        "articles.Revision",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    published_at = models.DateTimeField(_("public from"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawal_reason = models.CharField(_("why it was withdrawn"), max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ("title", "pk")
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = [
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(published_revision__isnull=False),
                name="published_article_has_a_published_revision",
                violation_error_message=_("Publish a revision first."),
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(published_at__isnull=False),
                name="withdrawn_article_was_published",
                violation_error_message=_("Only a published text can be withdrawn."),
            ),
            models.UniqueConstraint(
                fields=["source"],
                condition=Q(kind="source"),
                name="source_text_is_held_once",
                violation_error_message=_("This source's text is already here."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def is_public_at(self, moment: datetime.datetime) -> bool:
        """Whether the article is published and not withdrawn at a moment."""
        begun = self.published_at is not None and self.published_at <= moment
        return begun and not (self.withdrawn_at is not None and self.withdrawn_at <= moment)


class Revision(models.Model):
    """One unchangeable state of an article."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    text = models.TextField(_("text"))
    structure = models.JSONField(_("structure"))
    document_sha256 = models.CharField(max_length=64, editable=False)
    """Of text and structure: what is kept in memory of a document is known by it."""
    change_summary = models.CharField(_("change summary"), max_length=300, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    source_map = models.JSONField(default=list)
    created_at = models.DateTimeField(_("saved"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("saved by"),
    )

    class Meta:
        ordering = ("article", "-number")
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "number"], name="revision_number_is_unique_in_its_article"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="revision_is_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.article} · {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("A revision is never changed: save a new one with save_revision().")
        whole = json.dumps([self.text, self.structure], sort_keys=True).encode()
        self.document_sha256 = hashlib.sha256(whole).hexdigest()
        super().save(*args, **kwargs)

    @cached_property
    def document(self) -> Document:
        """The text with its structure."""
        return Document.from_structure(self.text, self.structure)


class Publication(models.Model):
    """That a revision was made public. Kept for ever, so that its addresses hold."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="publications")
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ("-published_at", "-pk")

    def __str__(self) -> str:
        return f"{self.revision} · {self.published_at:%Y-%m-%d}"
