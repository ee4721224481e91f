"""One load, from the files to the database."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from portal.courses.files import (
    AnnotationRecord,
    CourseFiles,
    CourseFilesError,
    EventRecord,
    Identity,
    IndicatorRecord,
    Kind,
    PlacesRecord,
    Problem,
    TermRecord,
    outside_of_reports,
    read_course,
    read_sources,
    untrue_to_sources,
)
from portal.courses.loading.deciding import Effect, Prefer
from portal.courses.loading.places import stand_on_real_words
from portal.courses.loading.planning import Decision, missing_texts, obstacles, plan
from portal.courses.loading.publishing import archive, publish
from portal.courses.loading.statements import mark_first_mentions, relate_term
from portal.courses.loading.storing import store
from portal.courses.loading.texts import HeldText, TextEffect, TextOutcome, import_texts
from portal.courses.loading.timeline import point_annotation
from portal.courses.models import LoadedObject, LoadedStatus

Progress = Callable[[str, int], None]
"""Told what was finished, and how many of it."""


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did."""

    course: str
    effects: dict[Identity, Effect]
    texts: list[TextOutcome] = field(default_factory=list)
    published: int = 0
    warnings: list[Problem] = field(default_factory=list)
    """What the digests say of the sources in the folder of texts and does not hold."""

    @property
    def counts(self) -> Counter[Effect]:
        """How many objects each effect had."""
        return Counter(self.effects.values())

    @property
    def is_unchanged(self) -> bool:
        """Whether the load changed nothing that anybody sees."""
        untouched = {Effect.UNCHANGED, Effect.LEFT}
        imported = any(text.effect is TextEffect.IMPORTED for text in self.texts)
        return set(self.effects.values()) <= untouched and not imported and not self.published


def load_course(
    path: Path,
    *,
    texts: Path | None = None,
    public: bool = True,
    prefer: Prefer = Prefer.NEITHER,
    progress: Progress = lambda _what, _count: None,
) -> LoadReport:
    """Bring a course's files into the database: all of them, or nothing.

    Raises `CourseFilesError` with every problem of the files, `LoadRefused` with what both sides
    have changed.
    """
    files = read_course(path)
    progress("files read", len({record.place.file for record in files.records}))
    with transaction.atomic():
        return _load(files, texts, prefer, progress, public=public)


def _load(
    files: CourseFiles, texts: Path | None, prefer: Prefer, progress: Progress, *, public: bool
) -> LoadReport:
    problems = list(obstacles(files))
    if problems:
        raise CourseFilesError(problems)
    decisions = plan(files, prefer)
    outcomes: list[TextOutcome] = []
    held: list[HeldText] = []
    published = 0
    changed = {decision.identity for decision in decisions if decision.writes}
    for kind in Kind:
        if kind is Kind.LESSON and (problems := list(missing_texts(files))):
            raise CourseFilesError(problems)
        own = [decision for decision in decisions if decision.kind is kind and decision.record]
        for decision in own:
            published += _settle(decision, files.course.slug, public=public)
            _keep_in_place(decision, changed)
        _tie(kind, decisions)
        progress("places" if kind is Kind.PLACES else f"{kind}s", len(own))
        if kind is Kind.SOURCE and texts:
            outcomes, held = import_texts(texts, files.sources, publish=public)
            progress("texts", len(outcomes))
    for decision in decisions:
        if decision.record is None:
            _let_go(decision)
    mark_first_mentions(files, changed)
    if held:
        progress("places on the real words", stand_on_real_words(files, held))
    effects = {decision.identity: decision.effect for decision in decisions}
    warnings = _doubts(files, texts) if texts else []
    return LoadReport(files.course.slug, effects, outcomes, published, warnings)


def _doubts(files: CourseFiles, texts: Path) -> list[Problem]:
    """What digests say of the sources in a folder and does not hold, in the order of the files."""
    sources = read_sources(texts, files.sources)
    return sorted({*outside_of_reports(files.digests), *untrue_to_sources(files.digests, sources)})


def _settle(decision: Decision, course: str, *, public: bool) -> bool:
    """Store, publish and remember one object of the files; whether readers see a change."""
    row = decision.stored.row if decision.stored else None
    before = decision.loaded.status if decision.loaded else LoadedStatus.DRAFT
    if decision.effect is Effect.LEFT:
        _remember(decision, course, before)
        return False
    if decision.writes and decision.record:
        row = store(decision.record, row)
    afresh = before != LoadedStatus.PUBLISHED or decision.effect is Effect.NEW
    has_page = decision.kind not in {Kind.THEME, Kind.SOURCE, Kind.PLACES}
    shown = bool(
        public and has_page and row and (afresh or decision.writes) and publish(row, afresh=afresh)
    )
    _remember(decision, course, _status(decision, before, public=public or not has_page))
    return shown


def _keep_in_place(decision: Decision, changed: set[Identity]) -> None:
    """See that statements stand where their file says, if a digest has other words now."""
    record = decision.record
    if (
        isinstance(record, AnnotationRecord | EventRecord | IndicatorRecord | PlacesRecord)
        and decision.effect is Effect.UNCHANGED
        and any(need in changed for need in record.needs if need[0] is Kind.DIGEST)
        and decision.stored
    ):
        store(record, decision.stored.row)


def _tie(kind: Kind, decisions: list[Decision]) -> None:
    """Tie what was written to objects that are there only now that a kind is."""
    for decision in decisions:
        match decision.record:
            case TermRecord() if decision.writes and kind is Kind.TERM:
                relate_term(decision.record)
            case AnnotationRecord() if decision.writes and kind is Kind.EVENT:
                point_annotation(decision.record)


def _status(decision: Decision, before: str, *, public: bool) -> str:
    """What the load leaves an object as. Only digests have a draft beside what is public."""
    has_draft = decision.kind is Kind.DIGEST and decision.writes
    if public or (before == LoadedStatus.PUBLISHED and not has_draft):
        return LoadedStatus.PUBLISHED
    return LoadedStatus.DRAFT


def _remember(decision: Decision, course: str, status: str) -> None:
    """Keep the checksum of the file's version, which is settled now whichever side won."""
    kind, key = decision.identity
    values = {"checksum": decision.checksum or "", "status": status}
    known = decision.loaded
    if known is None:
        LoadedObject.objects.create(course=course, kind=kind, key=key, **values)
    elif (known.checksum, known.status) != (values["checksum"], values["status"]):
        known.checksum, known.status = values["checksum"], values["status"]
        known.save()


def _let_go(decision: Decision) -> None:
    """Archive what is gone from the files; what the portal keeps for itself is forgotten."""
    if decision.loaded is None:
        return
    if decision.effect is Effect.ARCHIVED and decision.stored:
        archive(decision.stored.row, decision.loaded)
        decision.loaded.status = LoadedStatus.ARCHIVED
        decision.loaded.save()
    else:
        decision.loaded.delete()
