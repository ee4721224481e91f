"""Reading the files of a course, and what is said of broken ones."""

import json
import re

import pytest
from jsonschema import Draft202012Validator

from articles.models import Article, Source, Term, Theme
from portal.courses.files import (
    CourseFilesError,
    DigestRecord,
    Kind,
    checksum,
    file_contents,
    read_course,
)
from portal.courses.files.checking import SCHEMAS
from portal.lessons.models import Course, Lesson, Module, Step
from tests.portal.courses.example import (
    COURSE,
    DIGEST,
    LESSON,
    LETTER_SHA256,
    MODULE,
    SHIPPED,
    SOURCE,
    THEMES,
    contents,
    edit,
    example_files,
)
from timeline.models import Event, Indicator


def problems_of(folder) -> list[str]:
    with pytest.raises(CourseFilesError) as caught:
        read_course(folder)
    return [str(problem) for problem in caught.value.problems]


def test_example_of_the_documentation_is_complete_and_canonical(course):
    files = read_course(course)

    assert [record.kind for record in files.records] == list(Kind)
    assert file_contents(files.records) == example_files()


def test_shipped_course_is_in_canonical_form():
    files = read_course(SHIPPED)

    written = {name: text.encode() for name, text in file_contents(files.records).items()}
    assert written == contents(SHIPPED)


def test_values_are_read(course):
    files = read_course(course)

    [source], [digest], [lesson] = files.sources, files.digests, files.lessons
    assert (source.title, source.given_title.en) == ("", "A letter from the river")
    assert (source.published, source.posted) == ("1950~", "")
    reports = [block.reports for block in digest.document.blocks]
    assert reports == [None, (1, 1), (2, 3), (4, 4), None]
    assert (lesson.key, lesson.position, lesson.minutes) == ("one-letter/what-she-says", 1, 30)
    assert [step.text for step in lesson.steps] == ["letter-1950-digest", "", ""]
    assert str(lesson.place) == f"{LESSON}:2"


def test_checksum_sees_substance_and_not_form(course):
    before = {record.key: checksum(record) for record in read_course(course).records}
    text = (course / THEMES).read_text(encoding="utf-8")
    (course / THEMES).write_bytes(
        b"\xef\xbb\xbf# A comment\r\n" + text.replace("\n", "\r\n").encode()
    )
    edit(course, COURSE, "en: Letters", 'en: "Letters"')
    edit(course, MODULE, "One letter", "One long letter")

    after = {record.key: checksum(record) for record in read_course(course).records}

    assert [key for key in before if before[key] != after[key]] == ["one-letter"]


def test_position_is_part_of_the_checksum(course):
    before = {record.key: checksum(record) for record in read_course(course).records}
    (course / LESSON).rename((course / LESSON).with_name("02-what-she-says.md"))

    after = {record.key: checksum(record) for record in read_course(course).records}

    assert [key for key in before if before[key] != after[key]] == ["one-letter/what-she-says"]


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        (COURSE, "slug: letters", "slug: [", "course.yaml:3: This is not YAML: "),
        (COURSE, "slug: letters\n", "", "course.yaml:1: The file lacks “slug”."),
        (
            COURSE,
            "slug: letters",
            "slug: Letters!",
            "course.yaml:1: “slug” must be letters, digits,",
        ),
        (COURSE, "summary:", "sumary:", "course.yaml:5: “sumary” is not known here. Known are"),
        (COURSE, "  en: Letters\n", "", "course.yaml:2: “title” lacks “en”."),
        (COURSE, "en: Letters", "en: 12", "course.yaml:3: “title.en” must be text"),
        (COURSE, "en: Letters", f"en: {'x' * 201}", "course.yaml:3: “title.en” has 201 characters"),
        (COURSE, "en: Letters", "en: &a Letters\n  en: x", "course.yaml:4: “en” stands here twice"),
        (COURSE, "title:", "title: &a", None),
        (COURSE, "summary:\n  en: One letter, read slowly.", "summary:\n  en: !!set {a}", ":6: "),
        (THEMES, "name:", "more: 1\n  name:", "themes.yaml:2: “more” is not known here"),
        (SOURCE, '"1950~"', '"in 1950"', f"{SOURCE}:11: “published” is not a date"),
        (SOURCE, "posted: null", "posted: 2018-02-30", f"{SOURCE}:12: “posted” is not a day"),
        (
            SOURCE,
            f"sha256: {LETTER_SHA256}",
            "sha256: abc",
            "“sha256” must be 64 hexadecimal digits",
        ),
        (SOURCE, "slug: letter-1950", "slug: letter", f"{SOURCE}:1: The file is named letter-1950"),
        (DIGEST, "source: letter-1950", "source: other", f"{DIGEST}:2: There is no sources/other"),
        (DIGEST, "[harvest]", "[harvest, flood]", f"{DIGEST}:2: The theme “flood” is not in"),
        (DIGEST, "[^1]: Our note", "Our note", f"{DIGEST}:14: 1 footnote reference has no"),
        (DIGEST, "## The flood", "# The flood", f"{DIGEST}:14: The title stands in the front"),
        (DIGEST, "## The flood", "## The flood\n\n---", f"{DIGEST}:14: Left out as rule: ---"),
        (MODULE, '"1950"', '"the fifties"', f"{MODULE}:13: “period” is not a date"),
        (LESSON, "kind: text", "kind: film", f"{LESSON}:31: “steps.2.kind” must be one of text"),
        (
            LESSON,
            "    text: letter-1950-digest\n",
            "",
            f"{LESSON}:17: A reading has a “text” or “passages”.",
        ),
        (
            LESSON,
            "prompt:\n      en: |",
            "body:\n      en: |",
            f"{LESSON}:22: “body” is not known here.",
        ),
        (LESSON, "minutes: 30", "minutes: 0", f"{LESSON}:15: “minutes” must be at least 1."),
        (LESSON, "minutes: 30", "minutes: long", f"{LESSON}:15: “minutes” must be a whole number."),
        (LESSON, "---\n", "--\n", f"{LESSON}:1: The file must begin with front matter"),
    ],
)
def test_problem_is_told_with_its_file_and_line(course, name, old, new, problem):
    edit(course, name, old, new)

    if problem is None:
        assert read_course(course)
    else:
        found = problems_of(course)
        assert len(found) == 1
        assert problem in found[0]


