"""What readers may know of a course, in the form of the files; and what they may not, in words.

An export is made by an editor and read by everybody: it names nothing that is a draft.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from articles.models import Annotation, Article, Rights, Source, Theme
from articles.queries.pointers import pointers_of, targets_of
from portal.courses.files import (
    AnnotationRecord,
    Identity,
    Kind,
    LessonRecord,
    Record,
    StepRecord,
)
from portal.courses.stored import (
    course_record,
    digest_record,
    digests_to_write,
    lesson_record,
    lessons_to_write,
    module_record,
    source_record,
    theme_record,
)
from portal.courses.stored_places import published_places
from portal.courses.stored_statements import published_annotations, published_terms
from portal.courses.stored_steps import Words, public_words, quoted_texts
from portal.courses.stored_timeline import published_events, published_indicators
from portal.lessons.models import Course, Lesson, Module, Step, StepKind

LEAST_EVENTS = 2
"""Fewer cannot be put in order."""


@dataclass(frozen=True, slots=True)
class Known:
    """What may be named in the files of a course, by its slugs."""

    digests: Container[str]
    texts: Container[str]
    terms: Container[str]
    events: Container[str]
    indicators: Container[str]


def published_records(course: Course, loaded: Iterable[Identity]) -> tuple[list[Record], list[str]]:
    """What readers see of a course, with the texts that its lessons need.

    Those come with their annotations and with the terms that they mention. `loaded` names
    objects that came with the course's files and are exported although nothing else needs them.
    Beside it a sentence for each thing that is left out.
    """
    keys: dict[Kind, set[str]] = {kind: set() for kind in Kind}
    for kind, key in loaded:
        keys[kind].add(key)
    modules = [module_record(row) for row in Module.objects.published().filter(course=course)]
    public = {module.slug for module in modules}
    of_course = lessons_to_write().published().filter(module__course=course)
    rows = list(of_course.filter(module__slug__in=public))
    words = public_words(rows)
    unquoted = {step.pk: said for row in rows for step, said in _unquoted(row, words)}
    lessons = [lesson_record(row, words, without=unquoted) for row in rows]
    for kind, key in (need for lesson in lessons for step in lesson.steps for need in step.needs):
        keys[kind].add(key)
    readable = digests_to_write().published().filter(rights=Rights.PUBLIC)
    articles = list(readable.filter(slug__in=keys[Kind.DIGEST]))
    digests = [digest_record(article, article.published_revision) for article in articles]
    notes = published_annotations(articles)
    terms = published_terms(articles, keys[Kind.TERM] | {note.term for _, note in notes})
    events = published_events(articles, keys[Kind.EVENT])
    indicators = published_indicators(articles, keys[Kind.INDICATOR])
    known = Known(
        digests={digest.slug for digest in digests},
        texts=_texts_ever_public(keys[Kind.DIGEST]),
        terms={term.slug for term in terms},
        events={event.slug for event in events},
        indicators={indicator.slug for indicator in indicators},
    )
    left_out = list(unquoted.values())
    lessons = [_told(lesson, known, left_out) for lesson in lessons]
    annotations = _pointing(notes, known, left_out)
    keys[Kind.SOURCE] |= {digest.source for digest in digests}
    keys[Kind.THEME] |= {theme for digest in digests for theme in digest.themes}
    keys[Kind.THEME] |= {annotation.theme for annotation in annotations if annotation.theme}
    keys[Kind.THEME] |= {theme for event in events for theme in event.themes}
    places, hidden_places = published_places(articles)
    if hidden_places:
        left_out.append(
            f"{hidden_places} of the places in sources are not written: only drafts stand on their"
            " words."
        )
    themes = Theme.objects.filter(slug__in=keys[Kind.THEME])
    records: list[Record] = [
        *(theme_record(row) for row in themes),
        *terms,
        *(source_record(row) for row in _sources(keys[Kind.SOURCE], left_out)),
        *digests,
        *places,
        *annotations,
        *events,
        *indicators,
        course_record(course),
        *modules,
        *lessons,
    ]
    return records, left_out


def _unquoted(lesson: Lesson, words: Words) -> Iterator[tuple[Step, str]]:
    where = f"the lesson “{lesson.module.slug}/{lesson.slug}”"
    for step in lesson.steps.all():
        for passage, text in quoted_texts(step).items():
            if passage not in words:
                said = f"quotes words of “{text}” that stand in no public digest: it is not written"
                yield step, f"The step “{step.title}” of {where} {said}."


def _texts_ever_public(slugs: Iterable[str]) -> set[str]:
    """Of a withdrawn text everybody may know that it was there; not of a draft."""
    shown = Article.objects.filter(slug__in=slugs, published_at__lte=timezone.now())
    return set(shown.values_list("slug", flat=True))


def _told(lesson: LessonRecord, known: Known, left_out: list[str]) -> LessonRecord:
    """A lesson that names only what may be named."""
    steps = []
    for step in lesson.steps:
        where = f"The step “{step.title.en}” of the lesson “{lesson.key}”"
        unknown = list(_unknown(step, known))
        events = tuple(slug for slug in step.events if slug in known.events)
        if unknown or (step.kind == StepKind.SEQUENCE and len(events) < LEAST_EVENTS):
            about = unknown or [_event(slug) for slug in step.events if slug not in events]
            left_out.append(f"{where} is about {_no_readers_see(about)}: it is not written.")
            continue
        terms = tuple(slug for slug in step.terms if slug in known.terms)
        dropped = [
            *(f"the term “{slug}”" for slug in step.terms if slug not in terms),
            *(_event(slug) for slug in step.events if slug not in events),
        ]
        if dropped:
            left_out.append(f"{where} is written without {_no_readers_see(dropped)}.")
        steps.append(replace(step, terms=terms, events=events))
    return replace(lesson, steps=tuple(steps))


def _unknown(step: StepRecord, known: Known) -> Iterator[str]:
    """What a step cannot be without and may not be named."""
    asked_of = step.question.text if step.question else ""
    for name, slug, among in (
        ("text", step.text, known.texts),
        ("text", asked_of, known.digests),
        ("event", step.event, known.events),
        ("indicator", step.indicator, known.indicators),
        ("term", step.term, known.terms),
    ):
        if slug and slug not in among:
            yield f"the {name} “{slug}”"


def _event(slug: str) -> str:
    return f"the event “{slug}”"


def _no_readers_see(things: Iterable[str]) -> str:
    return f"{', '.join(things)}, which readers of this course do not see"


def _pointing(
    notes: list[tuple[Annotation, AnnotationRecord]], known: Known, left_out: list[str]
) -> list[AnnotationRecord]:
    """Annotations that point only to where readers are led."""
    led = pointers_of(targets_of([row.pk for row, note in notes if note.address]))
    found = []
    for row, note in notes:
        words = note.words if note.words and note.words.exact else None
        is_led = row.pk in led and led[row.pk].path == note.address
        kept = replace(
            note,
            term=note.term if note.term in known.terms else "",
            event=note.event if note.event in known.events else "",
            words=words,
            address=note.address if is_led else "",
        )
        found.append(kept)
        if note.words and not words:
            left_out.append(
                f"The annotation “{note.slug}” points to words of “{note.words.digest}”, which"
                " stand in no digest of this course: it is written without them."
            )
        elif kept != note:
            left_out.append(
                f"The annotation “{note.slug}” points to"
                f" “{note.term or note.event or note.address}”, which readers of this course do"
                " not see: it is written without that."
            )
    return found


def _sources(slugs: set[str], left_out: list[str]) -> "QuerySet[Source]":
    """The records of texts, save those of which all that is here is a draft."""
    sources = Source.objects.filter(slug__in=slugs)
    here = Article.objects.filter(source=OuterRef("pk"))
    shown = here.filter(published_at__lte=timezone.now())
    drafted = sources.filter(Exists(here), ~Exists(shown))
    left_out += [
        f"The source “{slug}” is not written: its text here is a draft."
        for slug in drafted.order_by("slug").values_list("slug", flat=True)
    ]
    return sources.exclude(pk__in=drafted.values("pk")).prefetch_related("authors")
