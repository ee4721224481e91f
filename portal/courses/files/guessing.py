"""Where a course says who wrote a text, or when, that a lesson lets learners guess."""

import re
from collections.abc import Iterator

from portal.courses.files.course_files import CourseFiles
from portal.courses.files.problems import Problem
from portal.courses.files.records import (
    DigestRecord,
    LessonRecord,
    ModuleRecord,
    Place,
    SourceRecord,
    Translated,
)
from portal.lessons.scoring import Folding

_YEAR = re.compile(r"\d{4}")
_FOLDING = Folding(ignores_diacritics=True)

Said = tuple[Place, str, str]
"""Where words stand, what they are called, and the words in both languages."""


def giving_away(files: CourseFiles) -> Iterator[Problem]:
    """Words beside a guess that name the author or the year of the text that is guessed."""
    sources = {source.slug: source for source in files.sources}
    digests = {digest.slug: digest for digest in files.digests}
    modules = {module.slug: module for module in files.modules}
    for lesson in files.lessons:
        guessed = {step.text for step in lesson.steps if step.kind == "sourcing"}
        for slug in sorted(guessed & digests.keys()):
            digest = digests[slug]
            source = sources.get(digest.source)
            if source is None:
                continue
            said = [*_of_text(digest), *_of_lesson(lesson, modules.get(lesson.module))]
            for place, what, words in said:
                for fact in _facts_in(words, source):
                    message = f"{what} names {fact}, which learners of “{lesson.slug}” guess."
                    yield Problem.at(place, message)


def _of_text(digest: DigestRecord) -> Iterator[Said]:
    """What the page of the guess shows of the text."""
    yield digest.place, "The title", _both(digest.title)
    first = next(digest.document.paragraphs(), None)
    if first is not None:
        _number, block = first
        yield digest.place_of(block.start), "The beginning", digest.document.words(block)


def _of_lesson(lesson: LessonRecord, module: ModuleRecord | None) -> Iterator[Said]:
    """What readers see before they guess: the whole lesson, and its module."""
    if module is not None:
        aims = "\n".join((*module.aims.en, *module.aims.vi))
        heads = "\n".join((_both(module.title), _both(module.question), aims))
        yield module.place, "The module", heads
    aims = "\n".join((*lesson.aims.en, *lesson.aims.vi))
    heads = "\n".join((_both(lesson.title), _both(lesson.question), aims))
    yield lesson.place, "The lesson", heads
    for step in lesson.steps:
        asked = _both(step.question.prompt) if step.question else ""
        prompts = "\n".join((*step.prompts.en, *step.prompts.vi))
        words = "\n".join((_both(step.title), _both(step.body), prompts, asked))
        yield step.place, "The step", words


def _facts_in(words: str, source: SourceRecord) -> Iterator[str]:
    """The authors and the year of a source that words name; Vietnamese with and without marks."""
    folded = _FOLDING.fold(words)
    for author in source.authors:
        if re.search(rf"\b{re.escape(_FOLDING.fold(author.name))}\b", folded):
            yield f"the author, {author.name}"
    year = _YEAR.search(source.published)
    if year and re.search(rf"\b{year[0]}\b", folded):
        yield f"the year, {year[0]}"


def _both(words: Translated) -> str:
    return f"{words.en}\n{words.vi}"
