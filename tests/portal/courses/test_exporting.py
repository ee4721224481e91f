"""Exporting a course: identical bytes, and nothing that readers do not see."""

import pytest
from django.core.management import CommandError, call_command

from articles.models import Annotation, Article, Mention, Rights, Source, Term, Theme
from articles.operations.publishing import withdraw_article
from articles.operations.revisions import save_revision
from articles.text import Block, BlockKind, Document
from portal.courses.exporting import ExportRefused, write_course
from portal.courses.loading import load_course
from portal.courses.models import LoadedObject
from portal.lessons.models import Course, Lesson, Module
from tests.portal.courses.example import DESK, DIGEST, LESSON, SHIPPED, contents, edit
from timeline.models import Event, Indicator

pytestmark = pytest.mark.django_db


def test_export_of_a_fresh_load_is_the_shipped_course(tmp_path):
    load_course(SHIPPED)

    count, warnings = write_course(SHIPPED.name, tmp_path)

    assert (count, warnings) == (41, [])
    assert contents(tmp_path) == contents(SHIPPED)


def test_export_loaded_into_an_empty_database_gives_identical_bytes(course, tmp_path):
    load_course(course)
    Lesson.objects.update(title='Read: "slowly"', question="x " * 90, aims="One\r\nTwo #2")
    Lesson.objects.get().steps.filter(position=1).update(body="  a\r\n\r\n- b  \r\n")
    Module.objects.update(position=12)
    write_course("letters", tmp_path / "first")
    Course.objects.all().delete()
    Event.objects.all().delete()
    Indicator.objects.all().delete()
    Article.objects.update(published_revision=None, published_at=None, withdrawn_at=None)
    for model in (Annotation, Mention, Term, Article, Source, Theme, LoadedObject):
        model.objects.all().delete()

    load_course(tmp_path / "first")
    write_course("letters", tmp_path / "second")

    assert Module.objects.get().position == 12
    assert contents(tmp_path / "second") == contents(tmp_path / "first")
    assert Lesson.objects.get().aims == "One\nTwo #2"


def test_export_is_loaded_as_no_change(course, tmp_path):
    load_course(course)
    Lesson.objects.update(title="Renamed here")
    write_course("letters", tmp_path / "export")

    report = load_course(tmp_path / "export")

    assert report.is_unchanged


@pytest.mark.parametrize("below", ["", "/deeper"])
def test_export_to_what_is_no_folder_says_so(course, tmp_path, below):
    load_course(course)
    (tmp_path / "file").write_text("words")
    folder = f"{tmp_path}/file{below}"

    with pytest.raises(CommandError) as caught:
        call_command("export_course", "letters", folder)

    assert str(caught.value) == (
        f"The course cannot be written to {folder}: Not a directory. Name a folder that you may"
        " write in; it need not be there yet."
    )
    assert (tmp_path / "file").read_text() == "words"


def test_drafts_are_not_exported(course, tmp_path):
    load_course(course)
    Lesson.objects.update(published_at=None)
    words = "Words of an editor."
    save_revision(
        by=None,
        article=Article.objects.get(),
        document=Document(words, (Block(BlockKind.PARAGRAPH, 0, len(words)),)),
    )

    write_course("letters", tmp_path / "export")

    exported = contents(tmp_path / "export")
    assert LESSON not in exported
    assert exported[DIGEST] == (course / DIGEST).read_bytes()


def test_lesson_made_here_is_exported(course, tmp_path):
    load_course(course)
    module = Module.objects.get()
    Lesson.objects.create(
        module=module,
        slug="more",
        title="More",
        question="What else?",
        position=2,
        published_at=module.published_at,
    )

    write_course("letters", tmp_path / "export")

    assert (tmp_path / "export/modules/01-one-letter/lessons/02-more.md").is_file()
    assert load_course(tmp_path / "export").is_unchanged


def test_reading_of_a_withdrawn_text_is_told(course, tmp_path):
    load_course(course)
    withdraw_article(by=None, article=Article.objects.get())

    _, warnings = write_course("letters", tmp_path / "export")

    assert warnings == [
        (
            "The lesson “one-letter/what-she-says” reads “letter-1950-digest”, which is no public"
            " digest: the files can be loaded only where that text is."
        )
    ]


@pytest.mark.parametrize("rights", [Rights.ACCOUNT, Rights.EXCERPT])
def test_words_of_a_text_that_is_not_open_are_not_exported(course, tmp_path, rights):
    path = course / LESSON
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.removesuffix("---\n") + DESK, encoding="utf-8")
    load_course(course)
    Article.objects.update(rights=rights)

    _, warnings = write_course("letters", tmp_path / "export")

    exported = contents(tmp_path / "export")
    assert not [name for name, held in exported.items() if b"two neighbours" in held]
    assert [warning for warning in warnings if "quotes" in warning] == [
        f"The step “{title}” of the lesson “one-letter/what-she-says” quotes words of"
        " “letter-1950-digest” that stand in no public digest: it is not written."
        for title in ("Slowly", "Show it")
    ]


def test_older_export_is_replaced(course):
    load_course(course)
    edit(course, "course.yaml", "en: Letters", "en: Older")
    (course / "digests/old.md").write_text("x")
    (course / "README.md").write_text("kept")

    write_course("letters", course)

    assert "digests/old.md" not in contents(course)
    assert contents(course)["README.md"] == b"kept"
    assert b"en: Letters\n" in contents(course)["course.yaml"]


def test_folder_of_something_else_is_left_alone(course, tmp_path):
    load_course(course)
    (tmp_path / "other").mkdir()
    (tmp_path / "other/notes.txt").write_text("mine")

    with pytest.raises(ExportRefused):
        write_course("letters", tmp_path / "other")

    assert contents(tmp_path / "other") == {"notes.txt": b"mine"}


def test_course_that_is_not_public_is_refused(course, tmp_path):
    load_course(course, public=False)

    with pytest.raises(ExportRefused, match="no public course"):
        write_course("letters", tmp_path / "export")

    assert not (tmp_path / "export").exists()


def test_command_says_what_it_wrote(course, tmp_path, capsys):
    load_course(course)

    call_command("export_course", "letters", str(tmp_path / "export"))

    assert capsys.readouterr().out == f"letters: 11 files in {tmp_path / 'export'}.\n"
