"""Comparing the files with the portal before anything is changed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.models import Annotation, Article, ArticleKind, Source
from portal.courses.files import (
    CourseFiles,
    Identity,
    Kind,
    ModuleRecord,
    Problem,
    Record,
    checksum,
)
from portal.courses.loading.deciding import Effect, Prefer, decide, reason
from portal.courses.models import LoadedObject, LoadedStatus
from portal.courses.stored import Stored, stored_objects


class LoadRefused(Exception):  # noqa: N818 - the word that the command uses
    """Objects were changed here and in the files; `conflicts` has a sentence for each."""

    def __init__(self, conflicts: list[str]) -> None:
        self.conflicts = conflicts
        super().__init__("\n".join(conflicts))


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to become of one object."""

    identity: Identity
    effect: Effect
    record: Record | None  # None: gone from the files
    stored: Stored | None
    loaded: LoadedObject | None
    checksum: str | None  # of the record

    @property
    def kind(self) -> Kind:
        return self.identity[0]

    @property
    def writes(self) -> bool:
        """Whether the file's version is written."""
        return self.effect in {Effect.NEW, Effect.UPDATED}


def plan(files: CourseFiles, prefer: Prefer) -> list[Decision]:
    """A decision for each object of the files and each that was loaded before.

    Raises `LoadRefused` if both sides changed something and neither is preferred.
    """
    rows = LoadedObject.objects.filter(course=files.course.slug)
    loaded: dict[Identity, LoadedObject] = {(Kind(row.kind), row.key): row for row in rows}
    records: dict[Identity, Record] = {(r.kind, r.key): r for r in files.records}
    gone = [
        identity
        for identity, row in loaded.items()
        if identity not in records and row.status != LoadedStatus.ARCHIVED
    ]
    stored = stored_objects([*records, *gone])
    decisions: dict[Identity, Decision] = {}
    conflicts: list[str] = []
    for identity in [*records, *sorted(gone, key=_from_the_top)]:
        record, there, row = records.get(identity), stored.get(identity), loaded.get(identity)
        file = checksum(record) if record else None
        here = checksum(there.record) if there else None
        base = row.checksum if row else None
        effect = decide(base, here, file, prefer)
        decisions[identity] = Decision(identity, effect, record, there, row, file)
        if effect is Effect.CONFLICT:
            place = f"{record.place}: " if record else ""
            kind, key = identity
            conflicts.append(f"{place}the {kind} “{key}” {reason(base, here, file)}")
    if conflicts:
        raise LoadRefused(conflicts)
    _bring_back_what_is_needed(decisions)
    return list(decisions.values())


def _from_the_top(identity: Identity) -> int:
    """Lessons before modules, modules before courses: what rests on others goes first."""
    return -list(Kind).index(identity[0])


def _bring_back_what_is_needed(decisions: dict[Identity, Decision]) -> None:
    """An object that was deleted here comes back if one that is written cannot be without it."""
    waiting = [decision for decision in decisions.values() if decision.writes]
    while waiting:
        record = waiting.pop().record
        for identity in record.needs if record else ():
            needed = decisions.get(identity)
            if needed and needed.effect is Effect.LEFT and not needed.stored:
                decisions[identity] = replace(needed, effect=Effect.NEW)
                waiting.append(decisions[identity])


def obstacles(files: CourseFiles) -> Iterator[Problem]:
    """What in the portal stands in the way of the files, whichever side is preferred."""
    digests = {digest.slug: digest for digest in files.digests}
    taken = Article.objects.filter(slug__in=digests).exclude(kind=ArticleKind.DIGEST)
    for slug in taken.values_list("slug", flat=True):
        message = f"The address “{slug}” belongs to a text here that is no digest. Choose another."
        yield Problem.at(digests[slug].place, message)
    by_file = {source.sha256: source for source in files.sources if source.sha256}
    for slug, sha256 in Source.objects.filter(sha256__in=by_file).values_list("slug", "sha256"):
        if slug != by_file[sha256].slug:
            message = f"The file with this SHA-256 is recorded here as the source “{slug}”."
            yield Problem.at(by_file[sha256].place, message)
    modules = {module.slug: module for module in files.modules}
    for (_, slug), there in stored_objects((Kind.MODULE, slug) for slug in modules).items():
        record = there.record
        if isinstance(record, ModuleRecord) and record.course != files.course.slug:
            message = f"The module “{slug}” belongs to the course “{record.course}” here."
            yield Problem.at(modules[slug].place, message)
    yield from _taken_keys(files)


def _taken_keys(files: CourseFiles) -> Iterator[Problem]:
    """Annotations whose keys belong to others here, on another text."""
    notes = {note.slug: note for note in files.annotations}
    ours = set(
        LoadedObject.objects.filter(
            course=files.course.slug, kind=Kind.ANNOTATION, key__in=notes
        ).values_list("key", flat=True)
    )
    taken = Annotation.objects.filter(public_id__in=notes.keys() - ours)
    for key, slug in taken.values_list("public_id", "passage__article__slug"):
        if slug != notes[key].digest:
            message = f"The key “{key}” belongs to an annotation on “{slug}” here. Choose another."
            yield Problem.at(notes[key].place, message)


def missing_texts(files: CourseFiles) -> Iterator[Problem]:
    """Readings of texts that neither the files nor the portal have."""
    known = {digest.slug for digest in files.digests}
    steps = [
        step
        for lesson in files.lessons
        for step in lesson.steps
        if step.text and step.text not in known
    ]
    held = set(
        Article.objects.filter(slug__in={step.text for step in steps}).values_list(
            "slug", flat=True
        )
    )
    for step in steps:
        if step.text not in held:
            message = f"There is no text “{step.text}”, neither in digests/ nor in the portal."
            yield Problem.at(step.place, message)
