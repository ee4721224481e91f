"""The index of concepts and of named things."""

from typing import Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.models.passage import Passage


class TermKind(models.TextChoices):
    """What a term names."""

    CONCEPT = "concept", _("concept")
    DOCUMENT = "document", _("document")
    CONGRESS = "congress", _("congress")
    BODY = "body", _("body")
    AGREEMENT = "agreement", _("agreement")
    MEETING = "meeting", _("meeting")
    PERSON = "person", _("person")
    PLACE = "place", _("place")


class TermQuerySet(models.QuerySet["Term"]):
    """Narrows terms by who may see them."""

    def published(self) -> Self:
        """Those that readers see."""
        return self.filter(is_published=True)


class Term(models.Model):
    """A concept, or a thing that has a name."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=TermKind)
    name = models.CharField(_("name"), max_length=200)
    name_vi = models.CharField(_("name in Vietnamese"), max_length=200, blank=True)
    definition = models.TextField(_("definition"), blank=True)
    definition_vi = models.TextField(_("definition in Vietnamese"), blank=True)
    sources = models.TextField(
        _("sources"), blank=True, help_text=_("What the definition rests on.")
    )
    authority = models.CharField(
        _("authority id"), max_length=40, blank=True, help_text=_("Of Wikidata, such as Q7825.")
    )
    is_published = models.BooleanField(_("published"), default=False)
    related = models.ManyToManyField(
        "self", through="articles.TermRelation", symmetrical=False, related_name="+"
    )

    _history_user: "AbstractBaseUser | None"  # who saves it, for django-simple-history

    objects = TermQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("name", "pk")
        verbose_name = _("term")
        verbose_name_plural = _("terms")

    def __str__(self) -> str:
        return self.name


class TermAlias(models.Model):
    """Another name under which a term stands in texts."""

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="aliases")
    language = models.CharField(_("language"), max_length=12, default="en")
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        ordering = ("language", "name", "pk")
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        constraints = [
            models.UniqueConstraint(fields=["term", "language", "name"], name="alias_is_given_once")
        ]

    def __str__(self) -> str:
        return self.name


class RelationKind(models.TextChoices):
    """How one term stands to another."""

    CITES = "cites", _("cites")
    FOLLOWS = "follows", _("follows")
    REPLACES = "replaces", _("replaces")
    PART_OF = "part_of", _("is part of")


class TermRelation(models.Model):
    """That one term cites, follows or replaces another, or is part of it."""

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(_("relation"), max_length=10, choices=RelationKind)
    other = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="relations_to_it")

    class Meta:
        ordering = ("kind", "pk")
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        constraints = [
            models.UniqueConstraint(fields=["term", "kind", "other"], name="relation_is_said_once"),
            models.CheckConstraint(
                condition=~Q(term=F("other")), name="term_is_not_related_to_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term} {self.get_kind_display()} {self.other}"


class Mention(models.Model):
    """That a passage names a term."""

    term = models.ForeignKey(
        Term, on_delete=models.CASCADE, related_name="mentions", verbose_name=_("term")
    )
    passage = models.ForeignKey(
        Passage, on_delete=models.PROTECT, related_name="mentions", verbose_name=_("passage")
    )
    is_retired = models.BooleanField(_("retired"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ("pk",)
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [
            models.UniqueConstraint(fields=["term", "passage"], name="passage_mentions_a_term_once")
        ]

    def __str__(self) -> str:
        return f"{self.term} · {self.passage_id}"
