"""Objects of the database in the form of the files."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from django.db.models import Model

from articles.models import Article, ArticleKind, Revision, Source, Theme
from articles.models.article import ArticleQuerySet
from articles.text import Document
from portal.courses.files import (
    AuthorRecord,
    CourseRecord,
    DigestRecord,
    Identity,
    Kind,
    LessonRecord,
    ModuleRecord,
    Record,
    SourceRecord,
    ThemeRecord,
    Translated,
    TranslatedLines,
)
from portal.courses.stored_places import stored_places
from portal.courses.stored_statements import stored_annotations, stored_terms
from portal.courses.stored_steps import Words, latest_words, step_record, with_steps
from portal.courses.stored_timeline import stored_events, stored_indicators
from portal.lessons.models import Course, Lesson, Module, PublishedQuerySet


@dataclass(frozen=True, slots=True)
class Stored:
    """A row and what a file would say of it."""

    row: Model
    record: Record


def stored_objects(identities: Iterable[Identity]) -> dict[Identity, Stored]:
    """Those of the named objects that the database has; a digest with its latest revision."""
    keys: dict[Kind, set[str]] = {kind: set() for kind in Kind}
    for kind, key in identities:
        keys[kind].add(key)
    lessons = {tuple(key.split("/", 1)) for key in keys[Kind.LESSON]}
    modules = {module for module, _ in lessons}
    found: list[tuple[Model, Record]] = []
    found += [(row, theme_record(row)) for row in Theme.objects.filter(slug__in=keys[Kind.THEME])]
    found += stored_terms(keys[Kind.TERM])
    sources = Source.objects.filter(slug__in=keys[Kind.SOURCE]).prefetch_related("authors")
    found += [(row, source_record(row)) for row in sources]
    for article in digests_to_write().filter(slug__in=keys[Kind.DIGEST]):
        latest = max(article.revisions.all(), key=lambda revision: revision.number, default=None)
        found.append((article, digest_record(article, latest)))
    found += stored_places(keys[Kind.PLACES])
    found += stored_annotations(keys[Kind.ANNOTATION])
    found += stored_events(keys[Kind.EVENT])
    found += stored_indicators(keys[Kind.INDICATOR])
    courses = Course.objects.filter(slug__in=keys[Kind.COURSE])
    found += [(row, course_record(row)) for row in courses]
    stored_modules = Module.objects.filter(slug__in=keys[Kind.MODULE]).select_related("course")
    found += [(row, module_record(row)) for row in stored_modules]
    named = [
        lesson
        for lesson in lessons_to_write().filter(module__slug__in=modules)
        if (lesson.module.slug, lesson.slug) in lessons
    ]
    words = latest_words(named)
    found += [(lesson, lesson_record(lesson, words)) for lesson in named]
    return {(record.kind, record.key): Stored(row, record) for row, record in found}


def theme_record(theme: Theme) -> ThemeRecord:
    """A theme as its file has it."""
    return ThemeRecord(theme.slug, _words(theme.name, theme.name_vi))


def source_record(source: Source) -> SourceRecord:
    """A source as its file has it."""
    return SourceRecord(
        slug=source.slug,
        title=source.title.strip(),
        given_title=_words(
            source.given_title if source.given_title != source.title else "", source.title_vi
        ),
        authors=tuple(
            AuthorRecord(author.name.strip(), author.role.strip())
            for author in source.authors.all()
        ),
        publication=source.publication.strip(),
        issue=source.issue.strip(),
        published=source.published,
        posted=source.posted_on.isoformat() if source.posted_on else "",
        retrieved=source.retrieved_on.isoformat() if source.retrieved_on else "",
        dating_note=_words(source.dating_note, source.dating_note_vi),
        language=source.language,
        address=source.address.strip(),
        file_name=source.file_name.strip(),
        sha256=source.sha256,
        who=_words(source.who, source.who_vi),
        to_whom=_words(source.to_whom, source.to_whom_vi),
        ask=_words(source.ask, source.ask_vi),
    )


def digest_record(article: Article, revision: Revision | None) -> DigestRecord:
    """A digest as its file has it, with the text of one of its revisions."""
    return DigestRecord(
        slug=article.slug,
        source=article.source.slug,
        title=_words(article.title, article.title_vi),
        summary=_words(article.summary, article.summary_vi),
        themes=tuple(sorted(theme.slug for theme in article.themes.all())),
        language=article.language,
        byline=article.byline.strip(),
        document=revision.document if revision else Document(""),
    )


def course_record(course: Course) -> CourseRecord:
    """A course as its file has it."""
    return CourseRecord(
        slug=course.slug,
        title=_words(course.title, course.title_vi),
        summary=_words(course.summary, course.summary_vi),
    )


def module_record(module: Module) -> ModuleRecord:
    """A module as its file has it."""
    return ModuleRecord(
        course=module.course.slug,
        slug=module.slug,
        position=module.position,
        title=_words(module.title, module.title_vi),
        question=_words(module.question, module.question_vi),
        aims=_lines(module.aims, module.aims_vi),
        period=module.period,
    )


def lesson_record(lesson: Lesson, words: Words, *, without: Container[int] = ()) -> LessonRecord:
    """A lesson as its file has it, with the words that its steps quote; some are left out."""
    return LessonRecord(
        module=lesson.module.slug,
        folder=f"{lesson.module.position:02}-{lesson.module.slug}",
        slug=lesson.slug,
        position=lesson.position,
        title=_words(lesson.title, lesson.title_vi),
        question=_words(lesson.question, lesson.question_vi),
        aims=_lines(lesson.aims, lesson.aims_vi),
        level=lesson.level,
        minutes=lesson.minutes,
        steps=tuple(
            step_record(step, words) for step in lesson.steps.all() if step.pk not in without
        ),
    )


def digests_to_write() -> ArticleQuerySet:
    """Digests with what their files say of them."""
    return (
        Article.objects.filter(kind=ArticleKind.DIGEST)
        .select_related("source", "published_revision")
        .prefetch_related("themes", "revisions")
    )


def lessons_to_write() -> PublishedQuerySet:
    """Lessons with what their files say of them."""
    return with_steps(Lesson.objects.select_related("module__course"))


def _words(english: str, vietnamese: str) -> Translated:
    return Translated(english.strip(), vietnamese.strip())


def _lines(english: str, vietnamese: str) -> TranslatedLines:
    """Lists that are stored one entry a line."""
    return TranslatedLines(
        *(
            tuple(line.strip() for line in text.split("\n") if line.strip())
            for text in (english, vietnamese)
        )
    )
