"""Reading the files of a course. Everything that is wrong is found before anything is said."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import TypeVar

from portal.courses.files import annotation_pages, checking, parsing, references
from portal.courses.files.course_files import CourseFiles
from portal.courses.files.json_reading import read_json
from portal.courses.files.problems import CourseFilesError, Problem
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
from portal.courses.files.tree import PATTERNS, Tree, open_tree
from portal.courses.files.yaml_reading import Located, read_yaml

Listed = TypeVar("Listed", ThemeRecord, TermRecord, EventRecord, IndicatorRecord)

_NUMBERED = re.compile(r"(\d{1,9})-(.+)")
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<head>.*?\n)---[ \t]*(?:\n(?P<body>.*))?\Z", re.DOTALL)
_BESIDE = {"README.md", "LICENSE", "LICENSE.md", "CHANGELOG.md"}


def read_course(path: Path) -> CourseFiles:
    """Read and check the files of a course, in a folder or a zip.

    Raises `CourseFilesError` with every problem.
    """
    return read_tree(open_tree(path))


def read_tree(tree: Tree) -> CourseFiles:
    """Read and check the files of a course; raises `CourseFilesError` with every problem."""
    if not any(tree.matching(pattern) for pattern in PATTERNS):
        message = "There is no course here: neither this file nor any other of a course."
        raise CourseFilesError([Problem("course.yaml", 1, message)])
    return _Reading(tree).read()


class _Reading:
    """One reading of a course."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.problems = tree.problems
        self.used: set[str] = set()

    def read(self) -> CourseFiles:
        course = self._course()
        slug = course.slug if course else ""
        themes = self._list("themes", parsing.themes)
        terms = self._list("terms", parsing.terms)
        sources, digests = self._sources(), self._digests()
        quoted = self._quoted(digests)
        modules, lessons = self._modules(slug, quoted)
        places = self._places(quoted, {digest.slug: digest.source for digest in digests}, sources)
        annotations = self._annotations(slug, quoted)
        events = self._list("events", lambda located: parsing.events(located, quoted))
        indicators = self._list("indicators", lambda located: parsing.indicators(located, quoted))
        self._find_strays()
        records: list[Record] = [
            *(themes or ()),
            *(terms or ()),
            *sources,
            *digests,
            *places,
            *annotations,
            *(events or ()),
            *(indicators or ()),
            *modules,
            *lessons,
        ]
        self.problems += references.doubles(records, sources)
        self.problems += references.without_source(digests, self.tree.matching("sources/*"))
        listed = references.Listed(
            _slugs(themes), _slugs(terms), _slugs(events), _slugs(indicators)
        )
        self.problems += references.steps_without_their_things(lessons, listed)
        if themes is not None:
            named = [*digests, *annotations, *(events or ())]
            self.problems += references.without_theme(named, {theme.slug for theme in themes})
        self.problems += references.pointing_nowhere(
            annotations,
            _slugs(terms),
            _slugs(events),
        )
        if self.problems or course is None:
            raise CourseFilesError(self.problems)
        return CourseFiles(
            course,
            tuple(themes or ()),
            tuple(terms or ()),
            tuple(sources),
            tuple(digests),
            tuple(places),
            tuple(annotations),
            tuple(events or ()),
            tuple(indicators or ()),
            tuple(modules),
            tuple(lessons),
        )

    def _course(self) -> CourseRecord | None:
        if "course.yaml" not in self.tree.files:
            self.problems.append(Problem("course.yaml", 1, "This file is missing."))
            return None
        located = self._yaml("course.yaml", "course")
        return parsing.course(located) if located else None

    def _list(self, kind: str, parse: Callable[[Located], list[Listed]]) -> list[Listed] | None:
        """The objects of a file that may be missing.

        None if it cannot be read, so that nothing in it is taken for missing.
        """
        name = f"{kind}.yaml"
        if name not in self.tree.files:
            return []
        located = self._yaml(name, kind, empty=[])
        if not located:
            return None
        found = parse(located)
        self.problems += located.problems
        return found

    def _sources(self) -> list[SourceRecord]:
        found = []
        for name in self.tree.matching("sources/*.yaml"):
            located = self._yaml(name, "source")
            if located and self._is_named_as_it_says(located, PurePosixPath(name).stem):
                found.append(parsing.source(located))
                self.problems += located.problems
        return found

    def _digests(self) -> list[DigestRecord]:
        found = []
        for name in self.tree.matching("digests/*.md"):
            parts = self._front_matter(name, "digest")
            if parts and self._is_named_as_it_says(parts[0], PurePosixPath(name).stem):
                located, body, line = parts
                digest = parsing.digest(located, body, line)
                self.problems += located.problems
                if digest:
                    found.append(digest)
        return found

    def _quoted(self, digests: list[DigestRecord]) -> parsing.Digests:
        """The digests as what is quoted; quotations from broken ones would fail for nothing."""
        broken = {problem.file for problem in self.problems}
        return parsing.Digests(
            names={PurePosixPath(name).stem for name in self.tree.matching("digests/*.md")},
            texts={
                digest.slug: digest.document.text
                for digest in digests
                if f"digests/{digest.slug}.md" not in broken
            },
        )

    def _places(
        self, quoted: parsing.Digests, source_of: dict[str, str], sources: list[SourceRecord]
    ) -> list[PlacesRecord]:
        found = []
        without_file = {source.slug for source in sources if not source.sha256}
        for name in self.tree.matching("places/*.yaml"):
            digest = PurePosixPath(name).stem
            located = self._yaml(name, "places", empty=[])
            if digest not in quoted.names:
                self.problems.append(Problem(name, 1, f"There is no digests/{digest}.md."))
            elif located and digest in quoted.texts:
                found.append(parsing.places(located, digest, quoted.texts[digest]))
                self.problems += located.problems
                if source_of[digest] in without_file:
                    message = f"The source “{source_of[digest]}” has no SHA-256 of a file."
                    self.problems.append(Problem(name, 1, message))
        return found

    def _annotations(self, course: str, quoted: parsing.Digests) -> list[AnnotationRecord]:
        found = []
        for name in self.tree.matching("annotations/*.jsonld"):
            digest = PurePosixPath(name).stem
            text = self._text(name)
            located = self._checked(read_json(text, name), "annotations") if text else None
            if digest not in quoted.names:
                self.problems.append(Problem(name, 1, f"There is no digests/{digest}.md."))
            elif located and digest in quoted.texts and course:
                found += annotation_pages.annotations(located, course, digest, quoted)
                self.problems += located.problems
        return found

    def _modules(
        self, course: str, quoted: parsing.Digests
    ) -> tuple[list[ModuleRecord], list[LessonRecord]]:
        modules: list[ModuleRecord] = []
        lessons: list[LessonRecord] = []
        for name in self.tree.matching("modules/*/module.yaml"):
            folder = PurePosixPath(name).parent.name
            located = self._yaml(name, "module")
            numbered = self._numbered(name, folder)
            if located and numbered and self._is_named_as_it_says(located, numbered[1]):
                modules.append(parsing.module(located, course, numbered[0]))
                self.problems += located.problems
            lessons += self._lessons(numbered[1] if numbered else folder, folder, quoted)
        return modules, lessons

    def _lessons(self, module: str, folder: str, quoted: parsing.Digests) -> Iterator[LessonRecord]:
        for name in self.tree.matching(f"modules/{folder}/lessons/*.md"):
            parts = self._front_matter(name, "lesson")
            numbered = self._numbered(name, PurePosixPath(name).stem)
            if not parts or not numbered or not self._is_named_as_it_says(parts[0], numbered[1]):
                continue
            located, body, line = parts
            if body.strip():
                message = "A lesson has no words behind its front matter. Put them in a step."
                self.problems.append(Problem(name, line, message))
            yield parsing.lesson(located, module, folder, numbered[0], quoted)
            self.problems += located.problems

    def _text(self, name: str) -> str | None:
        """The text of a file with its line ends as newlines."""
        self.used.add(name)
        data = self.tree.read(name)
        if data is None:
            return None
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            self.problems.append(Problem(name, line, "This is not UTF-8. Save the file as UTF-8."))
            return None
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def _yaml(self, name: str, kind: str, empty: object = None) -> Located | None:
        text = self._text(name)
        if text is None:
            return None
        return self._checked(read_yaml(text, name), kind, empty)

    def _checked(self, located: Located, kind: str, empty: object = None) -> Located | None:
        if located.value is None and not located.problems:
            located.value = empty
        if not located.problems:
            checking.check(located, kind)
        self.problems += located.problems
        fits = not located.problems
        located.problems = []
        return located if fits else None

    def _front_matter(self, name: str, kind: str) -> tuple[Located, str, int] | None:
        """The head of a Markdown file, its body, and the line where the body begins."""
        text = self._text(name)
        if text is None:
            return None
        match = _FRONT_MATTER.match(text)
        if not match:
            message = "The file must begin with front matter between two lines of three hyphens."
            self.problems.append(Problem(name, 1, message))
            return None
        located = self._checked(read_yaml(match["head"], name, first_line=2), kind)
        body = match["body"] or ""
        blank = len(body) - len(body.lstrip("\n")) if body.strip() else 0
        return (located, body, match["head"].count("\n") + 3 + blank) if located else None

    def _numbered(self, name: str, stem: str) -> tuple[int, str] | None:
        match = _NUMBERED.fullmatch(stem)
        if not match:
            message = f"“{stem}” must begin with its number in the order and a hyphen: 01-{stem}."
            self.problems.append(Problem(name, 1, message))
            return None
        return int(match[1]), match[2]

    def _is_named_as_it_says(self, located: Located, stem: str) -> bool:
        slug = located.value["slug"]
        if slug == stem:
            return True
        message = f"The file is named {stem}, but its slug is {slug}. Make them the same."
        self.problems.append(Problem.at(located.place("slug"), message))
        return False

    def _find_strays(self) -> None:
        """Files that would be passed over in silence, as a misspelt folder makes them."""
        for name in self.tree.names:
            if name not in self.used and PurePosixPath(name).name not in _BESIDE:
                message = "This file has no place in a course. Move it or take it out."
                self.problems.append(Problem(name, 1, message))


def _slugs(listed: Sequence[Listed] | None) -> set[str] | None:
    """The slugs of a list; None if it could not be read."""
    return None if listed is None else {each.slug for each in listed}
