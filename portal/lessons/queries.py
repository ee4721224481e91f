"""What the pages of courses show."""

import datetime
from typing import Any

from django.db.models import (
    Aggregate,
    Count,
    Exists,
    F,
    JSONField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import JSONObject
from django.utils import timezone

from articles.models import Anchor, Article, Revision
from articles.queries.moments import Moments
from portal.lessons.models import (
    Course,
    Lesson,
    Module,
    PublishedQuerySet,
    Step,
    StepEvent,
    StepPassage,
)
from timeline.models import Event
from timeline.queries.overview import dated_events, in_order_of_time


class Gathered(Aggregate):
    """Rows of a subquery as one list of JSON, so that it needs no query of its own."""

    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSONB_AGG", **context)


def published_courses(at: datetime.datetime | None = None) -> list[Course]:
    """Public courses with their public modules, each with the number of its public lessons."""
    now = at or timezone.now()
    modules = Module.objects.published(now).annotate(
        lesson_count=Count("lessons", filter=Q(lessons__published_at__lte=now))
    )
    return list(
        Course.objects.published(now).prefetch_related(Prefetch("modules", queryset=modules))
    )


def published_module(slug: str) -> Module | None:
    """A public module with its course and its public lessons and their steps' texts."""
    now = timezone.now()
    lessons = Lesson.objects.published(now)
    steps = Step.objects.in_force().filter(article__isnull=False).select_related("article__source")
    return (
        Module.objects.published(now)
        .filter(slug=slug, course__published_at__lte=now)
        .select_related("course")
        .prefetch_related(
            Prefetch("lessons", queryset=lessons),
            Prefetch("lessons__steps", queryset=steps, to_attr="readings"),
            "lessons__readings__article__source__authors",
        )
        .first()
    )


def modules_in_order(course: Course) -> list[Module]:
    """The public modules of a course, in order."""
    return list(Module.objects.published().filter(course=course))


def published_lesson(module_slug: str, slug: str) -> Lesson | None:
    """A public lesson of a public module, with its steps and what they use.

    `before`, `after` and `next_module` are the address and the titles of what lies beside it, or
    None. Four queries.
    """
    now = timezone.now()
    found: Lesson | None = (
        _with_steps(Lesson.objects.published(now))
        .filter(
            slug=slug,
            module__slug=module_slug,
            module__published_at__lte=now,
            module__course__published_at__lte=now,
        )
        .annotate(
            before=_beside(_lessons_beside(now), after=False),
            after=_beside(_lessons_beside(now), after=True),
            next_module=_beside(
                Module.objects.published(now).filter(course=OuterRef("module__course")),
                after=True,
                of="module__",
            ),
        )
        .first()
    )
    return found


def lesson_to_preview(pk: int) -> Lesson | None:
    """A lesson, public or not, with its steps and what they use."""
    return _with_steps(Lesson.objects.all()).filter(pk=pk).first()


def step_of_lesson(pk: int) -> Step | None:
    """A step with its lesson, whoever may see it; None for one that is retired."""
    return (
        _told_apart(Step.objects.in_force().filter(pk=pk))
        .select_related(
            "lesson__module__course",
            "article__source",
            "event",
            "indicator",
            "term",
            "question__article__published_revision",
        )
        .prefetch_related("article__source__authors")
        .first()
    )


def is_public_lesson(lesson: Lesson, at: datetime.datetime | None = None) -> bool:
    """Whether readers see a lesson, with its module and course, at a moment."""
    now = at or timezone.now()
    parts = (lesson, lesson.module, lesson.module.course)
    return all(part.published_at is not None and part.published_at <= now for part in parts)


def place_of_step(step: Step) -> int:
    """The place of a step in its lesson, from 1."""
    before = Q(position__lt=step.position) | Q(position=step.position, pk__lt=step.pk)
    return Step.objects.in_force().filter(before, lesson=step.lesson_id).count() + 1


def _with_steps(lessons: "PublishedQuerySet") -> "PublishedQuerySet":
    through: Any = Step.terms.through
    named = through.objects.filter(step=OuterRef("pk"), term__is_published=True)
    term = JSONObject(slug="term__slug", name="term__name", name_vi="term__name_vi")
    terms = named.values("step").annotate(found=Gathered(term)).values("found")
    extracts = _placed(StepPassage.objects.select_related("passage__article__source"))
    steps = _placed(
        _told_apart(Step.objects.in_force())
        .select_related(
            "article__source",
            "article__published_revision",
            "passage__article__source",
            "event",
            "indicator",
            "question__article",
            "term",
            "theme",
        )
        .annotate(named_terms=Subquery(terms, output_field=JSONField()))
        .defer(
            "article__published_revision__text",
            "article__published_revision__structure",
            "article__published_revision__source_map",
        )
    ).prefetch_related("article__source__authors", Prefetch("extracts", queryset=extracts))
    found: PublishedQuerySet = lessons.select_related("module__course").prefetch_related(
        Prefetch("steps", queryset=steps)
    )
    return found


def events_to_order(step: Step) -> list[Event]:
    """The events of a sequence that readers see, in order of time."""
    events = dated_events().filter(pk__in=step.events.values("event"))
    return list(in_order_of_time(events))


def events_in_sequences(lesson: Lesson) -> "QuerySet[Any]":
    """The keys of the events that a lesson has put in order."""
    found: QuerySet[Any] = StepEvent.objects.filter(
        step__in=Step.objects.in_force().filter(lesson=lesson)
    ).values("event")
    return found


def _told_apart(steps: "QuerySet[Step]") -> "QuerySet[Step]":
    """Steps with what a sequence puts in order, as far as readers see it.

    `event_count` is how many events; `has_order` whether the dates of two tell which came first.
    """
    dated = dated_events().order_by()
    events = StepEvent.objects.filter(event__in=dated.values("pk")).order_by()
    later = events.filter(
        step=OuterRef("step"), event__date_earliest__gt=OuterRef("event__date_latest")
    )
    own = events.filter(step=OuterRef("pk"))
    return steps.annotate(
        event_count=Subquery(own.values("step").annotate(count=Count("pk")).values("count")),
        has_order=Exists(own.filter(Exists(later))),
    )


def _placed(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    """Rows with the place of their passage in the published revision; nothing for an orphan."""
    anchor = Anchor.objects.filter(
        passage=OuterRef("passage"),
        revision=OuterRef("passage__article__published_revision"),
        start__isnull=False,
    )
    number = Revision.objects.filter(pk=OuterRef("passage__article__published_revision"))
    found: QuerySet[Any] = rows.annotate(
        words=Subquery(anchor.values("exact")[:1]),
        start=Subquery(anchor.values("start")[:1]),
        end=Subquery(anchor.values("end")[:1]),
        revision_number=Subquery(number.values("number")[:1]),
    )
    return found


def _lessons_beside(now: datetime.datetime) -> "QuerySet[Any]":
    found: QuerySet[Any] = Lesson.objects.published(now).filter(module=OuterRef("module"))
    return found


def _beside(rows: "QuerySet[Any]", *, after: bool, of: str = "") -> Subquery:
    """The address and the titles of the row next to one, in order."""
    position, pk = OuterRef(f"{of}position"), OuterRef(f"{of}pk")
    if after:
        rows = rows.filter(Q(position__gt=position) | Q(position=position, pk__gt=pk))
    else:
        rows = rows.filter(Q(position__lt=position) | Q(position=position, pk__lt=pk))
    ordered = rows.order_by(*(("position", "pk") if after else ("-position", "-pk")))
    found = ordered.values(found=JSONObject(slug="slug", title="title", title_vi="title_vi"))
    return Subquery(found[:1], output_field=JSONField())


def texts_of_course(course: Course, at: datetime.datetime | None = None) -> list[Article]:
    """The public texts that the public lessons of a course read, by date of publication."""
    now = at or timezone.now()
    read = (
        Step.objects.in_force()
        .filter(
            lesson__module__course=course,
            lesson__module__published_at__lte=now,
            lesson__published_at__lte=now,
            article__isnull=False,
        )
        .values("article_id")
    )
    return list(
        Article.objects.published(now)
        .filter(pk__in=read)
        .select_related("source")
        .prefetch_related("source__authors")
        .order_by(F("source__published_earliest").asc(nulls_last=True), "pk")
    )


def next_publication(after: datetime.datetime) -> datetime.datetime | None:
    """The next moment at which a course, module or lesson appears by the clock."""
    return _publications.next(after)


_publications = Moments(*((model, "published_at") for model in (Course, Module, Lesson)))
