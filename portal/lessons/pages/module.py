"""The page of a module, and of a text that is read inside it."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article
from articles.queries.reading import PlacedAnnotation
from portal.lessons import queries
from portal.lessons.models import Lesson, Module, Step, StepKind
from portal.lessons.pages.naming import (
    NotHereError,
    course_link,
    lesson_url,
    lines_of,
    minutes_of,
    pager_of,
    period_of,
    question_of,
    text_url,
    texts_read,
    title_of,
    who_speaks,
)
from portal.reading.pages import ArticlePage, Rail, RailItem, article_page
from portal.ui.languages import in_language
from portal.ui.pages import Frame, Link, Pager, frame_parts


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A lesson in the list of its module."""

    number: int
    title: str
    question: str
    minutes: str
    level: str
    url: str


@dataclass(frozen=True, slots=True)
class TextRow:
    """A text in the list of a module."""

    title: str
    url: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ModulePage(Frame):
    """A module: its question, its aims, its lessons and the texts that they read."""

    number: int
    """Its place in the course, from 1."""
    question: str
    """The central question."""
    period: str
    """The period that it is about, in words."""
    aims: tuple[str, ...]
    """What a learner can do after it."""
    lessons: tuple[LessonRow, ...]
    """Its lessons in order."""
    texts: tuple[TextRow, ...]
    """The texts that its lessons read."""
    pager: Pager
    """The modules before and after."""
    slug: str
    """Its slug."""


def module_page(request: HttpRequest, slug: str) -> ModulePage:
    """A public module."""
    module = queries.published_module(slug)
    if module is None:
        raise NotHereError(slug)
    modules = queries.modules_in_order(module.course)
    place = [other.pk for other in modules].index(module.pk)
    return ModulePage(
        **frame_parts(request),
        title=title_of(module),
        description=question_of(module),
        crumbs=(course_link(), Link(title_of(module))),
        part=f"module:{module.slug}",
        slug=module.slug,
        number=place + 1,
        question=question_of(module),
        period=period_of(module),
        aims=lines_of(in_language(module.aims, module.aims_vi)),
        lessons=tuple(
            _lesson_row(module, number, lesson)
            for number, lesson in enumerate(module.lessons.all(), start=1)
        ),
        texts=_texts(module),
        pager=pager_of(
            modules,
            place,
            lambda other: reverse("lessons:module", args=[other.slug]),
            (_("Module before"), _("Next module")),
        ),
    )


def text_page(request: HttpRequest, module_slug: str, article: Article) -> ArticlePage:
    """A text read inside a module: reading's page with the module beside it."""
    module = queries.published_module(module_slug)
    if module is None or article.pk not in {text.pk for text in texts_read(module)}:
        raise NotHereError(article.slug)
    return _text_page(request, module, article)


def step_to_read(module_slug: str, lesson_slug: str, number: int) -> Step:
    """The step of a public lesson that reads a text, by its place from 1."""
    lesson = queries.published_lesson(module_slug, lesson_slug)
    steps = list(lesson.steps.all()) if lesson else []
    if not 0 < number <= len(steps) or steps[number - 1].kind != StepKind.READING:
        raise NotHereError(lesson_slug)
    step: Step = steps[number - 1]
    if step.article is None:
        raise NotHereError(lesson_slug)
    return step


def notes_page(request: HttpRequest, module_slug: str, article: Article, step: Step) -> ArticlePage:
    """A text read inside a module, with the notes that a step of a lesson chose."""
    module = queries.published_module(module_slug)
    if module is None:
        raise NotHereError(article.slug)
    kinds, theme = step.note_kinds, step.theme

    def shows(note: PlacedAnnotation) -> bool:
        of_kind = not kinds or note.kind in kinds
        return of_kind and (theme is None or note.theme == theme.name)

    return _text_page(request, module, article, shows)


def _text_page(
    request: HttpRequest,
    module: Module,
    article: Article,
    shows: Callable[[PlacedAnnotation], bool] | None = None,
) -> ArticlePage:
    lessons = list(module.lessons.all())
    rail = Rail(
        heading=title_of(module),
        items=tuple(
            chain(
                (RailItem(title_of(each), lesson_url(module, each)) for each in lessons),
                (
                    RailItem(
                        in_language(text.title, text.title_vi),
                        text_url(module, text),
                        current=text.pk == article.pk,
                    )
                    for text in texts_read(module)
                ),
            )
        ),
    )
    crumbs = (
        course_link(),
        Link(title_of(module), reverse("lessons:module", args=[module.slug])),
        Link(in_language(article.title, article.title_vi)),
    )
    return article_page(request, article, crumbs=crumbs, rail=rail, shows=shows)


def _lesson_row(module: Module, number: int, lesson: Lesson) -> LessonRow:
    return LessonRow(
        number=number,
        title=title_of(lesson),
        question=in_language(lesson.question, lesson.question_vi),
        minutes=minutes_of(lesson),
        level=lesson.get_level_display(),
        url=lesson_url(module, lesson),
    )


def _texts(module: Module) -> tuple[TextRow, ...]:
    """The texts that are read; nobody is named whom a lesson lets be guessed."""
    unnamed = {
        step.article.source_id
        for lesson in module.lessons.all()
        for step in getattr(lesson, "readings", ())
        if step.kind == StepKind.SOURCING and step.article is not None
    }
    return tuple(
        TextRow(
            in_language(article.title, article.title_vi),
            text_url(module, article),
            "" if article.source_id in unnamed else who_speaks(article),
        )
        for article in texts_read(module)
    )