def test_alias_is_refused(course):
    edit(course, COURSE, "  vi: Những lá thư", "  vi: &a Những lá thư")
    edit(course, COURSE, "  vi: Một lá thư, đọc chậm rãi.", "  vi: *a")

    assert problems_of(course) == [
        "course.yaml:4: An alias (*name) is not read here: write the value out."
    ]


def test_all_problems_are_told_together(course):
    edit(course, COURSE, "slug: letters", "slug: 1")
    edit(course, MODULE, "question:", "query:")
    edit(course, LESSON, "level: introductory", "level: hard")

    assert [problem.split(" ")[0] for problem in problems_of(course)] == [
        "course.yaml:1:",
        f"{LESSON}:14:",
        f"{MODULE}:1:",
        f"{MODULE}:5:",
    ]


def test_words_behind_the_front_matter_of_a_lesson_are_refused(course):
    path = course / LESSON
    path.write_text(path.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")

    assert problems_of(course) == [
        f"{LESSON}:56: A lesson has no words behind its front matter. Put them in a step."
    ]


def test_missing_course_and_stray_file_are_told(course):
    (course / COURSE).rename(course / "curse.yaml")

    assert problems_of(course) == [
        "course.yaml:1: This file is missing.",
        "curse.yaml:1: This file has no place in a course. Move it or take it out.",
    ]


def test_readme_and_hidden_files_may_lie_in_the_folder(course):
    (course / "README.md").write_text("A course.")
    (course / ".hidden").write_text("x")

    assert read_course(course).course.slug == "letters"


def test_file_without_number_is_told(course):
    (course / LESSON).rename((course / LESSON).with_name("what-she-says.md"))

    [problem] = problems_of(course)
    assert problem.endswith(
        "must begin with its number in the order and a hyphen: 01-what-she-says."
    )


def test_file_that_is_not_utf_8_is_told_with_its_line(course):
    (course / COURSE).write_bytes(b"slug: letters\ntitle: \xff\n")

    assert problems_of(course) == ["course.yaml:2: This is not UTF-8. Save the file as UTF-8."]


def test_themes_with_one_slug_are_told(course):
    path = course / THEMES
    path.write_text(path.read_text(encoding="utf-8") * 2, encoding="utf-8")

    assert problems_of(course) == [
        "themes.yaml:5: The theme “harvest” is in themes.yaml:1 already."
    ]


def test_two_sources_of_one_file_are_told(course):
    text = (course / SOURCE).read_text(encoding="utf-8")
    (course / "sources/other.yaml").write_text(
        text.replace("slug: letter-1950", "slug: other"), encoding="utf-8"
    )

    assert problems_of(course) == [f"sources/other.yaml:1: {SOURCE}:1 has the same SHA-256."]


def test_digest_that_is_empty_is_told(course):
    path = course / DIGEST
    path.write_text(path.read_text(encoding="utf-8").split("## ")[0], encoding="utf-8")

    [problem] = problems_of(course)
    assert problem.startswith(f"{DIGEST}:13: The file is empty")


def test_byline_of_a_digest_is_kept(course):
    edit(course, DIGEST, "language: en\n", "language: en\nbyline: Lan and Minh\n")

    [digest] = read_course(course).digests

    assert isinstance(digest, DigestRecord)
    assert digest.byline == "Lan and Minh"
    assert file_contents([digest])[DIGEST] == (course / DIGEST).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.json")), ids=lambda path: path.stem)
def test_schema_is_a_schema(path):
    schema = json.loads(path.read_text(encoding="utf-8"))

    Draft202012Validator.check_schema(schema)
    assert {"title", "description"} <= set(schema)


MODELS = {
    "events": Event,
    "indicators": Indicator,
    "course": Course,
    "themes": Theme,
    "terms": Term,
    "source": Source,
    "digest": Article,
    "module": Module,
    "lesson": Lesson,
}


@pytest.mark.parametrize("kind", MODELS)
def test_schema_allows_no_more_than_can_be_stored(kind):
    schema = json.loads((SCHEMAS / f"{kind}.json").read_text(encoding="utf-8"))
    properties = (schema.get("items") or schema)["properties"]
    fields = {field.name: field for field in MODELS[kind]._meta.get_fields()}

    allowed = {
        name: part.get("maxLength") or part["properties"]["en"].get("maxLength")
        for name, part in properties.items()
        if name in fields
        and ("maxLength" in part or "properties" in part)
        and name not in {"aims", "aliases", "settlement"}
    }

    assert allowed
    assert allowed == {
        name: fields[name].related_model._meta.get_field("slug").max_length
        if fields[name].is_relation
        else fields[name].max_length
        for name in allowed
    }


def test_schema_allows_titles_of_steps_that_can_be_stored():
    text = (SCHEMAS / "lesson.json").read_text(encoding="utf-8")

    lengths = {int(length) for length in re.findall(r'"maxLength": (\d+)', text)}

    assert Step._meta.get_field("title").max_length in lengths
