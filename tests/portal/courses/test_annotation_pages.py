"""The files of terms and annotations: what they may hold, and what is said of broken ones."""

import json

import pytest

from articles.models import AnnotationKind, RelationKind, TermKind
from articles.web_annotation import MOTIVATIONS
from portal.courses.files import CourseFilesError, checksum, file_contents, read_course
from portal.courses.files.checking import SCHEMAS
from portal.courses.files.writing import TERM_KINDS
from tests.portal.courses.example import ANNOTATIONS, DIGEST, SHIPPED, TERMS, edit


def problems_of(folder) -> list[str]:
    with pytest.raises(CourseFilesError) as caught:
        read_course(folder)
    return [str(problem) for problem in caught.value.problems]


def properties_of(schema: str):
    return json.loads((SCHEMAS / f"{schema}.json").read_text(encoding="utf-8"))["items"][
        "properties"
    ]


def test_annotation_is_read(course):
    [note] = read_course(course).annotations

    assert (note.key, note.digest, note.annotation_kind) == (
        "one-night",
        "letter-1950-digest",
        "question",
    )
    assert (note.exact, note.theme, note.language) == ("took the lúa in one night", "harvest", "en")
    assert note.body == "Which words here are *hers*?"
    assert str(note.place) == f"{ANNOTATIONS}:8"


def test_term_is_read(course):
    [term] = read_course(course).terms

    assert (term.key, term.term_kind, term.name.vi) == ("rice", "concept", "lúa")
    assert (term.aliases.en, term.aliases.vi, term.authority) == (("paddy",), (), "Q161426")
    assert str(term.place) == f"{TERMS}:1"


def test_shorter_prefix_is_read_as_the_same_annotation(course):
    [before] = read_course(course).annotations
    edit(course, ANNOTATIONS, r"\nThe writer says that the water ", "")

    [after] = read_course(course).annotations

    assert checksum(after) == checksum(before)


def test_annotations_are_written_in_the_order_of_the_text():
    files = read_course(SHIPPED)

    written = file_contents(reversed(files.records))

    name = "annotations/to-lam-2025-digest.jsonld"
    assert written[name] == (SHIPPED / name).read_text(encoding="utf-8")


ITEM = "“items.1.target.selector.exact”"


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        (ANNOTATIONS, '"items": [', '"items": [,', f"{ANNOTATIONS}:6: This is not JSON: "),
        (ANNOTATIONS, '"type": "AnnotationPage",', "", f"{ANNOTATIONS}:1: The file lacks “type”."),
        (ANNOTATIONS, "took the", "ate the", f"{ANNOTATIONS}:34: {ITEM} stands 0 times in the"),
        (ANNOTATIONS, "took the", " took the", f"{ANNOTATIONS}:34: {ITEM} is quoted with space"),
        (ANNOTATIONS, "kind:question", "kind:joke", f"{ANNOTATIONS}:11: “items.1.body” needs one"),
        (
            ANNOTATIONS,
            "theme:harvest",
            "kind:context",
            f"{ANNOTATIONS}:11: “items.1.body” has more than one tag “kind:”.",
        ),
        (
            ANNOTATIONS,
            "theme:harvest",
            "theme:flood",
            f"{ANNOTATIONS}:8: The theme “flood” is not in themes.yaml.",
        ),
        (
            ANNOTATIONS,
            "questioning",
            "assessing",
            f"{ANNOTATIONS}:10: “items.1.motivation” must be “questioning”.",
        ),
        (
            ANNOTATIONS,
            "door:letters:annotation:",
            "door:words:annotation:",
            f"{ANNOTATIONS}:8: “items.1.id” must be “urn:open-door:letters:annotation:one-night”.",
        ),
        (
            ANNOTATIONS,
            "article:letter-1950-digest",
            "article:other",
            f"{ANNOTATIONS}:31: “items.1.target.source” must be",
        ),
        (ANNOTATIONS, '"AnnotationPage"', '"Page"', f"{ANNOTATIONS}:4: “type” must be “Annotation"),
        (ANNOTATIONS, "Which words here are *hers*?", " ", "“items.1.body.1.value” is empty."),
        (DIGEST, "in one night", "in a night", f"{ANNOTATIONS}:34: {ITEM} stands 0 times in"),
        (TERMS, "kind: concept", "kind: idea", "terms.yaml:2: “1.kind” must be one of concept"),
        (TERMS, "Q161426", "161426", "terms.yaml:12: “1.authority” must be text"),
        (TERMS, "    vi: []", "    vi: [lúa, lúa]", "terms.yaml:8: “1.aliases.vi” names something"),
        (
            TERMS,
            "authority: Q161426",
            "relations: [{kind: cites, to: flood}]",
            "terms.yaml:12: The term “flood” is not in terms.yaml.",
        ),
        (
            TERMS,
            "authority: Q161426",
            "relations: [{kind: cites, to: rice}]",
            "terms.yaml:12: A term is not related to itself.",
        ),
    ],
)
def test_problem_is_told_with_its_file_and_line(course, name, old, new, problem):
    edit(course, name, old, new)

    found = problems_of(course)

    assert len(found) == 1
    assert problem in found[0]


def test_words_that_stand_twice_are_told(course):
    edit(course, ANNOTATIONS, '"took the lúa in one night"', '"the"')
    edit(course, ANNOTATIONS, r'"prefix": "\nThe writer says that the water "', '"prefix": ""')
    edit(course, ANNOTATIONS, r'"suffix": ", “all of it”.[1]\n\nShe asks for"', '"suffix": " "')

    assert problems_of(course) == [
        (
            f"{ANNOTATIONS}:34: {ITEM} stands 5 times in the digest between this prefix and"
            " suffix: “the”."
        )
    ]


def test_annotations_without_a_digest_are_told(course):
    (course / ANNOTATIONS).rename(course / "annotations/other.jsonld")

    assert problems_of(course) == ["annotations/other.jsonld:1: There is no digests/other.md."]


def test_nesting_without_end_is_told(course):
    (course / ANNOTATIONS).write_text("[" * 200_000)

    assert problems_of(course) == [
        f"{ANNOTATIONS}:1: This is not JSON that can be read: it is nested too deeply."
    ]


def test_key_that_stands_twice_is_told(course):
    edit(course, ANNOTATIONS, '"startIndex": 0,', '"startIndex": 0, "startIndex": 0,')

    assert problems_of(course) == [f"{ANNOTATIONS}:5: “startIndex” stands here twice."]


def test_kinds_of_the_files_are_those_that_are_stored():
    term = properties_of("terms")

    relations = term["relations"]["items"]["properties"]["kind"]["enum"]
    assert tuple(TermKind.values) == TERM_KINDS
    assert term["kind"]["enum"] == TermKind.values
    assert relations == RelationKind.values
    assert list(MOTIVATIONS) == AnnotationKind.values
