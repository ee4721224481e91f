"""Show a text to the public, and take it back."""

import datetime

from django.db import transaction
from django.utils import timezone

from articles.actor import Actor
from articles.models import Article, Publication, Revision


class PublishingError(ValueError):
    """The text cannot be published or withdrawn as it is."""


@transaction.atomic
def publish_revision(
    *,
    by: Actor,
    revision: Revision,
    at: datetime.datetime | None = None,
) -> Article:
    """Make a revision the one that readers see, from a moment on (now, unless told).

    A text that is public already can only be changed at once; a moment in the future is for its
    first publication. A withdrawn text comes back.
    """
    now = timezone.now()
    article = Article.objects.select_for_update().get(pk=revision.article_id)
    moment = at or now
    if article.is_public_at(now):
        if moment > now:
            raise PublishingError(
                "This text is public already. Publish the new revision now, or withdraw it first."
            )
        moment = article.published_at or now
    elif article.withdrawn_at is not None and moment > now:
        raise PublishingError(
            "This text was withdrawn. It can come back at once, but not at a later moment."
        )
    _call_off(article, now)
    article.published_revision = revision
    article.published_at = moment
    article.withdrawn_at, article.withdrawal_reason = None, ""
    article.save()
    Publication.objects.create(
        revision=revision,
        published_at=max(moment, now),
        published_by=by,
    )
    return article


@transaction.atomic
def withdraw_article(*, by: Actor, article: Article, reason: str = "") -> Article:
    """Take a text off the site: its address then answers with its citation alone."""
    del by  # who withdrew it stands in the admin's log
    article = Article.objects.select_for_update().get(pk=article.pk)
    if article.published_at is None:
        raise PublishingError("This text was never published, so there is nothing to withdraw.")
    now = timezone.now()
    if article.withdrawn_at is not None and article.withdrawn_at <= now:
        raise PublishingError("This text is withdrawn already.")
    if article.published_at > now:
        _call_off(article, now)
        article.published_at = None
    else:
        article.withdrawn_at, article.withdrawal_reason = now, reason
    article.save()
    return article


def _call_off(article: Article, now: datetime.datetime) -> None:
    """Forget publications that were planned and have not come about: their addresses never held."""
    Publication.objects.filter(revision__article=article, published_at__gt=now).delete()
