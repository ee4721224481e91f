"""How far somebody is in a lesson, a module, a course."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article
from portal.accounts.models import User
from portal.accounts.presence import account_key
from portal.lessons import queries as lessons
from portal.lessons.models import Lesson, Module
from portal.lessons.pages import NotHereError, lesson_url, text_url, texts_read, title_of
from portal.study.queries.progress import State, last_text, lessons_of_modules, states_of
from portal.study.work import Kind, Work
from portal.ui.languages import in_language
from portal.ui.pages import Frame, Link, frame_parts


@dataclass(frozen=True, slots=True)
class Row:
    """A lesson, a module or a text, and how far somebody is with it."""

    title: str
    url: str
    state: str
    """``done``, ``begun`` or ``new``."""
    label: str
    """The same in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonStudy(Frame):
    """How far somebody is in a lesson."""

    account: str
    """What scripts call the account."""
    key: int
    """The lesson's key."""
    lesson: Link
    """The lesson."""
    is_opened: bool
    """Whether it is known that the learner opened it."""
    is_done: bool
    """Whether the learner is done with it."""
    texts: tuple[Row, ...]
    """The texts that it reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleStudy(Frame):
    """How far somebody is in a module."""

    account: str
    """What scripts call the account."""
    module: Link
    """The module."""
    done: str
    """How many lessons are done, in words."""
    lessons: tuple[Row, ...]
    """Its lessons in order."""
    texts: tuple[Row, ...]
    """The texts that they read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseStudy(Frame):
    """How far somebody is in the courses."""

    account: str
    """What scripts call the account."""
    resume: Link | None
    """The text that was read last."""
    modules: tuple[Row, ...]
    """The modules of all courses in order."""


def lesson_study(request: HttpRequest, person: User, module: str, slug: str) -> LessonStudy:
    """Gather how far somebody is in a public lesson."""
    lesson = lessons.published_lesson(module, slug)
    if lesson is None:
        raise NotHereError(slug)
    texts = _texts_of(lesson)
    states = _states(person, (Work("lesson", lesson.pk),), _works("article", texts))
    state = states[Work("lesson", lesson.pk)]
    here = Link(title_of(lesson), lesson_url(lesson.module, lesson))
    return LessonStudy(
        **frame_parts(request),
        title=_("Yours in “%(title)s”") % {"title": here.label},
        crumbs=(Link(_("My study"), reverse("study:mine")), Link(here.label)),
        account=account_key(person),
        key=lesson.pk,
        lesson=here,
        is_opened=state.opened_at is not None,
        is_done=state.done_at is not None,
        texts=_text_rows(lesson.module, texts, states),
    )


def module_study(request: HttpRequest, person: User, slug: str) -> ModuleStudy:
    """Gather how far somebody is in a public module."""
    module = lessons.published_module(slug)
    if module is None:
        raise NotHereError(slug)
    parts, texts = list(module.lessons.all()), texts_read(module)
    states = _states(person, _works("lesson", parts), _works("article", texts))
    rows = tuple(
        _row(title_of(part), lesson_url(module, part), states[Work("lesson", part.pk)])
        for part in parts
    )
    here = Link(title_of(module), reverse("lessons:module", args=[module.slug]))
    return ModuleStudy(
        **frame_parts(request),
        title=_("Yours in “%(title)s”") % {"title": here.label},
        crumbs=(Link(_("My study"), reverse("study:mine")), Link(here.label)),
        account=account_key(person),
        module=here,
        done=_done_in_words(sum(row.state == "done" for row in rows), len(rows)),
        lessons=rows,
        texts=_text_rows(module, texts, states),
    )


def course_study(request: HttpRequest, person: User) -> CourseStudy:
    """Gather how far somebody is in all public courses."""
    modules = [module for course in lessons.published_courses() for module in course.modules.all()]
    parts = lessons_of_modules([module.pk for module in modules])
    works = (Work("lesson", lesson) for lesson in chain.from_iterable(parts.values()))
    states = _states(person, works, _works("module", modules))
    last = last_text(person.pk)
    return CourseStudy(
        **frame_parts(request),
        title=_("How far you are"),
        crumbs=(Link(_("My study"), reverse("study:mine")), Link(_("How far you are"))),
        account=account_key(person),
        resume=_resume(last) if last else None,
        modules=tuple(_module_row(module, parts.get(module.pk, []), states) for module in modules),
    )


def _module_row(module: Module, parts: list[int], states: dict[Work, State]) -> Row:
    done = sum(states[Work("lesson", part)].done_at is not None for part in parts)
    row = _row(
        title_of(module),
        reverse("lessons:module", args=[module.slug]),
        states[Work("module", module.pk)],
    )
    if row.state != "begun":
        return row
    return Row(row.title, row.url, row.state, _done_in_words(done, len(parts)))


def _resume(article: Article) -> Link:
    title = in_language(article.title, article.title_vi)
    return Link(
        _("Go on with “%(title)s”") % {"title": title},
        reverse("reading:article", args=[article.slug]),
    )


def _texts_of(lesson: Lesson) -> list[Article]:
    """The public texts of one lesson."""
    now = timezone.now()
    found = {
        step.article.pk: step.article
        for step in lesson.steps.all()
        if step.article is not None and step.article.is_public_at(now)
    }
    return list(found.values())


def _works(kind: Kind, things: Iterable[Article | Lesson | Module]) -> Iterable[Work]:
    return (Work(kind, thing.pk) for thing in things)


def _states(person: User, *works: Iterable[Work]) -> dict[Work, State]:
    found = states_of([person.pk], list(chain.from_iterable(works)))
    return {work: state for (_person, work), state in found.items()}


def _text_rows(
    module: Module, texts: Iterable[Article], states: dict[Work, State]
) -> tuple[Row, ...]:
    return tuple(
        _row(
            in_language(text.title, text.title_vi),
            text_url(module, text),
            states[Work("article", text.pk)],
        )
        for text in texts
    )


def _row(title: str, url: str, state: State) -> Row:
    if state.done_at:
        return Row(title, url, "done", _("done"))
    if state.opened_at:
        return Row(title, url, "begun", _("begun"))
    return Row(title, url, "new", _("not begun"))


def _done_in_words(done: int, of: int) -> str:
    return ngettext("%(done)d of %(of)d lesson done", "%(done)d of %(of)d lessons done", of) % {
        "done": done,
        "of": of,
    }
