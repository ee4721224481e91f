"""The words and addresses that pages of this room share."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.dating import in_words, parse
from articles.models import Article
from portal.lessons.models import Course, Lesson, Module
from portal.ui.languages import in_language, language
from portal.ui.pages import Link, Pager, Turn


class NotHereError(LookupError):
    """There is no such module, lesson or text for this reader."""


def title_of(part: Course | Module | Lesson) -> str:
    """The title in this page's language."""
    return in_language(part.title, part.title_vi)


def question_of(module: Module) -> str:
    """The central question in this page's language."""
    return in_language(module.question, module.question_vi)


def period_of(module: Module) -> str:
    """The period in words; empty where there is none."""
    return in_words(parse(module.period), language()) if module.period else ""


def lesson_url(module: Module, lesson: Lesson) -> str:
    """The address of a lesson."""
    return reverse("lessons:lesson", args=[module.slug, lesson.slug])


def text_url(module: Module, article: Article) -> str:
    """The address of a text inside a module."""
    return reverse("lessons:text", args=[module.slug, article.slug])


def notes_url(module: Module, lesson: Lesson, number: int) -> str:
    """The address of a text with the notes that a step of a lesson chose."""
    return reverse("lessons:notes", args=[module.slug, lesson.slug, number])


def preview_text_url(article: Article) -> str:
    """Where an editor finds a text: its page, or the preview of the revision that is to come."""
    if article.is_public_at(timezone.now()):
        return reverse("reading:article", args=[article.slug])
    if article.published_revision is not None:
        return reverse("reading:draft", args=[article.slug, article.published_revision.number])
    return reverse("admin:articles_article_change", args=[article.pk])


def course_link() -> Link:
    """The front page, which shows the courses."""
    return Link(_("Course"), reverse("home:home"))


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a field that takes one thing a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def minutes_of(lesson: Lesson) -> str:
    """How long a lesson takes, in words."""
    return ngettext("%(count)d minute", "%(count)d minutes", lesson.minutes) % {
        "count": lesson.minutes
    }


def texts_read(module: Module) -> list[Article]:
    """The public texts that the module's lessons read, each once, in order."""
    now = timezone.now()
    found: dict[int, Article] = {}
    for lesson in module.lessons.all():
        for step in getattr(lesson, "readings", ()):
            if step.article.is_public_at(now):
                found.setdefault(step.article.pk, step.article)
    return list(found.values())


def who_speaks(article: Article) -> str:
    """The authors whom the source names."""
    return ", ".join(author.name for author in article.source.authors.all())


def pager_of(
    parts: list[Module],
    place: int,
    url_of: Callable[[Any], str],
    labels: tuple[str, str],
) -> Pager:
    """What comes before and after a part; `labels` are for the two."""

    def turn(index: int, label: str) -> Turn:
        return Turn(label, title_of(parts[index]), url_of(parts[index]))

    return Pager(
        previous=turn(place - 1, labels[0]) if place > 0 else None,
        next=turn(place + 1, labels[1]) if place + 1 < len(parts) else None,
    )
