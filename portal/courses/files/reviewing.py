"""What an author should know of a course whose files can be read."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from markdown_it import MarkdownIt

from articles.text import InlineKind
from articles.text.terms import find_terms
from portal.courses.files.course_files import CourseFiles
from portal.courses.files.folder import read_tree
from portal.courses.files.guessing import giving_away
from portal.courses.files.problems import CourseFilesError, Problem
from portal.courses.files.records import Place, TermRecord
from portal.courses.files.reporting import (
    outside_of_reports,
    read_sources,
    untrue_to_sources,
    without_text,
)
from portal.courses.files.tree import Tree, open_tree

_PARTS_OF_TEXT = 2  # "articles" and the slug; what follows names a place in the text


@dataclass(frozen=True, slots=True)
class Review:
    """What is wrong with a course, and what may be meant so; each in the order of the files."""

    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()


def review_course(path: Path, texts: Path | None = None) -> Review:
    """Read the files of a course and look for what they leave open; never raises.

    With a folder of texts, digests are compared with the sources whose files lie there.
    """
    try:
        tree = open_tree(path)
        files = read_tree(tree)
    except CourseFilesError as error:
        return Review(tuple(error.problems))
    errors = [
        *_missing_texts(files),
        *_broken_links(files, tree),
        *outside_of_reports(files.digests),
    ]
    warnings = [
        *_unused_terms(files),
        *_without_reading(files),
        *_texts_of_others(files),
        *giving_away(files),
    ]
    if texts:
        sources = read_sources(texts, files.sources)
        errors += untrue_to_sources(files.digests, sources)
        warnings += without_text(files.digests, sources)
    return Review(tuple(sorted(set(errors))), tuple(sorted(set(warnings))))


def _texts(files: CourseFiles) -> set[str]:
    """The texts that a course has, or has where a source's own text is loaded with it."""
    return {d.slug for d in files.digests} | {source.slug for source in files.sources}


def _missing_texts(files: CourseFiles) -> Iterator[Problem]:
    known = _texts(files)
    for lesson in files.lessons:
        for step in lesson.steps:
            if step.text and step.text not in known:
                message = f"There is no digests/{step.text}.md to read."
                yield Problem.at(step.place, message)


def _texts_of_others(files: CourseFiles) -> Iterator[Problem]:
    digests = {digest.slug for digest in files.digests}
    sources = {source.slug for source in files.sources}
    for lesson in files.lessons:
        for step in lesson.steps:
            if step.text in sources - digests:
                message = f"“{step.text}” can be read only where the source's own text is loaded."
                yield Problem.at(step.place, message)


def _broken_links(files: CourseFiles, tree: Tree) -> Iterator[Problem]:
    """Links to texts, modules and lessons that the files do not make."""
    pages: set[tuple[str, ...]] = {("articles", slug) for slug in _texts(files)}
    pages |= {("modules", module.slug) for module in files.modules}
    pages |= {("modules", lesson.module, lesson.slug) for lesson in files.lessons}
    for place, address in _links(files):
        page = _page(address)
        if page and page not in pages:
            message = f"“{address}” leads to no page that the course makes."
            yield Problem.at(_line_of(tree, place, address), message)


def _page(address: str) -> tuple[str, ...] | None:
    """The text, module or lesson that an address on this site names."""
    parts = urlsplit(address)
    names = tuple(name for name in parts.path.split("/") if name)
    names = names[1:] if names[:1] == ("vi",) else names
    if parts.netloc or parts.scheme or len(names) < _PARTS_OF_TEXT:
        return None
    if names[0] == "articles":
        return names[:_PARTS_OF_TEXT]
    return names if names[0] == "modules" else None


def _links(files: CourseFiles) -> Iterator[tuple[Place, str]]:
    """Every address that a link leads to, and where about it stands."""
    for digest in files.digests:
        for inline in digest.document.inlines:
            if inline.kind is InlineKind.LINK:
                yield digest.place, inline.target
    for note in files.annotations:
        yield from ((note.place, address) for address in _addresses(note.body))
        yield note.place, note.address
    for lesson in files.lessons:
        for step in lesson.steps:
            for words in (step.body.en, step.body.vi):
                yield from ((step.place, address) for address in _addresses(words))


def _addresses(markdown: str) -> Iterator[str]:
    for block in _parser().parse(markdown):
        for token in block.children or ():
            if token.type == "link_open":
                yield str(token.attrs["href"])


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "maxNesting": 20})


def _line_of(tree: Tree, place: Place, words: str) -> Place:
    """The line from a place on where words stand, if they stand there as they are."""
    lines = (tree.read(place.file) or b"").decode("utf-8-sig").splitlines()
    for number, line in enumerate(lines[place.line - 1 :], start=place.line):
        if words in line:
            return Place(place.file, number)
    return place


def _unused_terms(files: CourseFiles) -> Iterator[Problem]:
    """Terms that no digest or lesson names or reads, no note points to and no term relates to."""
    names = [(term.slug, name) for term in files.terms for name in _names(term)]
    texts = [digest.document.text for digest in files.digests]
    texts += [
        words
        for lesson in files.lessons
        for step in lesson.steps
        for words in (step.body.en, step.body.vi)
    ]
    used = {found.key for text in texts for found in find_terms(text, names)}
    used |= {step.term for lesson in files.lessons for step in lesson.steps}
    used |= {relation.to for term in files.terms for relation in term.relations}
    used |= {slug for lesson in files.lessons for step in lesson.steps for slug in step.terms}
    used |= {note.term for note in files.annotations}
    for term in files.terms:
        if term.slug not in used:
            message = f"No digest and no lesson names the term “{term.slug}”."
            yield Problem.at(term.place, message)


def _names(term: TermRecord) -> list[str]:
    both = (term.name.en, term.name.vi, *term.aliases.en, *term.aliases.vi)
    return [name for name in both if name]


def _without_reading(files: CourseFiles) -> Iterator[Problem]:
    for lesson in files.lessons:
        if not any(step.text or step.passages for step in lesson.steps):
            message = f"The lesson “{lesson.slug}” reads no text."
            yield Problem.at(lesson.place, message)
        if not any(step.question for step in lesson.steps):
            message = f"The lesson “{lesson.slug}” asks no question."
            yield Problem.at(lesson.place, message)
