"""Which works a person may see."""

from django.db.models import QuerySet

from articles.models import Article, Passage
from portal.accounts.models import User
from portal.lessons.models import Course, Lesson, Module
from portal.study.work import Work


def is_visible(person: User, work: Work) -> bool:
    """Whether somebody may see a work: it is published, and so is what it belongs to."""
    match work.kind:
        case "lesson":
            lessons = Lesson.objects.published().filter(pk=work.key, module__in=_modules())
            return bool(lessons.exists())
        case "module":
            return bool(_modules().filter(pk=work.key).exists())
        case "article":
            return Article.objects.visible_to(person).filter(pk=work.key).exists()
        case "passage":
            texts = Article.objects.visible_to(person)
            return Passage.objects.filter(pk=work.key, article__in=texts).exists()


def _modules() -> "QuerySet[Module]":
    """The modules that readers see."""
    return Module.objects.published().filter(course__in=Course.objects.published())
