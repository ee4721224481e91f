"""What the commands say."""

import pytest
from django.core.management import CommandError, call_command

from portal.lessons.models import Lesson
from tests.portal.courses.example import LESSON, edit

pytestmark = pytest.mark.django_db


def test_first_load_says_what_is_new(course, capsys):
    call_command("load_course", str(course))

    said = capsys.readouterr()
    assert said.out == "letters: 11 new; 8 made public.\n"
    assert said.err.splitlines() == [
        "files read: 11",
        "themes: 1",
        "terms: 1",
        "sources: 1",
        "digests: 1",
        "places: 1",
        "annotations: 1",
        "events: 1",
        "indicators: 1",
        "courses: 1",
        "modules: 1",
        "lessons: 1",
    ]


def test_second_load_says_that_nothing_has_changed(course, capsys):
    call_command("load_course", str(course), "--draft")
    call_command("load_course", str(course), "--draft")

    out = capsys.readouterr().out
    assert out.splitlines()[-1] == "letters: 11 unchanged. Nothing has changed."


def test_load_names_what_was_left_and_which_texts_matched(course, tmp_path, capsys):
    call_command("load_course", str(course))
    Lesson.objects.update(minutes=50)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/a.txt").write_text("Some words.")
    capsys.readouterr()

    call_command("load_course", str(course), "--texts", str(tmp_path / "texts"))

    assert capsys.readouterr().out.splitlines() == [
        "left as changed here: lesson one-letter/what-she-says",
        "a.txt: matches no source of the course",
        (
            "letters: 10 unchanged, 1 left as changed here; 0 of 1 files of texts imported."
            " Nothing has changed."
        ),
    ]


def test_broken_files_are_named_with_their_lines(course):
    edit(course, LESSON, "minutes: 30", "minutes: 0")

    with pytest.raises(CommandError) as caught:
        call_command("load_course", str(course))

    assert str(caught.value) == (
        f"{LESSON}:15: “steps” must be at least 1.\nNothing was loaded: 1 to mend."
    ).replace("steps", "minutes")


def test_conflict_names_the_ways_out_and_take_takes_one(course):
    call_command("load_course", str(course))
    Lesson.objects.update(minutes=50)
    edit(course, LESSON, "minutes: 30", "minutes: 40")

    with pytest.raises(CommandError, match="Add --keep to keep what is here, or --take"):
        call_command("load_course", str(course))
    call_command("load_course", str(course), "--take")

    assert Lesson.objects.get().minutes == 40


def test_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CommandError, match="There is no such folder and no such zip"):
        call_command("load_course", str(tmp_path / "nowhere"))


def test_folder_of_texts_that_is_not_there_is_refused(course, tmp_path):
    with pytest.raises(CommandError, match="is not a folder"):
        call_command("load_course", str(course), "--texts", str(tmp_path / "nowhere"))
