"""A course as its files give it."""

from dataclasses import dataclass

from portal.courses.files.records import (
    AnnotationRecord,
    CourseRecord,
    DigestRecord,
    EventRecord,
    IndicatorRecord,
    LessonRecord,
    ModuleRecord,
    PlacesRecord,
    Record,
    SourceRecord,
    TermRecord,
    ThemeRecord,
)


@dataclass(frozen=True, slots=True)
class CourseFiles:
    """A course as its files give it, each kind in the order of the files."""

    course: CourseRecord
    themes: tuple[ThemeRecord, ...]
    terms: tuple[TermRecord, ...]
    sources: tuple[SourceRecord, ...]
    digests: tuple[DigestRecord, ...]
    places: tuple[PlacesRecord, ...]
    annotations: tuple[AnnotationRecord, ...]
    events: tuple[EventRecord, ...]
    indicators: tuple[IndicatorRecord, ...]
    modules: tuple[ModuleRecord, ...]
    lessons: tuple[LessonRecord, ...]

    @property
    def records(self) -> tuple[Record, ...]:
        """All objects, each behind those that it needs."""
        return (
            *self.themes,
            *self.terms,
            *self.sources,
            *self.digests,
            *self.places,
            *self.annotations,
            *self.events,
            *self.indicators,
            self.course,
            *self.modules,
            *self.lessons,
        )
