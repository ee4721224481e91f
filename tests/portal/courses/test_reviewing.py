"""Looking through the files of a course without loading them."""

import pytest
from django.core.management import CommandError, call_command

from portal.courses.files import review_course
from tests.portal.courses.example import (
    ANNOTATIONS,
    DIGEST,
    LESSON,
    MODULE,
    SHIPPED,
    SOURCE,
    TERMS,
    edit,
)


def said_of(problems) -> list[str]:
    return [str(problem) for problem in problems]


def test_example_and_shipped_course_have_no_errors(course):
    reviews = review_course(course), review_course(SHIPPED)

    assert [review.errors for review in reviews] == [(), ()]
    assert reviews[0].warnings == ()


def test_files_that_cannot_be_read_are_told(course):
    edit(course, ANNOTATIONS, "took the", "ate the")
    edit(course, LESSON, "minutes: 30", "minutes: 0")

    review = review_course(course)

    assert [problem.file for problem in review.errors] == [ANNOTATIONS, LESSON]
    assert [problem.line for problem in review.errors] == [34, 15]


def test_reading_of_nothing_is_an_error(course):
    edit(course, LESSON, "text: letter-1950-digest", "text: letter-1951-digest")

    assert said_of(review_course(course).errors) == [
        f"{LESSON}:21: There is no digests/letter-1951-digest.md to read."
    ]


def test_reading_of_a_source_is_a_warning(course):
    edit(course, LESSON, "text: letter-1950-digest", "text: letter-1950")

    review = review_course(course)

    assert review.errors == ()
    assert said_of(review.warnings) == [
        f"{LESSON}:21: “letter-1950” can be read only where the source's own text is loaded."
    ]


@pytest.mark.parametrize(
    ("name", "old", "line"),
    [(LESSON, "Then read once more", 26), (DIGEST, "two neighbours", 20), (ANNOTATIONS, "*he", 17)],
)
def test_link_that_leads_nowhere_is_an_error(course, name, old, line):
    edit(course, name, old, f"[there](/modules/one-letter/nothing/), {old}")

    assert said_of(review_course(course).errors) == [
        f"{name}:{line}: “/modules/one-letter/nothing/” leads to no page that the course makes."
    ]


@pytest.mark.parametrize(
    "address",
    [
        "/articles/letter-1950-digest/",
        "/vi/articles/letter-1950/r/1/2-9/",
        "/modules/one-letter/what-she-says/#step-1",
        "/modules/one-letter/",
        "/modules/",
        "https://example.org/modules/x/",
        "/sign-in/",
        "#x",
    ],
)
def test_link_to_a_page_is_no_error(course, address):
    edit(course, LESSON, "Then read once more", f"[there]({address}) then")

    assert review_course(course).errors == ()


def test_link_written_with_escapes_is_told_at_its_step(course):
    edit(course, LESSON, "Then read once more", r"[there](/modules/one\-letter/x/) then")

    assert said_of(review_course(course).errors) == [
        f"{LESSON}:21: “/modules/one-letter/x/” leads to no page that the course makes."
    ]


def test_term_that_nothing_names_is_a_warning(course):
    path = course / TERMS
    more = "- slug: {0}\n  kind: concept\n  name:\n    en: {0}\n"
    relation = "  relations:\n    - kind: part_of\n      to: bird\n"
    text = path.read_text(encoding="utf-8") + more.format("crane") + relation + more.format("bird")
    path.write_text(text, encoding="utf-8")

    review = review_course(course)

    assert said_of(review.warnings) == [
        f"{TERMS}:13: No digest and no lesson names the term “crane”."
    ]


def test_lesson_that_reads_nothing_is_a_warning(course):
    text = (course / LESSON).read_text(encoding="utf-8")
    start, end = text.index("  - kind: reading"), text.index("  - kind: text")
    (course / LESSON).write_text(text[:start] + text[end:], encoding="utf-8")

    assert said_of(review_course(course).warnings) == [
        f"{LESSON}:2: The lesson “what-she-says” reads no text."
    ]


GUESS = """  - kind: sourcing
    title:
      en: Guess
    text: letter-1950-digest
---
"""


def with_a_guess(course):
    """Let the lesson of the example have its letter guessed."""
    path = course / LESSON
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.rindex("---\n")] + GUESS, encoding="utf-8")


def test_guess_that_nothing_gives_away_is_no_warning(course):
    with_a_guess(course)

    assert review_course(course).warnings == ()


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "what"),
    [
        (DIGEST, "en: A letter", "en: Mai Thi Do’s letter", 2, "The title names the author, Mai"),
        (LESSON, "Then read once more", "Mai Thị Đò is sad. Read", 21, "The step names the author"),
        (MODULE, "en: ", "en: Mai Thị Đò, ", 1, "The module names the author"),
        (LESSON, "Then read once more", "In 1950 read", 21, "The step names the year, 1950"),
    ],
)
def test_words_that_give_a_guess_away_are_a_warning(course, name, old, new, line, what):
    edit(course, SOURCE, "name: Nguyen Thi Mai", "name: Mai Thị Đò")
    with_a_guess(course)
    path = course / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    [warning] = said_of(review_course(course).warnings)

    assert warning.startswith(f"{name}:{line}: {what}")
    assert warning.endswith(", which learners of “what-she-says” guess.")


def test_beginning_that_gives_a_guess_away_is_a_warning(course):
    edit(course, SOURCE, "name: Nguyen Thi Mai", "name: The writer")
    with_a_guess(course)

    [warning] = said_of(review_course(course).warnings)

    assert warning.startswith(f"{DIGEST}:17: The beginning names the author, The writer")


def test_command_says_that_all_is_well(course, capsys):
    call_command("check_course", str(course))

    assert capsys.readouterr().out == "letters: 0 to mend, 0 to think about.\n"


def test_command_names_errors_and_warnings_and_fails(course, capsys):
    edit(course, LESSON, "Then read once more", "[there](/articles/nowhere/) then")
    edit(course, TERMS, "vi: lúa", "vi: gạo")
    edit(course, TERMS, "en: rice", "en: barley")

    with pytest.raises(CommandError) as caught:
        call_command("check_course", str(course))

    assert (str(caught.value), caught.value.returncode) == ("1 to mend, 1 to think about.", 1)
    assert capsys.readouterr().out.splitlines() == [
        f"{LESSON}:26: error: “/articles/nowhere/” leads to no page that the course makes.",
        f"{TERMS}:1: warning: No digest and no lesson names the term “rice”.",
    ]


def test_command_names_files_that_cannot_be_read(course, capsys):
    edit(course, SOURCE, '"1950~"', '"in 1950"')

    with pytest.raises(CommandError):
        call_command("check_course", str(course))

    assert capsys.readouterr().out.startswith(f"{SOURCE}:11: error: “published” is not a date")
