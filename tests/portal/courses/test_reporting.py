"""Digests beside the sources that they report."""

import hashlib

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from tests.portal.courses.example import (
    ANNOTATIONS,
    DIGEST,
    LETTER,
    LETTER_SHA256,
    PLACES,
    SHIPPED,
    SOURCE,
    edit,
)
from tests.samples import TEXTS, needs_samples

WHOLE = LETTER.decode() + "".join(
    f"\nThe {nth} paragraph says more of the river and of those who left.\n"
    for nth in ("second", "third", "fourth")
)


@pytest.fixture
def texts(course, tmp_path):
    """Gives a folder with the file of the letter, some words changed, as the course records it."""

    def write(old="", new=""):
        folder = tmp_path / "texts"
        folder.mkdir()
        data = WHOLE.replace(old, new).encode() if old else WHOLE.encode()
        (folder / "letter.txt").write_bytes(data)
        edit(course, SOURCE, LETTER_SHA256, hashlib.sha256(data).hexdigest())
        return folder

    return write


def checked(capsys, course, *options):
    """What `check_course` says line by line, and how it ends."""
    failure = ""
    try:
        call_command("check_course", str(course), *map(str, options))
    except CommandError as error:
        failure = str(error)
    return capsys.readouterr().out.splitlines(), failure


def test_quotation_outside_of_what_its_block_reports_is_an_error_without_texts(course, capsys):
    edit(course, DIGEST, "{para=1}", "{para=99}")

    assert checked(capsys, course) == (
        [
            (
                f"{DIGEST}:17: error: The quotation names paragraph 99, but its block reports"
                " paragraph 1."
            )
        ],
        "1 to mend, 0 to think about.",
    )


@pytest.mark.parametrize(
    ("old", "new"), [("", ""), ("all of it", "ALL,  of “it”"), ("all of it", "all[1] of it")]
)
def test_digest_that_holds_against_its_source_passes(course, texts, capsys, old, new):
    folder = texts(old, new)

    assert checked(capsys, course, "--texts", folder) == (
        ["letters: 0 to mend, 0 to think about."],
        "",
    )


@pytest.mark.parametrize(("said", "is_there"), [("took … it in", True), ("night … took", False)])
def test_words_left_out_stand_in_their_order(course, texts, capsys, said, is_there):
    (course / ANNOTATIONS).unlink()
    (course / PLACES).unlink()
    edit(course, DIGEST, "“all of it”", f"“{said}”")

    lines, _ = checked(capsys, course, "--texts", texts())

    message = f"“{said}” does not stand in paragraph 1 of the source."
    assert lines == (
        ["letters: 0 to mend, 0 to think about."]
        if is_there
        else [f"{DIGEST}:17: error: {message}"]
    )


@pytest.mark.parametrize("words", ["some of it", "overall of it", "all of its"])
def test_quotation_that_the_paragraph_does_not_have_is_an_error(course, texts, capsys, words):
    assert checked(capsys, course, "--texts", texts("all of it", words)) == (
        [f"{DIGEST}:17: error: “all of it” does not stand in paragraph 1 of the source."],
        "1 to mend, 0 to think about.",
    )


def test_paragraph_that_the_source_does_not_have_is_an_error(course, texts, capsys):
    edit(course, DIGEST, "{reports=1}", "{reports=1-9}")
    edit(course, DIGEST, "{para=1}", "{para=8}")

    lines, _ = checked(capsys, course, "--texts", texts())

    assert lines == [
        (
            f"{DIGEST}:17: error: The block reports paragraphs 1 to 9, but the last of the source"
            " is 4."
        ),
        f"{DIGEST}:17: error: The source has no paragraph 8: its last is 4.",
    ]


def test_source_without_its_file_is_a_warning(course, tmp_path, capsys):
    (tmp_path / "a.txt").write_text("Something else.")

    assert checked(capsys, course, "--texts", tmp_path) == (
        [
            (
                f"{DIGEST}:2: warning: No file of the source “letter-1950” is there to compare the"
                " digest with."
            ),
            "letters: 0 to mend, 1 to think about.",
        ],
        "",
    )


def test_folder_that_is_none_is_refused(course):
    with pytest.raises(CommandError, match=r"nowhere is not a folder\."):
        call_command("check_course", str(course), "--texts", "nowhere")


@pytest.mark.django_db
def test_load_with_texts_warns_and_loads(course, texts, capsys):
    folder = texts("\nThe fourth paragraph says more of the river and of those who left.\n", "")

    call_command("load_course", str(course), "--texts", str(folder))

    assert capsys.readouterr().err.splitlines()[-1] == (
        f"{DIGEST}:23: warning: The block reports paragraph 4, but the last of the source is 3."
    )
    assert Article.objects.published().count() == 2


@needs_samples
def test_shipped_digests_hold_against_their_sources(capsys):
    call_command("check_course", str(SHIPPED), "--texts", str(TEXTS))

    assert " 0 to mend" in capsys.readouterr().out.splitlines()[-1]
