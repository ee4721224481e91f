"""Writing one object of the files into the database. The order of kinds is the caller's."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model

from articles.models import Article, ArticleKind, Rights, Source, SourceAuthor, Theme
from articles.operations.revisions import save_revision
from portal.courses.files import (
    CourseRecord,
    DigestRecord,
    Kind,
    LessonRecord,
    ModuleRecord,
    Record,
    SourceRecord,
    ThemeRecord,
    Translated,
)
from portal.courses.loading.pairing import paired
from portal.courses.loading.places import store_places
from portal.courses.loading.statements import store_annotation, store_term
from portal.courses.loading.steps import store_step
from portal.courses.loading.timeline import store_event, store_indicator
from portal.lessons.models import Course, Lesson, Module, Step
from portal.lessons.operations import remove_step


def store(record: Record, row: Model | None) -> Model:
    """Create the object of a record, or bring its row to what the record says."""
    return _STORE[record.kind](record, row)


def _store_theme(record: ThemeRecord, row: Model | None) -> Model:
    return _saved(row or Theme(slug=record.slug), **_translated("name", record.name))


def _store_course(record: CourseRecord, row: Model | None) -> Model:
    return _saved(
        row or Course(slug=record.slug),
        **_translated("title", record.title),
        **_translated("summary", record.summary),
    )


def _store_module(record: ModuleRecord, row: Model | None) -> Model:
    return _saved(
        row or Module(slug=record.slug, course=Course.objects.get(slug=record.course)),
        period=record.period,
        **_teaching(record),
    )


def _store_source(record: SourceRecord, row: Model | None) -> Model:
    source = _saved(
        row or Source(slug=record.slug),
        title=record.title,
        given_title=record.given_title.en,
        title_vi=record.given_title.vi,
        publication=record.publication,
        issue=record.issue,
        published=record.published,
        posted_on=record.posted or None,
        retrieved_on=record.retrieved or None,
        language=record.language,
        address=record.address,
        file_name=record.file_name,
        sha256=record.sha256,
        **_translated("dating_note", record.dating_note),
        **_translated("who", record.who),
        **_translated("to_whom", record.to_whom),
        **_translated("ask", record.ask),
    )
    authors = [(author.name, author.role) for author in record.authors]
    known = SourceAuthor.objects.filter(source_id=source.pk)
    if authors != list(known.order_by("position", "pk").values_list("name", "role")):
        known.delete()
        for position, (name, role) in enumerate(authors):
            SourceAuthor.objects.create(
                source_id=source.pk, position=position, name=name, role=role
            )
    return source


def _store_digest(record: DigestRecord, row: Model | None) -> Model:
    """A digest's words become a revision only if they are others than those of the latest one."""
    article = row if isinstance(row, Article) else Article(slug=record.slug, rights=Rights.PUBLIC)
    _saved(
        article,
        kind=ArticleKind.DIGEST,
        source=Source.objects.get(slug=record.source),
        language=record.language,
        byline=record.byline,
        **_translated("title", record.title),
        **_translated("summary", record.summary),
    )
    article.themes.set(Theme.objects.filter(slug__in=record.themes))
    latest = article.revisions.order_by("-number").first()
    if latest is None or latest.document != record.document:
        save_revision(
            by=None,
            article=article,
            document=record.document,
            change_summary="Loaded from the files of the course",
        )
    return article


def _store_lesson(record: LessonRecord, row: Model | None) -> Model:
    lesson = _saved(
        row or Lesson(slug=record.slug, module=Module.objects.get(slug=record.module)),
        level=record.level,
        minutes=record.minutes,
        **_teaching(record),
    )
    steps = list(Step.objects.filter(lesson_id=lesson.pk).order_by("position", "pk"))
    known = paired(record.steps, steps)
    for place, step in enumerate(record.steps):
        store_step(step, known.get(place) or Step(lesson_id=lesson.pk), place + 1)
    kept = {row.pk for row in known.values()}
    for gone in steps:
        if gone.pk not in kept and not gone.is_retired:
            remove_step(by=None, step=gone)
    return lesson


def _teaching(record: ModuleRecord | LessonRecord) -> dict[str, object]:
    """What modules and lessons have alike."""
    return {
        "position": record.position,
        **_translated("title", record.title),
        **_translated("question", record.question),
        "aims": "\n".join(record.aims.en),
        "aims_vi": "\n".join(record.aims.vi),
    }


def _translated(name: str, words: Translated) -> dict[str, object]:
    return {name: words.en, f"{name}_vi": words.vi}


def _saved(row: Model, **values: object) -> Model:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return row


_STORE: dict[Kind, Callable[[Any, Model | None], Model]] = {
    Kind.THEME: _store_theme,
    Kind.TERM: store_term,
    Kind.SOURCE: _store_source,
    Kind.DIGEST: _store_digest,
    Kind.PLACES: store_places,
    Kind.ANNOTATION: store_annotation,
    Kind.EVENT: store_event,
    Kind.INDICATOR: store_indicator,
    Kind.COURSE: _store_course,
    Kind.MODULE: _store_module,
    Kind.LESSON: _store_lesson,
}
