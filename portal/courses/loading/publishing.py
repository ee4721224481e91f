"""Showing what was loaded, and taking back what is gone from the files."""

from django.db.models import Model
from django.utils import timezone

from articles.models import Annotation, AnnotationStatus, Article, Term
from articles.operations.annotations import set_status
from articles.operations.publishing import publish_revision, withdraw_article
from portal.courses.files import Kind
from portal.courses.models import LoadedObject, LoadedStatus
from portal.lessons.models import Course, Lesson, Module
from timeline.models import Event, Indicator, Status
from timeline.operations.events import publish as publish_subject
from timeline.operations.events import take_back

WITHDRAWN = "No longer part of the course"


def publish(row: Model, *, afresh: bool) -> bool:
    """Make an object public, one that was loaded as public before only if it still is.

    What editors took off the site here stays off it. Returns whether readers see a change.
    """
    now = timezone.now()
    if isinstance(row, Article):
        article = Article.objects.get(pk=row.pk)
        latest = article.revisions.order_by("-number").first()
        public = article.is_public_at(now)
        is_shown = public and latest is not None and article.published_revision_id == latest.pk
        if latest and not is_shown and (afresh or public):
            publish_revision(by=None, revision=latest)
            return True
    elif isinstance(row, Course | Module | Lesson) and afresh and row.published_at is None:
        row.published_at = now
        row.save()
        return True
    elif isinstance(row, Annotation) and afresh:
        return bool(set_status(by=None, annotations=[row], status=AnnotationStatus.PUBLISHED))
    elif isinstance(row, Term) and afresh and not row.is_published:
        row.is_published = True
        row.save()
        return True
    elif isinstance(row, Event | Indicator) and afresh and row.status != Status.PUBLISHED:
        publish_subject(by=None, subject=row)
        return True
    return False


def archive(row: Model, loaded: LoadedObject) -> None:
    """Take an object off the site. Themes, sources and places have no page and stay."""
    if loaded.kind == Kind.PLACES or _is_of_another_course(loaded):
        return
    if isinstance(row, Article):
        if row.is_public_at(timezone.now()):
            withdraw_article(by=None, article=row, reason=WITHDRAWN)
    elif isinstance(row, Annotation):
        set_status(by=None, annotations=[row], status=AnnotationStatus.RETIRED)
    elif isinstance(row, Term):
        row.is_published = False
        row.save()
    elif isinstance(row, Event | Indicator):
        take_back(by=None, subject=row)
    elif isinstance(row, Course | Module | Lesson):
        row.published_at = None
        row.save()


def _is_of_another_course(loaded: LoadedObject) -> bool:
    others = LoadedObject.objects.filter(kind=loaded.kind, key=loaded.key)
    others = others.exclude(course=loaded.course).exclude(status=LoadedStatus.ARCHIVED)
    return others.exists()
